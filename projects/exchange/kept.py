"""The file of all data, made once for each state of the data and kept in `DUMP_FOLDER`.

A lock keeps two processes from making it at once.
"""

import fcntl
import hashlib
import json
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from projects.models import RECORD_TYPES, data_version

from .dump import explanations, write_dump

_TRIES = 3
# Up to so many rows the zip is made in no time, so that a page can wait for its size and its digest.
FEW_ROWS = 20_000
# For how many seconds a request waits while another one makes the zip: whoever waits holds up a thread.
PATIENCE = 10


class DumpBeingMade(Exception):  # noqa: N818
    """Somebody else is making the zip, and it takes its time."""


@dataclass(frozen=True, slots=True)
class Dump:
    """The file of all data: where it lies, its size in bytes, its SHA-256, and what its manifest says."""

    path: Path
    size: int
    digest: str
    manifest: dict


def current_dump():
    """Return the `Dump` of the data as they are, made now where it is not there yet; raises `DumpBeingMade`."""
    with _locked():
        return _kept(_state()) or _made()


def open_dump():
    """Return the `Dump` of the data as they are, and its file, open for reading: nobody can take it away any more.

    Raises `DumpBeingMade`, as `current_dump` does, where another process has been making it for too long.
    """
    with _locked():
        dump = _kept(_state()) or _made()
        return dump, dump.path.open("rb")


def dump_for_page():
    """Return the `Dump` of the data as they are, None where a page would have to wait for it."""
    try:
        return kept_dump() or (current_dump() if _few_rows() else None)
    except DumpBeingMade:
        return None


def _few_rows():
    most = FEW_ROWS + 1
    return sum(model.objects.public().order_by()[:most].count() for model in RECORD_TYPES) < most


def kept_dump():
    """Return the `Dump` of the data as they are, or None where it has not been made yet."""
    return _kept(_state())


def _state():
    return hashlib.sha256(f"{data_version()} {_static_digest()}".encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _static_digest():
    """Return the digest of what a new version of the program may change: the texts and the columns."""
    return hashlib.sha256(b"".join(content for _name, content in explanations())).hexdigest()


@contextmanager
def _locked():
    """Hold the lock of the folder; raises `DumpBeingMade` where another holds it for longer than `PATIENCE`."""
    folder = settings.DUMP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        _take(lock)
        yield


def _take(lock):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise DumpBeingMade from error
            time.sleep(0.05)
        else:
            return


def _paths(state):
    return settings.DUMP_FOLDER / f"{state}.zip", settings.DUMP_FOLDER / f"{state}.json"


def _kept(state):
    """Return the `Dump` that was kept for `state`, None where there is none."""
    path, card = _paths(state)
    try:
        kept = json.loads(card.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Dump(path, kept["size"], kept["digest"], kept["manifest"])


def _made():
    """Make the dump and keep it instead of any other; once more where the data changed meanwhile."""
    for _try in range(_TRIES):
        state = _state()
        draft = settings.DUMP_FOLDER / "draft.zip"
        with draft.open("wb") as file:
            manifest = write_dump(file)
        if state == _state():
            break
    path, card = _paths(state)
    with draft.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    described = {"size": draft.stat().st_size, "digest": digest, "manifest": manifest}
    for old in settings.DUMP_FOLDER.glob("*"):
        if old.name not in ("lock", draft.name):
            old.unlink()
    draft.replace(path)
    draft.write_text(json.dumps(described), encoding="utf-8")
    draft.replace(card)
    return Dump(path, described["size"], digest, manifest)
