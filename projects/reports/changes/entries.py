"""What is asked of the changes, and what is answered: plain data."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import RECORD_TYPES, Record

from .fields import STANDS_ON
from .positions import Position

# What can be done to a record, as it is said.
VERBS = {"added": _("added"), "published": _("published"), "changed": _("changed"), "removed": _("removed")}


def titled(record):
    """Return the record that gives `record` a title: itself, or the one on whose page it stands.

    What a record without a page says of itself may name others that are private.
    """
    owner = STANDS_ON.get(type(record))
    return getattr(record, owner) if owner else record


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: days (both included), kinds of record, the code of a theme, one record, a place to go on."""

    since: date | None = None
    until: date | None = None
    kinds: tuple[type[Record], ...] = RECORD_TYPES
    theme: str = ""
    record: Record | None = None
    after: Position | None = None

    @property
    def is_narrow(self):
        """Whether single records are asked for, so that imports are not told as one."""
        return bool(self.theme or self.record)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one record.

    `verb` is added, published, changed or removed. `record` is the record as it is now; None where it was removed,
    of which nothing but the kind is told. `differences` are there where it was changed.
    """

    position: Position
    kind: type[Record]
    verb: str
    record: Record | None = None
    differences: tuple = ()

    @property
    def at(self) -> datetime:
        """When, in local time."""
        return timezone.localtime(self.position.at)

    @property
    def titled(self):
        """The record whose title it is told with."""
        return titled(self.record)


class Count(NamedTuple):
    """How many records of a kind; `more` where there are more than that."""

    kind: type[Record]
    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class Import:
    """Records that were added by imports of one day, those that are public now."""

    position: Position
    counts: tuple[Count, ...]
    verb: str = field(default="imported", init=False)

    @property
    def at(self) -> datetime:
        """When, in local time."""
        return timezone.localtime(self.position.at)

    @property
    def number(self):
        """How many records in all."""
        return sum(count.number for count in self.counts)

    @property
    def more(self):
        """Whether there are more than `number`."""
        return any(count.more for count in self.counts)


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, the latest first, and the position after which older ones follow; None where there are none."""

    entries: list
    older: Position | None
