"""Atom feeds: valid by RFC 4287, the same filters as the list, nothing private, the newest change first."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.models import Document, FollowUp, Project
from projects.public.feeds import MOST
from projects.public.questions import LISTS
from tests import make

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONE_OF = {
    "projects": make.project,
    "follow-ups": make.follow_up,
    "decisions": make.decision,
    "meetings": make.meeting,
    "activities": make.activity,
    "partners": make.partner,
    "documents": make.document,
}


@pytest.fixture
def on(monkeypatch):
    """Today is the 15th of July 2023."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 7, 15))


def texts(element, name):
    return [child.text for child in element.findall(ATOM + name)]


def links(element):
    return {(link.get("rel", "alternate"), link.get("href")) for link in element.findall(f"{ATOM}link")}


def complaints(feed):
    """Return what RFC 4287 has against a feed; empty where it is valid."""
    said = [] if feed.tag == f"{ATOM}feed" else ["the root is no feed"]
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        said += [f"not one {name}" for name in ("id", "title", "updated") if len(texts(element, name)) != 1]
        said += [f"{m} is no date" for n in ("updated", "published") for m in texts(element, n) if not MOMENT.match(m)]
        relations = [link.get("rel", "alternate") for link in element.findall(f"{ATOM}link")]
        said += ["more than one alternate"] if relations.count("alternate") > 1 else []
        said += ["an address that is not whole" for _rel, href in links(element) if not re.match("https?://", href)]
        said += [f"{i} is no tag" for i in texts(element, "id") if not re.match(r"tag:[a-z.]+,\d{4}:\S+$", i)]
        plain = [child for name in ("title", "summary", "content") for child in element.findall(ATOM + name)]
        said += ["text that is not plain" for child in plain if child.get("type", "text") != "text" or len(child)]
        said += ["an empty text" for child in plain if not child.text]
    said += ["no self link"] if not any(rel == "self" for rel, _href in links(feed)) else []
    said += ["no author"] if not feed.findall(f"{ATOM}author/{ATOM}name") else []
    said += ["an entry without alternate or content" for e in entries if not links(e)]
    ids = [identity for entry in entries for identity in texts(entry, "id")]
    return said + (["an identity twice"] if len(set(ids)) < len(ids) else [])


def feed(client, word, language="en", **question):
    answer = client.get(f"/{language}/feeds/{word}.atom", question)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return fromstring(answer.content)


def titles(found):
    return [title for entry in found.findall(f"{ATOM}entry") for title in texts(entry, "title")]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("word", LISTS)
def test_the_feed_of_every_list_is_valid_with_records_and_without(client, word, language):
    empty = feed(client, word, language)
    record = ONE_OF[word]()
    full = feed(client, word, language)
    assert (complaints(empty), complaints(full)) == ([], [])
    assert (len(titles(empty)), len(titles(full))) == (0, 1)
    assert record.title_nl in titles(full)[0]
    assert full.get(XML_LANG) == language


def test_a_control_character_breaks_no_feed(client):
    Project.objects.filter(pk=make.project().pk).update(title_en="Cyc\x0bling <b>", summary_en="\ufffe&\x01 more")
    found = feed(client, "projects")
    assert (complaints(found), titles(found)) == ([], ["Cycling <b>"])
    assert texts(found.find(f"{ATOM}entry"), "summary") == ["& more"]


def test_the_newest_change_comes_first_and_dates_the_feed(client):
    for number, hour in ((1, 9), (2, 12), (3, 7)):
        record = make.document(code=f"d-{number}", title_en=f"Document {number}")
        Document.objects.filter(pk=record.pk).update(updated_at=datetime(2023, 7, 1, hour, tzinfo=UTC))
    found = feed(client, "documents")
    assert titles(found) == ["Document 2", "Document 1", "Document 3"]
    assert texts(found, "updated") == texts(found.find(f"{ATOM}entry"), "updated") == ["2023-07-01T12:00:00+00:00"]


def test_published_is_when_it_was_recorded_and_updated_when_it_was_changed(client):
    made, changed = datetime(2023, 1, 2, tzinfo=UTC), datetime(2023, 3, 4, tzinfo=UTC)
    Document.objects.filter(pk=make.document().pk).update(created_at=made, updated_at=changed)
    entry = feed(client, "documents").find(f"{ATOM}entry")
    assert (texts(entry, "published"), texts(entry, "updated")) == ([made.isoformat()], [changed.isoformat()])


