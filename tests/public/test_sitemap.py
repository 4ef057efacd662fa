"""The site map: every public record in three languages, cut by primary keys, nothing private."""

from datetime import UTC, datetime

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from projects.models import RECORD_TYPES, Document
from projects.public import sitemap
from tests import make
from tests.test_sweep import ON_ANOTHER_PAGE

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HOST = "http://testserver"


@pytest.fixture
def short_sections(monkeypatch):
    """Sections of ten primary keys."""
    monkeypatch.setattr(sitemap.Records, "limit", 10)


def read(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return fromstring(answer.content)


def locations(root):
    return [element.text for element in root.iter(f"{MAP}loc")]


def test_every_type_with_pages_has_a_section():
    assert set(sitemap.RECORDS.values()) == set(RECORD_TYPES) - ON_ANOTHER_PAGE


def test_the_index_leads_to_every_section(client):
    expected = [f"{HOST}/sitemap-{name}.xml" for name in sitemap.SECTIONS]
    assert locations(read(client, "/sitemap.xml")) == expected
    for address in expected:
        read(client, address.removeprefix(HOST))


def test_a_record_stands_in_three_languages_that_name_each_other(client):
    record = make.project(code="fiets", pk=1)
    type(record).objects.update(updated_at=datetime(2023, 3, 4, tzinfo=UTC))
    root = read(client, "/sitemap-projects.xml")
    assert locations(root) == [f"{HOST}/{language}/projects/fiets/" for language in ("nl", "fr", "en")]
    expected = {language: f"{HOST}/{language}/projects/fiets/" for language in ("nl", "fr", "en")}
    expected["x-default"] = f"{HOST}/projects/fiets/"
    for entry in root.findall(f"{MAP}url"):
        assert {link.get("hreflang"): link.get("href") for link in entry.findall(LINK)} == expected
        assert entry.findtext(f"{MAP}lastmod") == "2023-03-04"


@pytest.mark.parametrize("word", sitemap.RECORDS)
def test_the_address_of_a_record_is_that_of_its_page(client, word):
    record = make.ONE_OF_EACH[sitemap.RECORDS[word]]()
    section = -(-record.pk // sitemap.PER_SECTION)
    with override("en"):
        assert f"{HOST}{record.get_absolute_url()}" in locations(read(client, f"/sitemap-{word}.xml?p={section}"))


def test_the_address_without_a_language_leads_to_the_one_the_browser_prefers(client):
    make.project(code="fiets")
    answer = client.get("/projects/fiets/", headers={"accept-language": "fr"})
    assert (answer.status_code, answer["Location"]) == (302, "/fr/projects/fiets/")


def test_pages_that_are_no_records_are_there(client):
    found = locations(read(client, "/sitemap-pages.xml"))
    for language in ("nl", "fr", "en"):
        with override(language):
            expected = [f"{HOST}{reverse(f'public:{name}')}" for name in ("home", "about-data", "followup-list")]
        assert set(expected) <= set(found)


def test_nothing_private_is_on_the_map(client):
    # In the first section, whatever keys other tests have used up.
    hidden = make.project(code="geheim", is_public=False, pk=1)
    make.activity(code="geheim", project=hidden, pk=1)
    make.follow_up(code="geheim", project=hidden, pk=1)
    for word in sitemap.RECORDS:
        assert "geheim" not in client.get(f"/sitemap-{word}.xml").content.decode()


def documents(*keys):
    Document.objects.bulk_create(
        Document(pk=key, code=f"d-{key}", title_nl=f"{key}", kind="study", is_public=True) for key in keys
    )


def in_dutch(client, page):
    found = locations(read(client, f"/sitemap-documents.xml?p={page}"))
    return [address.removeprefix(f"{HOST}/nl/documents/") for address in found if "/nl/" in address]


def test_sections_are_ranges_of_primary_keys(client, short_sections):
    documents(1, 10, 11, 31)
    addresses = [address for address in locations(read(client, "/sitemap.xml")) if "documents" in address]
    name = f"{HOST}/sitemap-documents.xml"
    assert addresses == [name, f"{name}?p=2", f"{name}?p=3", f"{name}?p=4"]
    assert [in_dutch(client, page) for page in (1, 2, 4)] == [["d-1/", "d-10/"], ["d-11/"], ["d-31/"]]


def test_a_section_without_records_holds_the_list_because_an_empty_map_is_not_valid(client, short_sections):
    documents(31)
    assert in_dutch(client, 2) == [""]


@pytest.mark.parametrize("page", ["0", "5", "-1", "foo", "\x00", "9" * 5000])
def test_a_section_that_does_not_exist_is_not_found(client, short_sections, page):
    documents(31)
    assert client.get("/sitemap-documents.xml", {"p": page}).status_code == 404
    assert client.get("/sitemap-users.xml").status_code == 404


def statements(client, address):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured]


def test_the_map_takes_the_same_few_queries_however_many_records_there_are(client, short_sections):
    documents(1)
    few = [len(statements(client, address)) for address in ("/sitemap.xml", "/sitemap-documents.xml")]
    documents(*range(2, 60))
    many = [statements(client, address) for address in ("/sitemap.xml", "/sitemap-documents.xml")]
    assert few == [len(asked) for asked in many] == [len(sitemap.RECORDS), 2]
    assert [sql for asked in many for sql in asked if "COUNT(" in sql or "OFFSET" in sql] == []
