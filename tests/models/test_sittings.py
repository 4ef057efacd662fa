"""What belongs to a sitting, and what is put on its agenda."""

from datetime import date

import pytest

from projects.models import FollowUp, Meeting, User
from projects.models.sittings import acts_of, change_agenda, earlier, owed_at, series_of, to_come
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 27)


def sitting(code, day=None, **values):
    values = {"kind": "strategic", "first_day": day, "last_day": day} | values
    return make.meeting(code=code, title_nl=code, **values)


def codes(records):
    return [record.code for record in records]


@pytest.fixture
def body():
    return make.partner(code="werkgroep", kind="benelux_body")


@pytest.fixture
def other_body():
    return make.partner(code="andere", kind="benelux_body")


def test_the_series_of_a_meeting_with_a_body_are_the_sittings_of_that_body(body, other_body):
    meeting = sitting("deze", body=body)
    sitting("zelfde", body=body, kind="expert")
    sitting("andere", body=other_body)
    sitting("geen")
    assert codes(series_of(meeting)) == ["zelfde"]


def test_without_a_body_the_series_are_meetings_of_the_kind_about_a_same_project(body):
    project, other = make.project(code="fiets"), make.project(code="trein")
    meeting = sitting("deze", projects=[project])
    sitting("zelfde", projects=[project, other])
    sitting("ander-project", projects=[other])
    sitting("andere-soort", projects=[project], kind="expert")
    sitting("met-orgaan", projects=[project], body=body)
    assert codes(series_of(meeting)) == ["zelfde"]


def test_earlier_is_what_was_over_before_the_sitting_and_before_the_day(body):
    meeting = sitting("deze", date(2026, 12, 9), body=body)
    sitting("zomer", date(2026, 7, 1), body=body)
    sitting("lente", date(2026, 4, 1), body=body)
    sitting("morgen", date(2026, 11, 28), body=body)
    sitting("zelfde-jaar", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), body=body)
    sitting("ooit", body=body)
    assert codes(earlier(meeting, ON)) == ["zomer", "lente"]


def test_to_come_is_what_is_planned_and_not_over(body):
    sitting("later", date(2027, 6, 1), state="planned")
    sitting("vandaag", ON, state="planned")
    sitting("dit-jaar", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), state="planned")
    sitting("gisteren", date(2026, 11, 26), state="planned")
    sitting("afgezegd", date(2027, 1, 1), state="cancelled")
    assert codes(to_come(Meeting.objects, ON)) == ["dit-jaar", "vandaag", "later"]


def test_a_planned_meeting_without_a_date_is_to_come():
    sitting("ooit", state="planned")
    assert codes(to_come(Meeting.objects, ON)) == ["ooit"]


def test_a_body_owes_what_it_is_named_for_what_was_promised_there_and_what_follows_from_its_acts(body, other_body):
    theirs, elsewhere = make.project(code="hun-project"), make.project(code="elders")
    part = make.project(code="deel", parent=theirs)
    meeting = sitting("deze", body=body, projects=[theirs])
    make.follow_up(code="verantwoordelijk", project=elsewhere, responsible=body)
    make.follow_up(code="vorige-zitting", project=elsewhere, meeting=sitting("vorige", date(2022, 1, 1), body=body))
    make.follow_up(code="beschikking", project=elsewhere, decision=make.decision(body=body))
    make.follow_up(code="project", project=theirs)
    make.follow_up(code="deel-van-project", project=part)
    make.follow_up(code="van-een-ander", project=elsewhere, responsible=other_body)
    make.follow_up(code="bij-een-ander", project=elsewhere, meeting=sitting("elders", body=other_body))
    make.follow_up(code="andermans-beschikking", decision=make.decision(number=8, body=other_body))
    assert sorted(codes(owed_at(meeting, ON))) == [
        "beschikking",
        "deel-van-project",
        "project",
        "verantwoordelijk",
        "vorige-zitting",
    ]


def test_without_a_body_the_projects_of_the_meeting_stand_in(body):
    project, elsewhere = make.project(code="fiets"), make.project(code="elders")
    meeting = sitting("deze", projects=[project])
    earlier_one = sitting("vorige", date(2022, 1, 1), projects=[project])
    make.follow_up(code="project", project=project)
    make.follow_up(code="vorige-zitting", project=elsewhere, meeting=earlier_one)
    make.follow_up(code="van-een-orgaan", project=elsewhere, responsible=body)
    assert sorted(codes(owed_at(meeting, ON))) == ["project", "vorige-zitting"]


