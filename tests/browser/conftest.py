"""A running tracker, made with the commands a newcomer types, and a browser to walk it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

import environ
import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# With SLOW=300 every answer comes 300 ms late, in drops, to a processor of a quarter: a test that does not wait for
# what it asked for fails then, instead of once in a while.
SLOW_MS = int(os.environ.get("SLOW", "0"))

# Playwright keeps an event loop in this thread, where Django would then refuse the database to every other test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Site(NamedTuple):
    """A running tracker: its address and the passwords of the three sign-ins."""

    url: str
    passwords: dict


def pytest_collection_modifyitems(items):
    """Keep all browser tests together, and skip them where there is no Chromium; with CI set that is a failure."""
    for item in items:
        if ROOT / "tests" / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session", autouse=True)
def chromium_is_there():
    """Skip where there is no Chromium; where `CI` is set, fail."""
    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is missing: nothing was tried in a browser.")


def _spare_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@pytest.fixture(scope="session")
def database_url(tmp_path_factory):
    """A database of its own for the running tracker, of the kind that DATABASE_URL names."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path_factory.mktemp('site') / 'db.sqlite3'}"
        return
    given, name = environ.Env.db_url_config(url), f"browser_{os.getpid()}"
    keys = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    with psycopg.connect(autocommit=True, **{key: given[value] or None for key, value in keys.items()}) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield re.sub(r"/[^/]*$", f"/{name}", url)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def site(database_url):
    """The tracker as `make run` serves it: migrated, seeded, with its three sign-ins."""
    port = _spare_port()
    environment = os.environ | {"DATABASE_URL": database_url, "DEBUG": "True", "PYTHONUNBUFFERED": "1"}
    prepared = subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    passwords = dict(re.findall(r"^\s*(administrator|publisher|editor)\W+(\S+)\s*$", prepared.stdout, re.MULTILINE))
    granian = str(Path(sys.executable).with_name("granian"))
    command = [
        granian,
        "--interface",
        "wsgi",
        "--no-ws",
        "--blocking-threads",
        "4",
        "--backpressure",
        "16",
        "--log-level",
        "warning",
    ]
    command += ["--host", "127.0.0.1", "--port", str(port), "benelux_tracker.wsgi:application"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/en/")
        yield Site(url, passwords)
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(url, seconds=30):
    """Return once `url` answers, or fail after `seconds`."""
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


def _slow_down(session):
    """Let everything that one page does take longer."""
    drops = 100_000
    network = {"offline": False, "latency": SLOW_MS, "downloadThroughput": drops, "uploadThroughput": drops}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", network)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})


@pytest.fixture
def complaints():
    """What the console of the page complains of."""
    return []


@pytest.fixture
def page(browser, complaints):
    """A fresh page, without cookies, whose console must stay silent."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    if SLOW_MS:
        _slow_down(context.new_cdp_session(tab))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    # The answers 400 and 404 that a test asks for are logged by the browser itself.
    assert [text for text in complaints if "status of 4" not in text] == []


@pytest.fixture
def axe(complaints):
    """What axe finds on a page: a list of (rule, selector) pairs."""

    def found(tab):
        tab.evaluate("0")
        said = len(complaints)
        violations = Axe().run(tab).response["violations"]
        tab.evaluate("0")
        # axe tries a style of its own, which the policy of the page rightly blocks.
        del complaints[said:]
        return [(rule["id"], node["target"][0]) for rule in violations for node in rule["nodes"]]

    return found


@pytest.fixture
def sign_in(page, site):
    """Sign in to the staff desk as one of the three, on `page`."""

    def as_user(name):
        page.goto(f"{site.url}/admin/login/?next=/admin/")
        page.fill("#id_login", name)
        page.fill("#id_password", site.passwords[name])
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return as_user
