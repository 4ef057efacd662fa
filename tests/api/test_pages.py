"""Pages by keyset: every record once, both ways, whatever is added meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Document
from tests import make

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def documents():
    """Seven documents; the later the code, the longer ago the change, two of them at one moment."""
    for number in range(7):
        make.document(code=f"d-{number}")
        moment = NOON - timedelta(hours=number // 2)
        Document.objects.filter(code=f"d-{number}").update(updated_at=moment)


def codes(page):
    return [row["code"][2:] for row in page["results"]]


def walk(client, address, way):
    """Return the codes of each page from `address` on, following `way`, and the last page."""
    pages = []
    while address:
        page = client.get(address).json()
        pages.append("".join(codes(page)))
        address = page[way]
    return pages, page


@pytest.mark.parametrize(
    ("question", "forwards", "backwards"),
    [
        ("", ["012", "345", "6"], ["345", "012"]),
        ("&order=code", ["012", "345", "6"], ["345", "012"]),
        ("&order=updated", ["645", "230", "1"], ["230", "645"]),
        ("&order=-updated", ["103", "254", "6"], ["254", "103"]),
        ("&updated_since=2026-01-01T10:00:00Z", ["452", "301"], ["452"]),
    ],
)
def test_a_walk_meets_every_record_once_and_the_way_back_the_same(client, documents, question, forwards, backwards):
    pages, last = walk(client, f"/api/v1/documents?page_size=3{question}", "next")
    assert pages == forwards
    assert walk(client, last["previous"], "previous")[0] == backwards


def test_the_first_page_has_none_before_it_and_the_last_none_behind(client, documents):
    page = client.get("/api/v1/documents?page_size=7").json()
    assert (page["previous"], page["next"]) == (None, None)


def test_what_is_added_while_somebody_walks_moves_nothing(client, documents):
    page = client.get("/api/v1/documents?page_size=3").json()
    make.document(code="a-0")
    assert codes(client.get(page["next"]).json()) == ["3", "4", "5"]


def test_a_cursor_holds_although_its_record_is_gone_and_keeps_the_filters(client, documents):
    make.document(code="brief", kind="letter")
    first = client.get("/api/v1/documents?page_size=2&kind=roadmap").json()
    Document.objects.filter(code="d-1").delete()
    assert codes(client.get(first["next"]).json()) == ["2", "3"]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "W10",
        "bnVsbA",
        "WyJjb2RlIiwwLDFd",
        "WyJjb2RlIiwwLCJhXHUwMDAwIl0",
        "WyJ1cGRhdGVkIiwwLCJ4IiwieCJd",
        "A" * 9000,
    ],
)
def test_a_cursor_that_is_none_is_refused_with_a_sentence(client, cursor):
    answer = client.get("/api/v1/documents", {"cursor": cursor, "order": "code"})
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, "cursor")


def test_a_cursor_of_another_order_is_refused(client, documents):
    address = client.get("/api/v1/documents?page_size=3").json()["next"]
    answer = client.get(f"{address}&order=updated", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["errors"][0]["detail"]) == (400, "This cursor belongs to another order.")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan is asked for as SQLite tells it")
@pytest.mark.parametrize("question", ["", "?order=updated", "?order=-updated", "?updated_since=2020-01-01"])
def test_a_page_reads_along_an_index_and_sorts_nothing(client, question):
    for number in range(3):
        make.activity(code=f"a-{number}")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/api/v1/activities{question}")
    sql = next(query["sql"] for query in captured if "LIMIT" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = [step[3] for step in cursor.fetchall()]
    assert [step for step in plan if "TEMP B-TREE" in step or step == "SCAN projects_activity"] == []