def test_what_is_closed_is_owed_no_more(body):
    meeting = sitting("deze", body=body)
    for state in ("open", "in_progress", "partly_met", "suspended"):
        make.follow_up(code=state.replace("_", "-"), responsible=body, state=state)
    for state in ("met", "lapsed"):
        make.follow_up(code=state, responsible=body, state=state, closed_on=ON)
    make.follow_up(code="morgen", responsible=body, state="met", closed_on=date(2026, 11, 28))
    assert sorted(codes(owed_at(meeting, ON))) == ["in-progress", "morgen", "open", "partly-met", "suspended"]


def test_what_stands_on_the_agenda_of_this_or_an_earlier_sitting_comes_first_whoever_owes_it(body):
    meeting = sitting("deze", date(2026, 12, 9), body=body)
    before, after = sitting("vorige", date(2026, 5, 1), body=body), sitting("volgende", date(2027, 5, 1), body=body)
    make.follow_up(code="van-hen", responsible=body, due_last=date(2020, 1, 1), due_basis="stated")
    here, carried, coming = (make.follow_up(code=code) for code in ("hier", "overgedragen", "straks"))
    meeting.agenda.add(here)
    before.agenda.add(carried)
    after.agenda.add(coming)
    found = [(record.code, record.is_listed) for record in owed_at(meeting, ON)]
    assert found == [("hier", True), ("overgedragen", True), ("van-hen", False)]


def test_acts_are_told_when_a_date_of_theirs_may_lie_since_the_last_sitting(body, other_body):
    theirs = make.project(code="hun-project")
    meeting = sitting("deze", body=body, projects=[theirs])
    since = date(2026, 5, 12)
    day = {"signed_first": since, "signed_last": since}
    make.decision(code="zelfde-dag", number=1, body=body, **day)
    earlier_day = date(2026, 5, 11)
    make.decision(code="ervoor", number=2, body=body, signed_first=earlier_day, signed_last=earlier_day)
    make.decision(code="vaag", number=3, body=body, approved_first=date(2026, 1, 1), approved_last=date(2026, 12, 31))
    make.decision(code="straks", number=4, body=body, in_force_first=date(2027, 1, 1), in_force_last=date(2027, 1, 1))
    make.decision(code="van-een-ander", number=5, body=other_body, **day)
    make.decision(code="over-hun-project", number=6, body=other_body, projects=[theirs], **day)
    assert sorted(codes(acts_of(meeting, since, ON))) == ["over-hun-project", "vaag", "zelfde-dag"]


def test_an_agenda_is_changed_with_who_and_why_and_the_public_record_stays():
    meeting, author = sitting("deze"), User.objects.create(username="an")
    stays, goes, comes = (make.follow_up(code=code) for code in ("blijft", "gaat", "komt"))
    meeting.agenda.add(stays, goes)
    changed = Meeting.objects.get().updated_at
    assert change_agenda(meeting, [stays, comes], [goes], "Sheet of deze", author) == (1, 1)
    version = meeting.history.first()
    assert sorted(meeting.agenda.values_list("code", flat=True)) == ["blijft", "komt"]
    assert (version.history_user, version.history_change_reason) == (author, "Sheet of deze")
    assert sorted(version.agenda.values_list("followup__code", flat=True)) == ["blijft", "komt"]
    assert Meeting.objects.get().updated_at == changed


def test_an_agenda_that_is_that_already_leaves_no_version():
    meeting, there, away = sitting("deze"), make.follow_up(code="er"), make.follow_up(code="weg")
    meeting.agenda.add(there)
    before = meeting.history.count()
    assert change_agenda(meeting, [there], [away], "why", None) == (0, 0)
    assert meeting.history.count() == before


def test_a_version_of_an_agenda_holds_the_record_as_it_stands_not_as_somebody_read_it():
    stale = sitting("deze")
    Meeting.objects.filter(pk=stale.pk).update(place="Brussel")
    change_agenda(stale, [make.follow_up()], [], "why", None)
    assert stale.history.first().place == "Brussel"


def test_a_follow_up_that_is_deleted_leaves_the_agenda():
    meeting, record = sitting("deze"), make.follow_up()
    meeting.agenda.add(record)
    FollowUp.objects.get().delete()
    assert list(meeting.agenda.all()) == []
