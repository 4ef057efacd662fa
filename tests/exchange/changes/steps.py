"""A program that takes steps with change sets, each in a process of its own that can be killed while it works.

Each line it reads is a JSON list: a verb, its arguments, and after how many seconds the process is killed (null: it
is let be). Each line it writes is a JSON list: done, killed or refused, and how many seconds it worked.
"""

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import Client

from projects.exchange import changes
from projects.exchange.changes.write import MODELS
from projects.exchange.errors import Conflict
from projects.models import ChangeSet, User

OUTCOMES = ("done", "refused", "failed")
LINGERS = 0.1


def main():
    """Do what is asked, line by line; this process itself never opens the database."""
    for line in sys.stdin:
        verb, arguments, seconds = json.loads(line)
        sys.stdout.write(json.dumps(work(verb, arguments, seconds)) + "\n")
        sys.stdout.flush()


def work(verb, arguments, seconds):
    """Let a new process take a step; kill it after so many seconds. Return what became of it, and its seconds."""
    ready, begun = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(OUTCOMES.index(take(verb, arguments, begun)))
    os.close(begun)
    os.read(ready, 1)
    os.close(ready)
    start = time.perf_counter()
    if seconds is not None:
        time.sleep(seconds)
        # It is not waited for yet, so that the number is still its own, alive or dead.
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    outcome = "killed" if os.WIFSIGNALED(status) else OUTCOMES[os.WEXITSTATUS(status)]
    return outcome, time.perf_counter() - start


def take(verb, arguments, begun):
    """Take the step, saying when it begins; return its outcome."""
    os.write(begun, b".")
    try:
        outcome = STEPS[verb](*arguments)
        # Whoever takes a step lives on for a while, and can be killed when it is done too.
        time.sleep(LINGERS)
    except (Conflict, CommandError):
        return "refused"
    except BaseException:
        traceback.print_exc()
        return "failed"
    return outcome or "done"


def propose_file(kind, path):
    """Propose what a file would change in the records of a kind."""
    changes.propose(MODELS[kind], Path(path).read_bytes(), Path(path).name)


def apply_set(code):
    """Apply the set with this code."""
    changes.apply(ChangeSet.objects.get(code=code))


def undo_set(code):
    """Undo the set with this code."""
    changes.undo(ChangeSet.objects.get(code=code))


def import_file(kind, path):
    """Bring a file in as at a terminal: proposed and applied at once."""
    with Path(os.devnull).open("w") as nowhere:
        call_command("import_records", kind, path, stdout=nowhere, stderr=nowhere)


def click(code, step, moment):
    """Press a button on the page of a set at this moment (seconds since 1970); the page is open before."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(is_superuser=True))
    address = ChangeSet.objects.get(code=code).get_absolute_url()
    client.get(address)
    time.sleep(max(0, moment - time.time()))
    return {302: "done", 409: "refused"}.get(client.post(address, {"step": step}).status_code, "failed")


STEPS = {"propose": propose_file, "apply": apply_set, "undo": undo_set, "import": import_file, "click": click}
