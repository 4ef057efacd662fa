"""What a kept page costs the server, beside a bare Django view of the same size under the same server.

The cost is the processor time of the server and its workers, so that the client and the neighbours on the machine do
not count; the rate is what one client saw.
"""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

REQUESTS = 3000
PAGE = "/nl/projects/"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one kind of answer costs: milliseconds of processor per request, requests per second, bytes of the body."""

    milliseconds: float
    rate: float
    size: int


def spare_port():
    """Return a port on which nothing listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextmanager
def served(application, **environment):
    """Serve a WSGI application with one worker; yield its process and port."""
    port = spare_port()
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "wsgi", "--no-ws", "--blocking-threads", "1", "--log-level", "error"]
    command += ["--host", "127.0.0.1", "--port", str(port), application]
    # Every word of the command is ours.
    server = subprocess.Popen(command, cwd=settings.BASE_DIR, env={**os.environ, **environment})  # noqa: S603
    try:
        _wait_for(port)
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port, seconds=30):
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def processor_seconds(pid):
    """Return the processor time that a process and all under it have used, in seconds."""
    parents, used = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        own = int(path.parent.name)
        parents[own], used[own] = int(fields[1]), int(fields[11]) + int(fields[12])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(used.get(member, 0) for member in family) / os.sysconf("SC_CLK_TCK")


def cost(pid, port, path, requests=REQUESTS, **headers):
    """Ask `requests` times for `path` on one connection, after a few to warm up; return the `Cost`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Accept-Encoding": "gzip", **headers}

    def ask():
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read()

    for _time in range(20):
        response, body = ask()
    if response.status not in (200, 304):
        raise RuntimeError(f"{path} answered {response.status}")
    before, start = processor_seconds(pid), time.perf_counter()
    for _time in range(requests):
        ask()
    seconds = time.perf_counter() - start
    connection.close()
    return Cost(1000 * (processor_seconds(pid) - before) / requests, requests / seconds, len(body)), response


def kept_pages(database, folder, requests=REQUESTS):
    """Return {name: `Cost`} of a kept page, of the same page unchanged (304), and of a bare view of its size.

    `database` is the address of a database with records; static files are collected into `folder`.
    """
    static = Path(folder) / "static"
    environment = {
        "DATABASE_URL": database,
        "STATIC_ROOT": str(static),
        "DEBUG": "False",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "False",
    }
    collect = [sys.executable, str(settings.BASE_DIR / "manage.py"), "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, env={**os.environ, **environment}, check=True)  # noqa: S603
    with served("benelux_tracker.wsgi:application", **environment) as (pid, port):
        kept, response = cost(pid, port, PAGE, requests)
        unchanged, _response = cost(pid, port, PAGE, requests, **{"If-None-Match": response.headers["ETag"]})
    with served("projects.management.bare:application", BARE_BYTES=str(kept.size)) as (pid, port):
        bare, _response = cost(pid, port, "/", requests)
    return {"bare view": bare, "kept page": kept, "unchanged": unchanged}


def cost_table(costs):
    """Yield the lines that people read: half the rate of the bare view is the least that is aimed at."""
    bare = costs["bare view"]
    yield f"{'answer':<12}{'bytes':>8}{'ms':>8}{'per second':>12}{'times the bare view':>22}"
    for name, found in costs.items():
        ratio = found.milliseconds / bare.milliseconds
        yield f"{name:<12}{found.size:>8}{found.milliseconds:>8.3f}{found.rate:>12.0f}{ratio:>22.2f}"
