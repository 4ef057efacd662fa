"""The file of all data, as it is sent."""

import hashlib

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_the_zip_is_what_its_digest_says(client):
    make.document()
    answer = client.get("/data/benelux-tracker.zip")
    content = b"".join(answer.streaming_content)
    digest = hashlib.sha256(content).hexdigest()
    assert (answer["Content-Type"], answer["Content-Length"]) == ("application/zip", str(len(content)))
    assert client.get("/data/benelux-tracker.zip.sha256").content.decode() == f"{digest}  benelux-tracker.zip\n"
    assert digest in client.get("/en/about-the-data/").content.decode()


def test_whoever_has_it_already_does_not_get_it_again_until_something_changes(client):
    make.document()
    first = client.get("/data/benelux-tracker.zip")
    again = client.get("/data/benelux-tracker.zip", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make.document(code="nieuw")
    changed = client.get("/data/benelux-tracker.zip", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    for answer in (first, changed):
        answer.close()


@pytest.mark.parametrize("name", ["benelux-tracker.zip", "benelux-tracker.zip.sha256", "catalog.jsonld"])
def test_it_can_only_be_read_by_anybody_and_without_a_cookie(client, name):
    answer = client.get(f"/data/{name}")
    assert (dict(answer.cookies), answer["Access-Control-Allow-Origin"]) == ({}, "*")
    assert client.post(f"/data/{name}").status_code == 405
    answer.close()


def test_a_page_about_very_many_rows_does_not_wait_for_the_zip(client, monkeypatch):
    make.document()
    monkeypatch.setattr("projects.public.prose.FEW_ROWS", 0)
    text = client.get("/en/about-the-data/").content.decode()
    assert ("/data/benelux-tracker.zip" in text, "SHA-256" in text) == (True, False)
