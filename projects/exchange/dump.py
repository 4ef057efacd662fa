"""All public data in one zip: a CSV per record type, what the columns mean, the licence, and a manifest with digests.

The same data give the same bytes.
"""

import hashlib
import json
import zipfile
from datetime import UTC, datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from projects.models import RECORD_TYPES
from projects.translated import LANGUAGES

from .dictionary import meanings
from .download import as_csv, rows
from .resources import resource_for
from .seeding import fixture_name

NAME = "benelux-tracker"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_NO_CHANGE = datetime(1980, 1, 1, tzinfo=UTC)


def write_dump(file):
    """Write all public data as a zip into the binary `file`, some hundred rows at a time; return the manifest."""
    changed = last_change()
    stamp = max(changed, _NO_CHANGE).timetuple()[:6]
    files = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in RECORD_TYPES:
            lines = rows(resource_for(model), model.objects.public().order_by("code"))
            files.append(_add(archive, fixture_name(model), stamp, lines))
        for name, content in explanations():
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


def explanations():
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
