"""The sheet of a meeting: who sees it, what a tick does, and what is refused."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from projects.exchange.resources import resource_for
from projects.models import Meeting, User
from tests import make

pytestmark = pytest.mark.django_db
SECRET = "zwijgplicht"


def sitting(code, days, **values):
    """Return a meeting so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return make.meeting(code=code, title_nl=code, first_day=day, last_day=day, **values)


@pytest.fixture
def body():
    return make.partner(code="werkgroep", title_nl="Werkgroep", kind="benelux_body")


@pytest.fixture
def held(body):
    return sitting("gehouden", -30, body=body)


@pytest.fixture
def coming(body):
    return sitting("komende", 30, body=body, state="planned")


def owed(body, code, **values):
    return make.follow_up(code=code, title_nl=f"Titel {code}", responsible=body, **values)


def sheet_of(meeting):
    return reverse("admin:projects_meeting_sheet", args=[meeting.pk])


def tick(client, meeting, to, ticked=(), was=()):
    return client.post(sheet_of(meeting), {"to": to, "ticked": list(ticked), "was": list(was)})


def agenda(meeting):
    return sorted(meeting.agenda.values_list("code", flat=True))


def test_a_tick_puts_an_item_on_the_agenda_of_the_next_sitting(sign_in, held, coming, body):
    owed(body, "studie"), owed(body, "brief")
    client = sign_in("Editor")
    page = client.get(sheet_of(held))
    assert page.context["chosen"] == coming
    answer = tick(client, held, coming.code, ticked=["studie"])
    assert answer.url == f"{sheet_of(held)}?to=komende"
    assert (agenda(coming), agenda(held)) == (["studie"], [])
    version = coming.history.first()
    assert (version.history_user.username, version.history_change_reason) == ("editor", "Sheet of gehouden")
    assert 'name="was" value="studie"' in client.get(answer.url).content.decode()


def test_what_is_no_longer_ticked_comes_off_and_what_somebody_else_ticked_stays(sign_in, held, coming, body):
    for code in ("van-mij", "van-een-ander"):
        coming.agenda.add(owed(body, code))
    tick(sign_in("Editor"), held, coming.code, was=["van-mij"])
    assert agenda(coming) == ["van-een-ander"]


def test_a_meeting_that_is_to_come_is_ticked_for_itself(sign_in, coming, body):
    owed(body, "studie")
    sitting("daarna", 60, body=body, state="planned")
    assert sign_in("Editor").get(sheet_of(coming)).context["chosen"] == coming


def test_another_planned_meeting_can_be_chosen(sign_in, held, coming, body):
    owed(body, "studie")
    other = sitting("elders", 90, state="planned")
    page = sign_in("Editor").get(sheet_of(held), {"to": "elders"})
    assert (page.status_code, page.context["chosen"]) == (200, other)


def test_without_a_next_sitting_none_is_chosen_and_the_form_for_one_is_filled_in(sign_in, held, body):
    project = make.project(code="fiets")
    held.projects.add(project)
    sitting("van-een-ander", 30, state="planned")
    client = sign_in("Editor")
    page = client.get(sheet_of(held))
    assert (page.context["chosen"], 'name="ticked"' in page.content.decode()) == (None, False)
    question = parse_qs(urlsplit(page.context["add_address"]).query)
    expected = {"state": ["planned"], "kind": ["workshop"], "body": [str(body.pk)], "projects": [str(project.pk)]}
    assert question == expected
    form = client.get(page.context["add_address"]).context["adminform"].form
    assert [form[name].value() for name in ("state", "body", "projects")] == [
        "planned",
        str(body.pk),
        [str(project.pk)],
    ]


@pytest.mark.parametrize(
    "days, state", [(-1, "planned"), (30, "held"), (30, "cancelled"), (30, "unclear")], ids=lambda value: str(value)
)
def test_what_is_over_or_not_planned_cannot_be_chosen(sign_in, held, body, days, state):
    owed(body, "studie")
    closed = sitting("dicht", days, body=body, state=state)
    answer = tick(sign_in("Publisher"), held, closed.code, ticked=["studie"])
    assert (answer.status_code, agenda(closed)) == (400, [])
    assert "Nothing was changed" in answer.content.decode()


def test_an_item_that_the_meeting_is_not_owed_is_refused_and_nothing_is_written(sign_in, held, coming, body):
    owed(body, "studie")
    make.follow_up(code="van-een-ander")
    before = coming.history.count()
    answer = tick(sign_in("Publisher"), held, coming.code, ticked=["studie", "van-een-ander"])
    assert (answer.status_code, agenda(coming), coming.history.count()) == (400, [], before)


HOSTILE = ["\0", "1e400", "-1", "'; DROP TABLE", "9" * 400, "../../etc", "é" * 50]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:12])
@pytest.mark.parametrize("name", ["to", "ticked", "was", "reader"])
def test_hostile_values_are_refused_and_leave_nothing(sign_in, held, coming, body, name, value):
    owed(body, "studie")
    client = sign_in("Publisher")
    data = {"to": coming.code, "ticked": "studie"} | {name: value}
    asked, posted = client.get(sheet_of(held), {name: value}), client.post(sheet_of(held), data)
    assert asked.status_code == (400 if name in ("to", "reader") else 200)
    assert (posted.status_code, agenda(coming)) == ((302, ["studie"]) if name == "reader" else (400, []))


