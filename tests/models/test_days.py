"""Records as they stood on a day."""

from datetime import date

import pytest
from django.db.models import F

from projects.models import (
    Activity,
    Decision,
    DecisionRelation,
    Document,
    DueChange,
    Heading,
    Meeting,
    Project,
    Report,
    StatusUpdate,
    Transposition,
)
from projects.models.days import seen_on, with_day
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 1)
BEFORE, AFTER = date(2023, 3, 31), date(2023, 4, 2)


def codes(queryset):
    return sorted(record.code for record in queryset)


def only(queryset):
    (record,) = queryset
    return record


def test_without_a_day_everything_is_as_it_stands_now():
    make.status_update(day=AFTER, status="completed")
    assert only(Project.objects.on_day(None)).status == "completed"


def test_a_project_has_the_status_of_its_last_public_update_by_then():
    project = make.project()
    for number, (day, status, is_public) in enumerate(
        [
            (date(2022, 1, 1), "exploring", True),
            (BEFORE, "running", True),
            (DAY, "abandoned", False),
            (AFTER, "completed", True),
        ]
    ):
        make.status_update(project=project, code=f"s-{number}", day=day, status=status, is_public=is_public)
    then = only(Project.objects.public().on_day(DAY))
    assert (then.status, then.status_since) == ("running", BEFORE)
    assert codes(StatusUpdate.objects.public().on_day(DAY)) == ["s-0", "s-1"]


def test_of_two_updates_on_one_day_the_later_one_holds():
    project = make.project()
    make.status_update(project=project, code="s-1", day=DAY, status="running")
    make.status_update(project=project, code="s-2", day=DAY, status="suspended")
    assert only(Project.objects.on_day(DAY)).status == "suspended"


def test_a_project_of_which_nothing_had_been_told_has_no_status():
    make.status_update(day=AFTER, status="completed")
    then = only(Project.objects.on_day(DAY))
    assert (then.status, then.status_since) == ("", None)


@pytest.mark.parametrize(
    ("model", "maker"), [(Meeting, make.meeting), (Activity, make.activity), (Document, make.document)]
)
def test_what_began_later_is_left_out_and_what_has_no_date_stays(model, maker):
    for code, first, last in [
        ("eerder", BEFORE, BEFORE),
        ("die-dag", DAY, DAY),
        ("begonnen", BEFORE, AFTER),
        ("later", AFTER, AFTER),
        ("zonder", None, None),
    ]:
        maker(code=code, first_day=first, last_day=last)
    assert codes(model.objects.on_day(DAY)) == ["begonnen", "die-dag", "eerder", "zonder"]


def test_before_its_last_day_nobody_knows_that_a_meeting_was_held_nor_what_came_of_it():
    told = {"outcome_nl": "Akkoord.", "participants": 12, "participants_counted": "about"}
    make.meeting(code="vaag", first_day=date(2023, 1, 1), last_day=date(2023, 12, 31), **told)
    make.meeting(code="voorbij", first_day=BEFORE, last_day=DAY, **told)
    seen = [
        (m.state, m.outcome_nl, m.participants, m.participants_counted)
        for m in Meeting.objects.on_day(DAY).order_by("code")
    ]
    assert seen == [("unclear", "", None, ""), ("held", "Akkoord.", 12, "about")]


def test_a_planned_meeting_is_there_once_its_report_has_told_of_it():
    report = make.report(year=2022)
    make.meeting(code="gepland", state="planned", first_day=AFTER, last_day=AFTER, report=report, lines="1")
    make.meeting(
        code="onbekend",
        state="planned",
        first_day=AFTER,
        last_day=AFTER,
        report=make.report(code="jv-2023", year=2023),
        lines="1",
    )
    assert codes(Meeting.objects.on_day(DAY)) == ["gepland"]


def test_an_activity_does_not_name_the_meeting_or_the_act_that_came_later():
    early = make.activity(
        code="vroeg",
        meeting=make.meeting(code="m-1", first_day=DAY, last_day=DAY),
        decision=make.decision(number=1, signed_first=DAY, signed_last=DAY),
    )
    make.activity(
        code="laat",
        meeting=make.meeting(code="m-2", first_day=AFTER, last_day=AFTER),
        decision=make.decision(number=2, signed_first=AFTER, signed_last=AFTER),
    )
    then = Activity.objects.on_day(DAY).select_related("meeting", "decision").order_by("code")
    assert [(a.meeting, a.decision) for a in then] == [(None, None), (early.meeting, early.decision)]


