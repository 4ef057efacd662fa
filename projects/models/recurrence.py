"""The next occurrence of a duty that comes back: the same promise, its term moved on."""

import re

from django.utils.translation import gettext as _

from projects.periods import PeriodError

# A code that was made for an occurrence ends in its term, such as landenoverleg.2023-h2.
_TERM_IN_CODE = re.compile(r"\.\d{4}(-[a-z0-9\-]+)?\Z")
# What an occurrence takes over from the one before it. What it waited for, how it stood and what proved it is not.
TAKEN_OVER = (
    "is_public project decision meeting responsible owner title_nl title_fr title_en summary_nl summary_fr summary_en "
    "due_basis every_months original_wording firmness report section heading lines"
).split()


def why_none_follows(followup):
    """Return in a sentence why no occurrence can follow this one, or "" where one can or where it does not recur."""
    if followup.due_basis != followup.DueBasis.RECURRING:
        return ""
    if not followup.every_months:
        return _("It recurs, but nobody has said every how many months: no next one is made.")
    if not followup.due.is_known:
        return _("It recurs, but has no term from which the next one could be counted: no next one is made.")
    try:
        followup.due.moved(followup.every_months)
    except PeriodError:
        return _("It recurs, but the next term lies beyond all calendars: no next one is made.")
    return ""


def next_occurrence(followup):
    """Return the occurrence after `followup`, not saved yet; None where it does not recur or no term can be counted.

    Its term is as vague as the one before it, and computed: the sum stands beside it, to be confirmed.
    """
    if followup.due_basis != followup.DueBasis.RECURRING or why_none_follows(followup):
        return None
    due = followup.due.moved(followup.every_months)
    return type(followup)(
        **{name: getattr(followup, name) for name in TAKEN_OVER},
        due_first=due.first,
        due_last=due.last,
        due_sum=f"{followup.due.text} + {followup.every_months} months",
        basis=followup.Basis.COMPUTED,
        follows=followup,
    )


def code_after(code, due):
    """Return the code of the occurrence with the term `due` after the one with the code `code`."""
    return f"{_TERM_IN_CODE.sub('', code)}.{due.text.replace('/..', '').replace('../', '').replace('/', '-')}"
