"""What stands on the sheet of a meeting, in which order, and what has no room."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.reports import meeting_sheet as module
from projects.reports.meeting_sheet import meeting_sheet
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 27)
PAST, SOON, LATER = date(2026, 6, 30), date(2026, 12, 31), date(2028, 12, 31)


@pytest.fixture
def body():
    return make.partner(code="werkgroep", kind="benelux_body")


@pytest.fixture
def meeting(body):
    return sitting("deze", date(2026, 12, 9), body=body, state="planned")


def sitting(code, day, **values):
    return make.meeting(code=code, title_nl=code, first_day=day, last_day=day, **values)


def owed(body, code, due_last=None, **values):
    basis = "stated" if due_last else "none"
    values = {"due_first": None, "due_last": due_last, "due_basis": basis} | values
    return make.follow_up(code=code, responsible=body, **values)


def told(sheet):
    """Return part → codes of its items."""
    return {part.key: [item.record.code for item in (*part.printed, *part.beyond)] for part in sheet.parts}


def test_what_is_overdue_comes_first_and_what_has_no_term_last(meeting, body):
    owed(body, "geschorst", state="suspended")
    owed(body, "zonder")
    owed(body, "later", LATER)
    owed(body, "wacht", PAST, waits_for_nl="een besluit")
    owed(body, "stil", PAST)
    owed(body, "binnenkort", SOON)
    owed(body, "te-laat", PAST, reported_on=date(2026, 7, 1))
    assert list(told(meeting_sheet(meeting, ON)).items()) == [
        ("overdue", ["te-laat"]),
        ("due_soon", ["binnenkort"]),
        ("outcome_not_recorded", ["stil"]),
        ("waiting_for", ["wacht"]),
        ("not_yet_due", ["later"]),
        ("no_deadline", ["zonder"]),
        ("no_longer_due", ["geschorst"]),
    ]


def test_the_agenda_and_what_is_carried_over_stand_before_all_else(meeting, body):
    late = owed(body, "te-laat", PAST, reported_on=date(2026, 7, 1))
    here, carried = owed(body, "hier", LATER), owed(body, "overgedragen", LATER)
    before, long_before = sitting("vorige", date(2026, 5, 1), body=body), sitting("oer", date(2025, 5, 1), body=body)
    meeting.agenda.add(here)
    before.agenda.add(carried, here)
    long_before.agenda.add(carried)
    sheet = meeting_sheet(meeting, ON)
    assert list(told(sheet).items()) == [
        ("agenda", ["hier"]),
        ("carried", ["overgedragen"]),
        ("overdue", ["te-laat"]),
    ]
    assert [(item.record, item.is_listed, item.carried) for item in sheet.items] == [
        (here, True, before),
        (carried, False, before),
        (late, False, None),
    ]


def test_what_was_closed_leaves_the_agenda_of_the_sheet(meeting, body):
    meeting.agenda.add(owed(body, "klaar", PAST, state="met", closed_on=PAST))
    assert meeting_sheet(meeting, ON).parts == ()


def test_other_planned_meetings_that_have_an_item_are_named_and_past_ones_are_not(meeting, body):
    record = owed(body, "hier")
    planned = sitting("straks", date(2027, 1, 1), state="planned")
    for other in (planned, sitting("geweest", PAST, state="planned"), sitting("gehouden", date(2027, 2, 1))):
        other.agenda.add(record)
    [item] = meeting_sheet(meeting, ON).items
    assert (item.is_listed, item.carried, item.elsewhere) == (False, None, (planned,))


def test_the_sitting_before_was_held_and_the_one_after_is_planned(meeting, body):
    sitting("lang-geleden", date(2025, 5, 1), body=body)
    previous = sitting("vorige", date(2026, 5, 1), body=body)
    sitting("afgezegd", date(2026, 6, 1), body=body, state="cancelled")
    sitting("ander-orgaan", date(2026, 7, 1))
    following = sitting("volgende", date(2027, 3, 1), body=body, state="planned")
    sitting("daarna", date(2027, 6, 1), body=body, state="planned")
    sheet = meeting_sheet(meeting, ON)
    assert (sheet.previous, sheet.following, sheet.since) == (previous, following, date(2026, 5, 1))


def test_without_a_sitting_before_the_decisions_of_a_year_are_told(meeting, body):
    for number, (code, day) in enumerate({"net": date(2025, 11, 27), "te-oud": date(2025, 11, 26)}.items(), start=1):
        make.decision(code=code, number=number, body=body, signed_first=day, signed_last=day)
    sheet = meeting_sheet(meeting, ON)
    assert (sheet.previous, sheet.since) == (None, date(2025, 11, 27))
    assert [act.code for act in sheet.decisions] == ["net"]


def test_acts_that_are_not_of_the_benelux_are_no_decisions_of_a_body(meeting, body):
    day = {"signed_first": PAST, "signed_last": PAST, "body": body}
    make.decision(code="eu", type="eu_act", number=1, **day)
    make.decision(code="beschikking", number=2, **day)
    assert [act.code for act in meeting_sheet(meeting, ON).decisions] == ["beschikking"]


def test_what_has_no_room_on_two_pages_is_counted_and_kept(meeting, body):
    for number in range(60):
        owed(body, f"punt-{number}", LATER)
    meeting.agenda.add(owed(body, "op-de-agenda", LATER))
    sheet = meeting_sheet(meeting, ON)
    agenda, later = sheet.parts
    assert ([item.record.code for item in agenda.printed], agenda.beyond) == (["op-de-agenda"], ())
    assert (later.number, len(later.printed) + len(later.beyond), sheet.number) == (60, 60, 61)
    assert 20 < len(later.printed) < 45
    assert sheet.left_out == len(later.beyond)


def test_longer_titles_and_more_decisions_leave_less_room(meeting, body):
    def printed():
        return sum(len(part.printed) for part in meeting_sheet(meeting, ON).parts)

    for number in range(60):
        owed(body, f"punt-{number}", LATER, title_nl="Kort")
    short = printed()
    body.followups.update(title_nl="Een lange titel van een toezegging " * 4)
    long = printed()
    for number in range(1, 9):
        make.decision(number=number, body=body, signed_first=PAST, signed_last=PAST)
    assert short > long > printed() > 0


def test_of_many_decisions_the_rest_is_counted(meeting, body):
    for number in range(1, module.MOST_ACTS + 4):
        make.decision(number=number, body=body, signed_first=PAST, signed_last=PAST)
    sheet = meeting_sheet(meeting, ON)
    assert (len(sheet.decisions), sheet.more_decisions) == (module.MOST_ACTS, 3)


def test_what_is_not_even_on_the_screen_is_counted_too(meeting, body, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for number in range(5):
        owed(body, f"punt-{number}", LATER)
    listed = owed(body, "op-de-agenda")
    meeting.agenda.add(listed)
    sheet = meeting_sheet(meeting, ON)
    assert (sheet.number, sheet.untold, sheet.left_out, len(sheet.items)) == (6, 4, 4, 2)
    assert sheet.items[0].record == listed


def test_the_sheet_for_the_table_holds_only_what_is_public(meeting, body):
    shown, hidden = make.project(code="open"), make.project(code="geheim", is_public=False)
    owed(body, "open", project=shown)
    owed(body, "concept", project=shown, is_public=False)
    owed(body, "van-een-geheim-project", project=hidden)
    day = {"signed_first": PAST, "signed_last": PAST, "body": body}
    make.decision(code="bekend", number=1, **day)
    make.decision(code="onbekend", number=2, is_public=False, **day)
    for record in body.followups.all():
        meeting.agenda.add(record)
    public, desk = meeting_sheet(meeting, ON, only_public=True), meeting_sheet(meeting, ON)
    assert (told(public), [act.code for act in public.decisions]) == ({"agenda": ["open"]}, ["bekend"])
    assert (public.number, desk.number, len(desk.decisions)) == (1, 3, 2)


def test_a_sheet_takes_the_same_number_of_queries_for_one_item_and_for_three(meeting, body):
    counts = []
    for codes in (["een"], ["twee", "drie"]):
        for code in codes:
            meeting.agenda.add(owed(body, code))
        with CaptureQueriesContext(connection) as queries:
            meeting_sheet(meeting, ON)
        counts.append(len(queries))
    assert counts == [6, 6]
