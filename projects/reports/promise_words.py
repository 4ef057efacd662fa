"""A promise in the words of a paper: its term, what was reported of it, what proves it.

Each answers in the active language. `may_name` is asked of every other record whether it may be named in the paper.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import FollowUp
from projects.periods import Period
from projects.translated import colon, quoted

from .papers import Run, joined, runs
from .term_ledger import term_ledger

STEPS = {
    "approved": lambda: _("approved"),
    "signed": lambda: _("signed"),
    "published": lambda: _("published"),
    "in_force": lambda: _("in force"),
}


def term_said(record):
    """Return the term as vaguely as it was promised."""
    if record.due.is_known:
        return record.due.label()
    if record.every_months:
        months = {"months": record.every_months}
        return ngettext("every month", "every %(months)s months", record.every_months) % months
    return _("no date")


def firmness_said(record):
    """Return that a promise was only expected; an empty text for a firm one."""
    return record.get_firmness_display() if record.firmness == FollowUp.Firmness.EXPECTED else ""


def wording(record, may_name):
    """Return the words of the source as runs, in its language where that may be told; nothing where there are none."""
    language = record.report.language if may_name(record.report) else ""
    return runs(Run(quoted(record.original_wording), language=language)) if record.original_wording else ()


def moves_said(record):
    """Return what was promised first and how often it moved, of a promise that comes `with_shifts`; else nothing."""
    terms = term_ledger(record)
    if not terms.moved:
        return ""
    text = ngettext(
        "promised first: %(first)s; moved once", "promised first: %(first)s; moved %(moved)s times", terms.moved
    )
    return text % {"first": terms.first.label(), "moved": terms.moved}


def state_said(record):
    """Return what somebody reported of a promise, and when."""
    told = record.get_state_display()
    if record.closed_on:
        return f"{told}, {day_said(record.closed_on)}"
    if record.reported_on:
        last = _("last reported on %(day)s") % {"day": day_said(record.reported_on)}
        return f"{told}, {last}"
    return told


def proofs(record, title_of, may_name):
    """Return what proves that a promise was met, as runs; `title_of` returns the runs that name another record."""
    found = [title_of(proof) for proof in filter(may_name, record.proof_records)]
    if record.proof_url:
        found.append((Run(record.proof_url, record.proof_url),))
    return runs(_("Proof"), colon(), *joined("; ", *found)) if found else ()


def day_said(day):
    """Return a day in words."""
    return Period(day, day).label()
