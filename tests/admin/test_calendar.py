from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from projects.models import AuditEntry, User
from projects.models.user import new_calendar_token
from tests import make
from tests.test_translated import BEFORE_A_COLON

PAGE = reverse("admin:calendar")
TODAY = date(2023, 7, 15)


@pytest.fixture
def on(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def an(person):
    return person("Editor", username="an", email="an@example.org", first_name="An", last_name="Peeters")


def address_of(user):
    user.refresh_from_db()
    return reverse("admin:calendar_file", args=[user.calendar_token])


def events(answer):
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    file = Calendar.from_ical(answer.content)
    assert [event.errors for event in file.walk("VEVENT") if event.errors] == []
    return {str(event["SUMMARY"]): event for event in file.walk("VEVENT")}


def of(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_calendar_answers_without_a_session_with_ones_own_terms_and_meetings(an, on):
    project = make.project(owner=an)
    promise = make.follow_up(
        project=project,
        title_en="Publish the study",
        is_public=False,
        due_first=TODAY,
        due_last=TODAY,
        due_basis="stated",
    )
    meeting = make.meeting(title_en="Workshop", first_day=TODAY, last_day=TODAY, projects=[project])
    make.follow_up(code="other", project=make.project(code="q"), title_en="geheim")
    found = events(Client().get(address_of(an)))
    assert set(found) == {"Publish the study", "Workshop"}
    assert (found["Publish the study"]["DTSTART"].dt, found["Workshop"]["STATUS"]) == (TODAY, "CONFIRMED")
    desk = {title: str(event["URL"]) for title, event in found.items()}
    assert desk == {
        "Publish the study": f"http://testserver/admin/projects/followup/{promise.pk}/change/",
        "Workshop": f"http://testserver/admin/projects/meeting/{meeting.pk}/change/",
    }


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "3e kwartaal 2023"), ("fr", "3e trimestre 2023"), ("en", "Q3 2023")]
)
def test_a_calendar_speaks_the_language_of_its_person(an, on, language, said):
    User.objects.update(language=language)
    quarter = {"due_first": date(2023, 7, 1), "due_last": date(2023, 9, 30), "due_basis": "stated"}
    make.follow_up(owner=an, title_fr="Étude", title_en="Study", title_nl="Studie", **quarter)
    title = {"nl": "Studie", "fr": "Étude", "en": "Study"}[language]
    answer = Client().get(address_of(an), headers={"accept-language": "de"})
    assert list(events(answer)) == [f"{said}{BEFORE_A_COLON[language]}: {title}"]
    assert f"//{language.upper()}".encode() in answer.content


def test_nobody_keeps_a_calendar_and_no_crawler_shows_it(an, settings, pages_kept):
    address = address_of(an)
    for _time in range(2):
        answer = Client().get(address)
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert (answer["X-Robots-Tag"], answer.has_header("ETag"), answer.cookies) == ("noindex", False, {})
    assert cache.get(address) is None
    User.objects.update(calendar_token=None)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("values", [{"is_active": False}, {"is_staff": False}, {"calendar_token": None}])
def test_who_has_left_or_switched_it_off_has_no_calendar(an, values):
    address = address_of(an)
    assert Client().get(address).status_code == 200
    User.objects.filter(pk=an.pk).update(**values)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("token", ["None", "null", "x", "A" * 32, "A" * 500, "%00" * 32, "'; --", "é" * 32])
def test_an_address_that_is_nobodys_is_not_found(an, token):
    User.objects.update(calendar_token=None)
    answer = Client().get(f"/admin/calendar/{token}.ics")
    assert answer.status_code == 404


def test_a_token_differs_by_the_case_of_its_letters(an):
    User.objects.filter(pk=an.pk).update(calendar_token="a" * 32)
    codes = [Client().get(reverse("admin:calendar_file", args=[token * 32])).status_code for token in "aA"]
    assert codes == [200, 404]


def test_the_page_shows_ones_own_address_and_nobody_elses(an, person):
    other = person("Reader")
    page = of(an).get(PAGE)
    assert page.context["address"] == f"http://testserver{address_of(an)}"
    assert page.context["subscription"] == f"webcal://testserver{address_of(an)}"
    assert other.calendar_token not in page.content.decode()


def test_a_new_address_stops_the_old_one_at_once(an):
    old = address_of(an)
    answer = of(an).post(PAGE, {"step": "new"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "This is your new address; the old one stopped."
    ]
    assert [Client().get(address).status_code for address in (old, address_of(an))] == [404, 200]


def test_a_calendar_is_switched_off_and_on_again(an):
    old, client = address_of(an), of(an)
    page = client.post(PAGE, {"step": "off"}, follow=True)
    an.refresh_from_db()
    assert (an.calendar_token, page.context["address"], Client().get(old).status_code) == (None, "", 404)
    client.post(PAGE, {"step": "new"})
    assert Client().get(address_of(an)).status_code == 200


def test_several_people_can_be_without_one(an, person):
    for user in (an, person("Reader")):
        of(user).post(PAGE, {"step": "off"})
    assert list(User.objects.values_list("calendar_token", flat=True)) == [None, None]


@pytest.mark.parametrize("data", [{}, {"step": ""}, {"step": "all"}, {"step": "new\0"}, {"step": ["off", "x"]}])
def test_a_step_that_is_none_changes_nothing(an, data):
    before = address_of(an)
    answer = of(an).post(PAGE, data)
    assert (answer.status_code, address_of(an)) == (200, before)
    assert [str(message) for message in answer.context["messages"]] == [
        "Nothing was changed: choose a new address, or no calendar."
    ]


def test_looking_at_the_page_changes_nothing(an):
    before = address_of(an)
    of(an).get(PAGE, {"step": "off"})
    assert address_of(an) == before


def test_the_audit_says_what_was_done_and_never_the_address(an):
    client = of(an)
    tokens = [an.calendar_token]
    for step in ("new", "off"):
        client.post(PAGE, {"step": step})
        an.refresh_from_db()
        tokens.append(an.calendar_token)
    entries = AuditEntry.objects.filter(kind="calendar_changed").order_by("pk")
    assert [(entry.name, entry.detail) for entry in entries] == [("an", "new"), ("an", "off")]
    said = repr(list(AuditEntry.objects.values()))
    assert [token for token in tokens if token and token in said] == []


def test_the_step_needs_the_mark_against_forged_requests(an):
    client = Client(enforce_csrf_checks=True)
    client.force_login(an)
    before = address_of(an)
    assert (client.post(PAGE, {"step": "off"}).status_code, address_of(an)) == (403, before)


def test_tokens_are_long_and_never_the_same():
    tokens = {new_calendar_token() for _time in range(100)}
    assert ({len(token) for token in tokens}, len(tokens)) == ({32}, 100)


def test_a_calendar_takes_the_same_queries_for_one_and_for_three(an, on, django_assert_num_queries):
    for number in (1, 2, 3):
        project = make.project(code=f"p-{number}", owner=an)
        make.follow_up(code=f"f-{number}", project=project, due_first=TODAY, due_last=TODAY, due_basis="stated")
        make.meeting(code=f"m-{number}", first_day=TODAY, last_day=TODAY, projects=[project])
        if number in (1, 3):
            address = address_of(an)
            with django_assert_num_queries(3):
                assert len(Calendar.from_ical(Client().get(address).content).walk("VEVENT")) == 2 * number
