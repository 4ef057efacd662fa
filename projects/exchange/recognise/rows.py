"""One accepted suggestion as the cells of a row; records come into being private, with the lines they stand on."""

from datetime import date

from projects.models import Activity, Decision, FollowUp, Meeting
from projects.references import Reference

from .suggest import draft_title

_STAGES = {"signed": "signed", "approved": "approved", "in_force": "in_force", "published": "published"}
_NEEDS_DAYS = (FollowUp.DueBasis.STATED, FollowUp.DueBasis.RELATIVE)
# Words of waiting that stand before what is waited for; the others stand behind it.
_BEFORE = ("in ", "tot ", "na ", "zodra", "jusqu", "dans ", "en ", "après ", "dès ")


def _shared(one):
    """Return the cells that every record has: its title, its place in the report; it is not public."""
    first, last = one.first_line, one.last_line
    cells = {
        "is_public": "false",
        "title_nl": one.title,
        "report": one.reading.report.code,
        "section": one.section,
        "heading": one.heading,
        "lines": str(first) if first == last else f"{first}-{last}",
        "basis": "reported",
    }
    if one.reading.language != "nl":
        cells[f"title_{one.reading.language}"] = draft_title(one.sentence)
    return cells


def _free_code(record, taken):
    """Return a code for a new `record` that neither a record nor a row of `taken` has."""
    stem = record.free_code()
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}-{number}", number + 1
    return code


def _days(one, first="first_day", last="last_day"):
    """Return the days as cells."""
    return {
        first: one.first_day.isoformat() if one.first_day else "",
        last: one.last_day.isoformat() if one.last_day else "",
    }


def activity(one, taken):
    """Return code and cells of an activity."""
    cells = {**_shared(one), **_days(one), "project": one.project, "kind": one.kind, "partners": one.partners}
    return _free_code(Activity(title_nl=one.title), taken), cells


def meeting(one, taken):
    """Return code and cells of a meeting; one after the year of the report is planned."""
    is_planned = one.first_day is not None and one.first_day.year > one.reading.report.year
    cells = {
        **_shared(one),
        **_days(one),
        "kind": one.kind,
        "state": Meeting.State.PLANNED.value if is_planned else Meeting.State.HELD.value,
        "partners": one.partners,
        "projects": one.project,
    }
    return _free_code(Meeting(title_nl=one.title), taken), cells


def decision(one, taken):
    """Return code and cells of an act, known by its number where it has one."""
    number = Reference.parse(one.number) if one.number else None
    cells = {
        **_shared(one),
        "type": one.kind,
        "projects": one.project,
        "stage": _STAGES.get(one.milestone, Decision.Stage.UNKNOWN.value),
    }
    if one.milestone:
        cells |= _days(one, f"{one.milestone}_first", f"{one.milestone}_last")
    if number is None:
        return _free_code(Decision(title_nl=one.title), taken), cells
    cells |= {"series": number.series, "year": str(number.year), "number": str(number.number)}
    held = Decision.objects.filter(series=number.series, year=number.year, number=number.number)
    return held.values_list("code", flat=True).first() or number.code, cells


def follow_up(one, taken):
    """Return code and cells of a follow-up; its term keeps the words and rests on what the text says."""
    language, basis = one.reading.language, one.due_basis or FollowUp.DueBasis.NONE
    is_known = one.period.is_known
    if not is_known and (basis in _NEEDS_DAYS or (basis == FollowUp.DueBasis.DERIVED and not one.due_sum)):
        basis = FollowUp.DueBasis.NONE
    elif is_known and (basis == FollowUp.DueBasis.NONE or (basis == FollowUp.DueBasis.DERIVED and not one.due_sum)):
        basis = FollowUp.DueBasis.STATED
    cells = {
        **_shared(one),
        **_days(one, "due_first", "due_last"),
        "project": one.project,
        "due_basis": str(basis),
        "due_sum": one.due_sum,
        "every_months": str(one.every_months or "") if basis == FollowUp.DueBasis.RECURRING else "",
        "original_wording": one.words,
        "firmness": one.kind,
        "state": FollowUp.State.OPEN.value,
        "reported_on": date(one.reading.report.year, 12, 31).isoformat(),
    }
    if one.words and not is_known and one.due_basis == FollowUp.DueBasis.NONE:
        cells[f"waits_for_{language}"] = _waited_for(one)
    return _free_code(FollowUp(title_nl=one.title), taken), cells


def _waited_for(one):
    """Return what is waited for, a draft: from the words of waiting on where they stand before it."""
    _before, words, behind = one.sentence.partition(one.words)
    return draft_title(f"{words}{behind}" if one.words.lower().startswith(_BEFORE) else one.sentence)


CELLS = {Activity: activity, Meeting: meeting, Decision: decision, FollowUp: follow_up}