def test_a_feed_holds_the_latest_fifty(client):
    start = datetime(2023, 7, 1, tzinfo=UTC)
    for number in range(MOST + 1):
        record = make.document(code=f"d-{number}", title_en=f"{number}")
        Document.objects.filter(pk=record.pk).update(updated_at=start + timedelta(hours=number))
    assert titles(feed(client, "documents")) == [str(number) for number in range(MOST, 0, -1)]


def test_the_filters_of_the_list_are_kept_in_entries_links_title_and_identity(client):
    make.meeting(code="w", title_en="A workshop", kind="workshop")
    make.meeting(code="v", title_en="A visit", kind="visit")
    found = feed(client, "meetings", kind="workshop", sort="title", page="7")
    assert titles(found) == ["A workshop"]
    assert links(found) == {
        ("alternate", "http://testserver/en/meetings/?kind=workshop"),
        ("self", "http://testserver/en/feeds/meetings.atom?kind=workshop"),
    }
    assert texts(found, "id") == ["tag:benelux.int,2026:tracker/en/feeds/meetings.atom?kind=workshop"]
    assert texts(found, "title") == ["Benelux Tracker: Meetings (Kind: workshop)"]


def test_a_promise_says_its_term_as_vaguely_as_it_was_made_and_how_it_stands(client, on):
    make.follow_up(title_en="Publish the study", summary_en="In three parts.")
    entry = feed(client, "follow-ups").find(f"{ATOM}entry")
    assert texts(entry, "summary") == ["Q2 2023, outcome not recorded. In three parts."]


def test_a_text_in_another_language_is_marked_and_stands_apart(client):
    make.meeting(title_en="Workshop on floods", summary_nl="Over dijken.", place="Luik", code="one")
    entry = feed(client, "meetings").find(f"{ATOM}entry")
    assert texts(entry, "summary") == ["workshop, 21 April 2022, Luik"]
    assert entry.find(f"{ATOM}title").get(XML_LANG) is None
    content = entry.find(f"{ATOM}content")
    assert (content.text, content.get(XML_LANG)) == ("Over dijken.", "nl")
    assert feed(client, "meetings", "fr").find(f"{ATOM}entry/{ATOM}title").get(XML_LANG) == "nl"


def test_an_identity_does_not_change_with_host_or_text(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "tracker.example"]
    project = make.project(code="fiets")
    before = texts(feed(client, "projects").find(f"{ATOM}entry"), "id")
    Project.objects.filter(pk=project.pk).update(title_en="Another")
    answer = client.get("/en/feeds/projects.atom", headers={"host": "tracker.example"})
    after = texts(fromstring(answer.content).find(f"{ATOM}entry"), "id")
    assert before == after == ["tag:benelux.int,2026:tracker/en/projects/fiets/"]


def test_a_public_promise_of_a_private_project_is_in_no_feed(client):
    hidden = make.project(code="hidden", is_public=False, title_en="geheim")
    make.follow_up(project=hidden, title_en="geheim")
    make.activity(project=hidden, title_en="geheim")
    assert FollowUp.objects.filter(is_public=True).count() == 1
    assert [titles(feed(client, word)) for word in ("projects", "follow-ups", "activities")] == [[], [], []]


@pytest.mark.parametrize("word", LISTS)
def test_a_feed_of_one_and_of_three_takes_one_query_more_than_its_choices(client, word):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/en/feeds/{word}.atom")
        return len(captured)

    numbers = [{"number": n} if word == "decisions" else {"code": f"x-{n}"} for n in (1, 2, 3)]
    ONE_OF[word](**numbers[0])
    one = queries()
    for values in numbers[1:]:
        ONE_OF[word](**values)
    assert (one, queries()) == (1, 1)


@pytest.mark.usefixtures("pages_kept")
def test_an_unchanged_feed_is_not_sent_twice(client):
    make.project()
    first = client.get("/en/feeds/projects.atom")
    assert client.get("/en/feeds/projects.atom", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert dict(first.cookies) == {}
