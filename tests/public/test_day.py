"""Pages on a day: how things stood, and nothing that came later."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from projects.models import ProjectPartner
from tests import make
from tests.public.test_lists import LISTS
from tests.public.test_private import body_of
from tests.public.world import FILTERED

pytestmark = pytest.mark.django_db
DAY, LATER = date(2023, 4, 1), date(2023, 9, 1)
WORD = "achteraf"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Today is the 27th of November 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2026, 11, 27))


def get(client, address, **question):
    """Return the text of a page on the day, white space made even."""
    answer = client.get(f"/en/{address}", {"on": DAY.isoformat()} | question)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def listed(client, address, **question):
    """Return the codes on a list on the day."""
    return [r.code for r in client.get(f"/en/{address}/", {"on": DAY.isoformat()} | question).context["page"]]


def test_a_project_shows_the_status_of_the_day_and_its_story_until_then(client):
    project = make.project()
    make.status_update(project=project, code="s-1", day=date(2022, 12, 31), status="running", text_en="It began.")
    make.status_update(project=project, code="s-2", day=LATER, status="completed", text_en="It ended.")
    text = get(client, "projects/fiets/")
    assert "As it stood on 1 April 2023" in text
    assert "</svg> running</span>" in text
    assert ("It began." in text, "It ended." in text, "completed" in text) == (True, False, False)


def test_a_project_of_which_nothing_was_known_says_so(client):
    make.status_update(day=LATER, status="completed")
    assert "no status recorded" in get(client, "projects/fiets/")
    assert "no status recorded" in get(client, "projects/")


def test_filters_and_orders_ask_for_what_stood_on_the_day(client):
    for code, early, late in [("a", "running", "completed"), ("b", "completed", "running")]:
        project = make.project(code=code)
        make.status_update(project=project, code=f"{code}-1", day=date(2022, 12, 31), status=early)
        make.status_update(project=project, code=f"{code}-2", day=LATER, status=late)
    assert listed(client, "projects", status="running") == ["a"]
    assert listed(client, "projects", sort="status") == ["b", "a"]
    make.decision(number=1, stage="in_force", signed_first=DAY, signed_last=DAY, in_force_first=LATER)
    assert (listed(client, "decisions", stage="signed"), listed(client, "decisions", stage="in_force")) == (
        ["m-2022-1"],
        [],
    )
    assert listed(client, "decisions", stage="signed", q="vuurwerk") == ["m-2022-1"]


def test_promises_are_judged_and_asked_for_on_the_day(client):
    make.follow_up(code="toen", due_last=date(2023, 3, 31), due_basis="stated", state="met", closed_on=LATER)
    moved = make.follow_up(code="verzet", due_last=date(2024, 6, 30), due_basis="stated")
    make.due_change(followup=moved, changed_on=LATER, old_first=date(2023, 6, 1), old_last=date(2023, 6, 30))
    assert listed(client, "follow-ups", deadline="outcome_not_recorded") == ["toen"]
    assert listed(client, "follow-ups", deadline="due_soon") == ["verzet"]
    assert listed(client, "follow-ups", state="open") == ["toen", "verzet"]
    assert listed(client, "follow-ups", until="2023-06-30", since="2023-06-01") == ["verzet"]
    assert "<dt>Term</dt><dd>June 2023" in get(client, "follow-ups/verzet/")


def later_world():
    """Make records with one fact each that came later; every text of these facts has the word."""
    text = {f"text_{language}": WORD for language in ("nl", "fr", "en")}
    project = make.project(code="p", theme=make.theme(), title_nl="Project")
    ProjectPartner.objects.create(project=project, partner=make.partner(), role="lead")
    make.status_update(project=project, code="s-1", day=date(2022, 12, 31))
    make.status_update(project=project, code="s-2", day=LATER, status="abandoned", **text)
    day = {"first_day": LATER, "last_day": LATER}
    meeting = make.meeting(code="m-later", title_nl=WORD, **day)
    meeting.projects.add(project), meeting.partners.add(make.models.Partner.objects.get())
    activity = make.activity(code="a-later", project=project, title_nl=WORD, **day)
    activity.partners.add(make.models.Partner.objects.get())
    document = make.document(code="d-later", title_nl=WORD, **day)
    document.projects.add(project), document.activities.add(make.activity(code="a", project=project, title_nl="Eerder"))
    act = make.decision(stage="in_force", signed_first=LATER, signed_last=LATER, signatory=WORD, approved_first=DAY)
    act.projects.add(project)
    later = make.decision(year=2023, number=1, title_nl=WORD, signed_first=LATER, signed_last=LATER)
    later.projects.add(project)
    make.decision_relation(decision=later, other=act)
    make.transposition(decision=act, state="transposed", met_on=LATER, measure=WORD, communicated_by=WORD)
    told = {
        "state": "met",
        "closed_on": LATER,
        "proof_document": document,
        "outcome_nl": WORD,
        "proof_url": f"https://{WORD}.eu/",
    }
    promise = make.follow_up(code="f", project=project, responsible=make.models.Partner.objects.get(), **told)
    make.due_change(followup=promise, changed_on=LATER, reason_nl=WORD)
    make.follow_up(
        code="f-later", project=project, title_nl=WORD, report=make.report(year=2023, title_nl=WORD), lines="1"
    )
    make.heading(code="h-later", report=make.models.Report.objects.get(), title_nl=WORD)
    make.activity(code="a-2", project=project, meeting=meeting, decision=later, title_nl="Eerder")


# Every page that can be seen on a day, with files; the number is that of the records that were there.
PAGES = [
    "",
    *("themes/ themes/1/ projects/p/ decisions/m-2022-7/ follow-ups/f/ activities/a/ activities/a-2/ reports/").split(),
    "partners/be/",
    *(f"{word}/" for word in LISTS),
    *(f"{word}/?format={kind}" for word in LISTS for kind in ("csv", "xlsx")),
]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_or_file_tells_what_came_later(client, language):
    later_world()
    addresses = [f"/{language}/{page}{'&' if '?' in page else '?'}on={DAY.isoformat()}" for page in PAGES]
    answers = {address: client.get(address) for address in addresses}
    assert {a: answer.status_code for a, answer in answers.items()} == dict.fromkeys(addresses, 200)
    assert [address for address, answer in answers.items() if WORD in body_of(answer)] == []


def test_the_same_pages_tell_it_today(client):
    later_world()
    told = {word for word in LISTS if WORD in client.get(f"/nl/{word}/?format=csv").getvalue().decode()}
    assert told == set(LISTS) - {"projects", "partners"}
    assert WORD in client.get("/nl/projects/p/").content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "meetings/m-later/",
        "activities/a-later/",
        "documents/d-later/",
        "follow-ups/f-later/",
        "decisions/m-2023-1/",
        "reports/jaarverslag-2022/",
    ],
)
def test_what_was_not_there_yet_says_so_and_leads_to_today(client, page):
    later_world()
    answer = client.get(f"/en/{page}", {"on": DAY.isoformat()})
    text = answer.content.decode()
    assert (answer.status_code, "Not there yet" in text, WORD in text) == (404, True, False)
    assert f'<a href="/en/{page}">See it today</a>' in text


def test_what_is_not_public_is_not_found_on_any_day(client):
    make.project(is_public=False)
    answer = client.get("/en/projects/fiets/", {"on": DAY.isoformat()})
    assert (answer.status_code, "Not there yet" in answer.content.decode()) == (404, False)


def test_links_and_forms_keep_the_day_and_one_leads_to_today(client):
    make.project()
    text = get(client, "projects/", status="", sort="title", page="1")
    assert 'href="/en/projects/fiets/?on=2023-04-01"' in text
    assert 'href="/en/decisions/?on=2023-04-01"' in text
    assert '<input type="hidden" name="on" value="2023-04-01">' in text
    assert '<input type="hidden" name="sort" value="title">' in text
    assert 'href="/en/projects/?status=&amp;sort=title">See it today</a>' in text
    with override("en"):
        assert 'href="/en/projects/fiets/"' in client.get("/en/projects/").content.decode()


def test_a_page_of_today_offers_another_day_and_says_nothing_of_one(client):
    make.project()
    for address in ("/en/projects/", "/en/projects/fiets/", "/en/themes/"):
        text = client.get(address).content.decode()
        assert ("See this on another day" in text, "day-banner" in text) == (True, False)


def test_a_day_to_come_is_said_to_be_a_projection(client):
    make.follow_up(due_last=date(2027, 6, 30), due_basis="stated")
    text = client.get("/en/follow-ups/?on=2028-01-01").content.decode()
    assert ("A look ahead to 1 January 2028" in text, "It is a projection, not a record." in text) == (True, True)
    assert "outcome not recorded" in text
    assert "projection" not in client.get("/en/follow-ups/?on=2026-11-27").content.decode()


@pytest.mark.parametrize(
    "day", ["2023-02-30", "foo", "a\x00b", "9" * 40, "01-04-2023", "0001-01-01", "9999-12-31", "2200-01-01"]
)
@pytest.mark.parametrize("page", ["", "projects/", "themes/", "reports/", "projects/fiets/", "projects/?format=csv"])
def test_an_impossible_day_is_answered_with_a_sentence(client, day, page):
    make.project()
    address, _mark, question = page.partition("?")
    answer = client.get(f"/en/{address}", {"on": day} | ({"format": "csv"} if question else {}))
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "There is no such day." in text or "The day must lie between 1944-09-05 and 2199-12-31." in text


def test_no_day_is_today(client):
    make.project()
    assert "day-banner" not in client.get("/en/projects/?on=").content.decode()


@pytest.mark.parametrize("word", LISTS)
def test_a_list_on_a_day_takes_the_same_few_queries_as_today(client, word):
    one_more, _number = LISTS[word]
    taken = []
    for number in (1, 2, 3):
        one_more(number)
        for question in ({}, {"on": "2026-01-01"}):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"/en/{word}/", question).status_code == 200
            taken.append(len(captured))
    assert len(set(taken)) == 1


def test_a_file_on_a_day_holds_what_the_records_held_then(client):
    make.decision(stage="in_force", signed_first=DAY, signed_last=DAY, in_force_first=LATER, in_force_last=LATER)
    body = client.get("/en/decisions/?format=csv&on=2023-04-01").getvalue().decode().splitlines()
    row = dict(zip(body[0].split(","), body[1].split(","), strict=True))
    assert (row["stage"], row["signed_last"], row["in_force_last"]) == ("signed", "2023-04-01", "")


def test_the_lists_of_the_test_are_all_that_there_are():
    assert len(LISTS) == len(FILTERED)
