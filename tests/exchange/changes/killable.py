"""A program that takes steps with change sets, each in a process of its own that can be killed while it works.

Each line it reads is a JSON list: a verb, its arguments, and after how many seconds the process is killed (null: it
is let be). Each line it writes is a JSON list: whether it was killed, and how many seconds it worked.
"""

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path

from django.core.management import call_command

from projects.exchange import changes
from projects.exchange.changes.write import MODELS
from projects.models import ChangeSet

FAILED = 3
LINGERS = 0.03


def main():
    """Do what is asked, line by line; this process itself never opens the database."""
    for line in sys.stdin:
        verb, arguments, seconds = json.loads(line)
        sys.stdout.write(json.dumps(work(verb, arguments, seconds)) + "\n")
        sys.stdout.flush()


def work(verb, arguments, seconds):
    """Let a new process take a step; kill it after so many seconds. Return whether it died of that, and its seconds."""
    ready, begun = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(take(verb, arguments, begun))
    os.close(begun)
    os.read(ready, 1)
    os.close(ready)
    start = time.perf_counter()
    if seconds is not None:
        time.sleep(seconds)
        # It is not waited for yet, so that the number is still its own, alive or dead.
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    if not killed and os.WEXITSTATUS(status):
        raise SystemExit(f"{verb} failed")
    return killed, time.perf_counter() - start


def take(verb, arguments, begun):
    """Take the step, saying when it begins; return the exit code of the process."""
    os.write(begun, b".")
    try:
        STEPS[verb](*arguments)
        # Whoever takes a step lives on for a while, and can be killed when it is done too.
        time.sleep(LINGERS)
    except BaseException:
        traceback.print_exc()
        return FAILED
    return 0


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
        call_command("import_records", kind, path, stdout=nowhere)


STEPS = {"propose": propose_file, "apply": apply_set, "undo": undo_set, "import": import_file}
