"""The feed of changes: valid, as on the page, and nothing private."""

import pytest
from defusedxml.ElementTree import fromstring

from projects.exchange.changes import apply, propose
from projects.models import Partner
from tests import make
from tests.exchange.files import csv_file
from tests.public.test_feeds import ATOM, complaints, links, texts
from tests.public.world import SECRET

pytestmark = pytest.mark.django_db


def asked(client, question="", language="en"):
    answer = client.get(f"/{language}/feeds/changes.atom{question}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return fromstring(answer.content)


def entries(feed):
    return [(texts(entry, "title")[0], texts(entry, "summary")[0]) for entry in feed.findall(f"{ATOM}entry")]


def retitled(project, title):
    project.title_en = title
    project.save()
    return project


def test_a_change_is_told_old_beside_new_the_latest_first(client):
    project = retitled(make.project(title_nl="Fietsen", title_en="Cycling"), "Cycle highways")
    feed = asked(client, "?kind=project")
    assert entries(feed) == [
        ("Cycle highways (project: changed)", "Title: Cycling → Cycle highways"),
        ("Cycle highways (project: added)", "Cycle highways (project: added)"),
    ]
    assert complaints(feed) == []
    assert [links(entry) for entry in feed.findall(f"{ATOM}entry")] == [
        {("alternate", f"http://testserver{path}")} for path in ["/en/projects/fiets/"] * 2
    ]
    assert project.history.count() == 2


def test_the_filters_of_the_page_are_those_of_the_feed(client):
    make.project(), make.partner()
    assert entries(asked(client, "?kind=partner")) == [("België (partner: added)", "België (partner: added)")]
    assert entries(asked(client, "?record=partner:be")) == [("België (partner: added)", "België (partner: added)")]
    feed = asked(client, "?kind=partner")
    assert ("self", "http://testserver/en/feeds/changes.atom?kind=partner") in links(feed)
    assert ("alternate", "http://testserver/en/changes/?kind=partner") in links(feed)


def test_nothing_of_a_private_record_or_time_is_told(client):
    project = retitled(make.project(is_public=False, title_en=SECRET), f"{SECRET} too")
    project.title_en, project.is_public = "Open", True
    project.save()
    make.partner(is_public=False, title_nl=SECRET)
    answer = client.get("/en/feeds/changes.atom").content.decode()
    assert (SECRET in answer, "Open (project: published)" in answer) == (False, True)


def test_an_import_is_one_entry(client):
    rows = [{"code": f"p-{n}", "title_nl": f"P {n}", "kind": "country", "is_public": "1"} for n in range(12)]
    apply(propose(Partner, csv_file(*rows), "f.csv"), may_publish=True)
    said = "12 records were added by an import."
    feed = asked(client)
    assert (entries(feed), complaints(feed)) == ([(said, said)], [])


@pytest.mark.parametrize("question", ["?since=gisteren", "?kind=user", "?after=x", "?theme=999", "?record=user:1"])
def test_a_question_that_makes_no_sense_is_a_400_with_a_sentence(client, question):
    answer = client.get(f"/en/feeds/changes.atom{question}")
    assert (answer.status_code, answer.content.decode()) == (400, "The question makes no sense: look at the filters.")


def test_a_day_without_changes_is_a_valid_feed(client):
    feed = asked(client, "?until=1999-01-01")
    assert (entries(feed), complaints(feed)) == ([], [])


@pytest.mark.parametrize(("word", "kind"), [("reports", "report"), ("themes", "theme")])
def test_a_list_without_filters_is_followed_by_its_changes(client, word, kind):
    make.ONE_OF_EACH[{"report": make.models.Report, "theme": make.models.Theme}[kind]]()
    page = client.get(f"/en/{word}/").content.decode()
    address = f"/en/feeds/changes.atom?kind={kind}"
    assert page.count(f'href="{address}"') == 2
    assert [f"({kind}: added)" in title for title, _text in entries(asked(client, f"?kind={kind}"))] == [True]
