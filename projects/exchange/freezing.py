"""The cells of every record at a moment, packed so that nobody changes them unseen.

A state is a dict: name of a record type → {"columns": [names], "rows": {code: [cells]}}, public records and others,
with the public columns and the computed ones. Internal notes and owners never leave their records, so they are not
frozen either.
"""

import hashlib
import json
import zlib
from datetime import date

from projects.models import RECORD_TYPES, FrozenReport, data_version

from .resources import resource_for

_TRIES = 5


class Damaged(Exception):  # noqa: N818
    """What is kept is not what was frozen: the digest does not fit, or it cannot be read."""


def state_now() -> dict:
    """Return the state of all records now.

    It takes several statements to read. Where somebody writes meanwhile it is read anew, five times at most.
    """
    for _try in range(_TRIES):
        version = data_version()
        state = {model._meta.model_name: _cells_of(model) for model in RECORD_TYPES}
        if data_version() == version:
            break
    return state


def _cells_of(model):
    resource = resource_for(model)
    names = resource.download_header()
    texts = resource.texts(model.objects.order_by("code"), names)
    return {"columns": names, "rows": {code: [cells[name] for name in names] for code, cells in texts.items()}}


def pack(state: dict) -> tuple[bytes, str]:
    """Return a state as packed bytes, and the SHA-256 of what is packed; the same state gives the same digest."""
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return zlib.compress(text, 9), hashlib.sha256(text).hexdigest()


def unpack(content: bytes, digest: str) -> dict:
    """Return the state that `pack` packed; raises `Damaged` where it is not the one with this digest."""
    try:
        text = zlib.decompress(content)
    except zlib.error as error:
        raise Damaged from error
    if hashlib.sha256(text).hexdigest() != digest:
        raise Damaged
    return json.loads(text)


def state_of(frozen: FrozenReport) -> dict:
    """Return the state that a frozen report holds; raises `Damaged`."""
    return unpack(bytes(frozen.content), frozen.digest)


def freeze(report: FrozenReport, on: date, user) -> None:
    """Give the new `report` all records as they are now, on the day `on`, and save it, frozen by `user`."""
    state = state_now()
    report.content, report.digest = pack(state)
    report.records = sum(len(cells["rows"]) for cells in state.values())
    report.on, report.made_by = on, user
    report.save()