@pytest.mark.parametrize("kind", Report.Kind.values)
@pytest.mark.parametrize(
    "day", [date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 30), date(2022, 12, 31), date(2023, 1, 1)]
)
def test_a_report_is_there_from_the_day_it_was_made_known(kind, day):
    report = make.report(kind=kind, year=2022)
    make.heading(report=report)
    expected = [report] if report.made_known <= day else []
    assert list(Report.objects.on_day(day)) == expected
    assert [heading.report for heading in Heading.objects.on_day(day)] == expected


def test_an_annual_report_tells_how_its_year_ended_and_a_plan_how_it_began():
    report, plan = make.report(year=2022), make.report(code="plan", kind="annual_plan", year=2022)
    assert (report.made_known, plan.made_known) == (date(2022, 12, 31), date(2022, 1, 1))


def test_a_relation_is_there_once_both_acts_are():
    old = make.decision(year=2020, number=1)
    for number, day in [(1, DAY), (2, AFTER)]:
        act = make.decision(year=2023, number=number, signed_first=day, signed_last=day)
        make.decision_relation(decision=act, other=old, code=f"r-{number}")
    assert codes(DecisionRelation.objects.on_day(DAY)) == ["r-1"]


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"state": "transposed", "met_on": DAY}, "transposed"),
        ({"state": "transposed", "met_on": AFTER}, "no_information"),
        ({"state": "transposed", "met_on": DAY, "confirmed_on": AFTER}, "transposed"),
        ({"state": "transposed", "met_on": AFTER, "confirmed_on": BEFORE}, "no_information"),
        ({"state": "in_preparation", "confirmed_on": DAY}, "in_preparation"),
        ({"state": "in_preparation", "confirmed_on": AFTER}, "no_information"),
        ({"state": "in_preparation"}, "in_preparation"),
    ],
)
def test_a_country_has_done_what_had_been_told_of_it_by_then(values, state):
    make.transposition(measure="Koninklijk besluit", communicated_by="FOD", **values)
    then = only(Transposition.objects.on_day(DAY))
    known = state != "no_information"
    assert (then.state, then.measure, then.communicated_by) == (
        (state, "Koninklijk besluit", "FOD") if known else (state, "", "")
    )
    assert (then.met_on, then.confirmed_on) == tuple(
        day if day and day <= DAY else None for day in (values.get("met_on"), values.get("confirmed_on"))
    )


def test_a_country_is_told_of_from_the_report_on():
    report = make.report(year=2023)
    make.transposition(state="in_preparation", report=report, lines="1")
    assert only(Transposition.objects.on_day(DAY)).state == "no_information"
    assert only(Transposition.objects.on_day(report.made_known)).state == "in_preparation"


def test_shifts_of_a_term_are_there_from_their_day_on():
    for code, day in [("toen", DAY), ("later", AFTER)]:
        make.due_change(code=code, changed_on=day)
    assert codes(DueChange.objects.on_day(DAY)) == ["toen"]


def test_a_query_asks_for_what_stood_then_by_the_name_that_then_gives():
    make.status_update(project=make.project(code="a"), code="a", day=BEFORE, status="running")
    make.status_update(project=make.project(code="b"), code="b", day=AFTER, status="running")
    then = Project.objects.on_day(DAY)
    assert codes(then.filter(**{then.then("status"): "running"})) == ["a"]
    assert (Project.objects.all().then("status"), then.then("position")) == ("status", "position")


def test_an_order_follows_what_stood_then():
    for code, early, late in [("a", "2023-01-01", "2023-12-31"), ("b", "2023-02-02", "2023-06-30")]:
        project = make.project(code=code)
        make.status_update(project=project, code=f"{code}-1", day=early)
        make.status_update(project=project, code=f"{code}-2", day=late)
    then = Project.objects.on_day(DAY)
    for order in ("-status_since", F("status_since").desc(nulls_last=True)):
        assert [project.code for project in then.order_by_then(order)] == ["b", "a"]
        assert [project.code for project in Project.objects.order_by_then(order)] == ["a", "b"]


def test_addresses_lead_to_the_day_that_is_seen():
    project = make.project()
    update = make.status_update(project=project, code="s")
    with seen_on(DAY):
        assert project.get_absolute_url().endswith("/projects/fiets/?on=2023-04-01")
        assert update.get_absolute_url().endswith("/projects/fiets/?on=2023-04-01#s")
    assert with_day(project.get_absolute_url()).endswith("/projects/fiets/")


def test_the_day_stays_with_the_query_that_is_built_on_it():
    make.decision(stage="signed", signed_first=AFTER, signed_last=AFTER)
    then = Decision.objects.on_day(AFTER).filter(year=2022).exclude(number=8).order_by("code")
    assert (then.seen_on, only(then).stage) == (AFTER, "signed")