@pytest.mark.parametrize("key", ["0", "abc", "9" * 40, "1_00", "%00"])
def test_a_meeting_that_is_not_there_is_not_found_or_leads_away(sign_in, key):
    answer = sign_in("Publisher").get(f"/admin/projects/meeting/{key}/sheet/")
    assert answer.status_code == 404


def test_a_reader_sees_the_sheet_and_ticks_nothing(sign_in, held, coming, body):
    owed(body, "studie")
    client = sign_in("Reader")
    page = client.get(sheet_of(held))
    assert (page.status_code, "Titel studie" in page.content.decode()) == (200, True)
    assert 'name="ticked"' not in page.content.decode()
    assert tick(client, held, coming.code, ticked=["studie"]).status_code == 403
    assert agenda(coming) == []


def test_a_tick_needs_the_token_of_the_page(person, held, coming, body):
    owed(body, "studie")
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("Editor"))
    assert tick(client, held, coming.code, ticked=["studie"]).status_code == 403
    assert agenda(coming) == []


def test_what_is_printed_for_the_table_holds_nothing_private_no_owner_and_no_box(sign_in, held, coming, body):
    owner = User.objects.create(username=SECRET)
    hidden_partner = make.partner(code="stil", title_nl=SECRET, is_public=False)
    hidden_project = make.project(code="stil", title_nl=SECRET, is_public=False)
    shown = make.project(code="zichtbaar")
    owed(body, "open", owner=owner, project=shown)
    owed(body, "concept", is_public=False, project=shown)
    owed(body, "verborgen", project=hidden_project)
    make.follow_up(code="van-stil", title_nl="Van stil", responsible=hidden_partner, meeting=held)
    other = sitting(SECRET, 40, state="planned", is_public=False)
    other.agenda.add(make.models.FollowUp.objects.get(code="open"))
    client = sign_in("Publisher")
    desk = client.get(sheet_of(held)).content.decode()
    table = client.get(sheet_of(held), {"reader": "table"})
    paper = table.content.decode().partition("sheet-facts")[2]
    assert [word in desk for word in (SECRET, "Titel concept", "Titel verborgen", 'name="ticked"')] == [True] * 4
    assert [word in paper for word in (SECRET, "Titel concept", "Titel verborgen", 'name="ticked"')] == [False] * 4
    assert ("Titel open" in paper, "Van stil" in paper) == (True, True)


def test_the_form_of_a_meeting_leads_to_its_sheet(sign_in, held):
    page = sign_in("Reader").get(reverse("admin:projects_meeting_change", args=[held.pk]))
    assert f'href="{sheet_of(held)}"' in page.content.decode()


def test_what_has_no_room_leads_to_the_list_of_all_that_is_owed(sign_in, held, coming, body):
    for number in range(60):
        owed(body, f"punt-{number}")
    make.follow_up(code="van-een-ander")
    client = sign_in("Editor")
    page = client.get(sheet_of(held))
    assert page.context["list_address"] in page.content.decode()
    assert client.get(page.context["list_address"]).context["cl"].result_count == 60


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:12])
def test_a_list_of_what_is_owed_nowhere_is_the_whole_list(sign_in, value):
    make.follow_up()
    answer = sign_in("Reader").get(reverse("admin:projects_followup_changelist"), {"owed_at": value})
    assert (answer.status_code, answer.context["cl"].result_count) == (200, 1)


def test_an_agenda_goes_out_and_in_with_the_internal_columns_only(held, body):
    held.agenda.add(owed(body, "studie"), owed(body, "brief"))
    resource = resource_for(Meeting)
    assert resource.row(held, ["code", "agenda"]) == ["gehouden", "brief studie"]
    assert ("agenda" in resource.header(), "agenda" in resource.header(internal=True)) == (False, True)


@pytest.mark.parametrize("value", ["abc", "\0", "9" * 40, "1,abc", ",", "-1"])
@pytest.mark.parametrize("name", ["body", "projects", "agenda", "report"])
def test_an_address_that_fills_in_nonsense_opens_an_empty_form(sign_in, name, value):
    page = sign_in("Editor").get(reverse("admin:projects_meeting_add"), {name: value})
    assert (page.status_code, page.context["adminform"].form[name].value()) in [(200, None), (200, []), (200, "")]


def test_a_sheet_takes_the_same_number_of_queries_for_one_item_and_for_three(sign_in, held, coming, body):
    client, counts = sign_in("Editor"), []
    for codes in (["een"], ["twee", "drie"]):
        for number, code in enumerate(codes):
            coming.agenda.add(owed(body, code, owner=User.objects.create(username=code)))
            day = timezone.localdate()
            make.decision(number=len(code) * 10 + number, body=body, signed_first=day, signed_last=day)
        client.get(sheet_of(held))
        with CaptureQueriesContext(connection) as queries:
            client.get(sheet_of(held))
        counts.append(len(queries))
    assert counts == [15, 15]
