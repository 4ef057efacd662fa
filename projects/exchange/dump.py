"""All public data in one zip: a CSV per record type, what the columns mean, the licence, and a manifest with digests.

The same data give the same bytes. The file is made once for each state of the data and kept in `DUMP_FOLDER`; a lock
keeps two processes from making it at once.
"""

import fcntl
import hashlib
import json
import time
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from projects.models import RECORD_TYPES
from projects.models.freshness import data_state
from projects.translated import LANGUAGES

from .dictionary import meanings
from .download import as_csv, rows
from .resources import resource_for
from .seeding import fixture_name

NAME = "benelux-tracker"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_NO_CHANGE = datetime(1980, 1, 1, tzinfo=UTC)
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
    return hashlib.sha256(f"{data_state(RECORD_TYPES)}{_static_digest()}".encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _static_digest():
    """Return the digest of what a new version of the program may change: the texts and the columns."""
    return hashlib.sha256(b"".join(content for _name, content in _explanations())).hexdigest()


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


def write_dump(file):
    """Write all public data as a zip into the binary `file`, some hundred rows at a time; return the manifest."""
    changed = last_change()
    stamp = max(changed, _NO_CHANGE).timetuple()[:6]
    files = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in RECORD_TYPES:
            lines = rows(resource_for(model), model.objects.public().order_by("code"))
            files.append(_add(archive, fixture_name(model), stamp, lines))
        for name, content in _explanations():
            _add_bytes(archive, name, stamp, [content])
            files.append({"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
        manifest = {
            "title": "Benelux Tracker",
            "day": timezone.localdate(changed).isoformat(),
            "modified": changed.isoformat(),
            "licence": LICENCE,
            "files": files,
        }
        text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
        _add_bytes(archive, "manifest.json", stamp, [text.encode()])
    return manifest


def last_change():
    """Return the moment (UTC) at which the latest public record was changed; 1980 where there is none."""
    moments = [
        model.objects.public().order_by("-updated_at").values_list("updated_at", flat=True).first()
        for model in RECORD_TYPES
    ]
    return max(filter(None, moments), default=_NO_CHANGE).astimezone(UTC)


def _add(archive, name, stamp, lines):
    """Add `lines` of cells as the CSV file `name`; return its entry in the manifest."""
    tally = {"rows": -1}
    told = _add_bytes(archive, name, stamp, as_csv(_counted(lines, tally)))
    return {"name": name, **tally, **told}


def _counted(lines, tally):
    for line in lines:
        tally["rows"] += 1
        yield line


def _add_bytes(archive, name, stamp, chunks):
    """Add `chunks` of bytes as the file `name`, dated `stamp`; return its size and digest."""
    entry = zipfile.ZipInfo(f"{NAME}/{name}", date_time=stamp)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"bytes": size, "sha256": digest.hexdigest()}


def _explanations():
    """Return (name, bytes) for what explains the data: texts in three languages, and two tables."""
    texts = []
    for name in ("README.txt", "LICENCE.txt"):
        parts = []
        for language in LANGUAGES:
            with override(language):
                parts.append(render_to_string(f"dump/{name}").strip())
        texts.append((name, ("\n\n\n".join(parts) + "\n").encode()))
    return [*texts, ("columns.csv", b"".join(as_csv(_columns()))), ("values.csv", b"".join(as_csv(_values())))]


def _in_three_languages():
    """Return (file, [the `Meaning` in each language]) for every column of every file."""
    told = {}
    for language in LANGUAGES:
        with override(language):
            told[language] = {model: meanings(model) for model in RECORD_TYPES}
    return [
        (fixture_name(model), group)
        for model in RECORD_TYPES
        for group in zip(*(told[language][model] for language in LANGUAGES), strict=True)
    ]


def _columns():
    yield ["file", "column", "type", "leads_to", *(f"meaning_{language}" for language in LANGUAGES)]
    for file, group in _in_three_languages():
        yield [file, group[0].column, group[0].kind, group[0].file, *(told.meaning for told in group)]


def _values():
    yield ["file", "column", "value", *(f"label_{language}" for language in LANGUAGES)]
    for file, group in _in_three_languages():
        for words in zip(*(told.words for told in group), strict=True):
            yield [file, group[0].column, words[0][0], *(label for _key, label in words)]
