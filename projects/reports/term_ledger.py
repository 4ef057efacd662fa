"""How the term of a promise moved: promised first for when, how often moved, and by how many days."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import DueChange, FollowUp
from projects.periods import Period, days_between


@dataclass(frozen=True, slots=True)
class TermLedger:
    """The term that was promised first, the one that stands, and the shifts between them, the earliest first."""

    first: Period
    now: Period
    shifts: tuple[DueChange, ...]

    @property
    def moved(self):
        """How often the term moved."""
        return len(self.shifts)

    @property
    def days(self):
        """By how many days it moved in all, last possible day to last possible day; None where either is open."""
        return days_between(self.first, self.now)


def term_ledger(followup: FollowUp) -> TermLedger:
    """Return the ledger of a follow-up that comes `with_shifts`; without a query."""
    shifts = tuple(followup.shifts)
    return TermLedger(shifts[0].old if shifts else followup.due, followup.due, shifts)


def days_said(days):
    """Say by how many days a term moved, in the active language; None where an end is open."""
    if days is None:
        return _("moved by an unknown number of days")
    if days == 0:
        return _("the last day stays the same")
    if days > 0:
        return ngettext("%(days)s day later", "%(days)s days later", days) % {"days": days}
    return ngettext("%(days)s day earlier", "%(days)s days earlier", -days) % {"days": -days}
