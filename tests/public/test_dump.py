"""The file of all data, as it is sent."""

import hashlib

import pytest

from projects.exchange import kept as making
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
    monkeypatch.setattr(making, "FEW_ROWS", 0)
    text = client.get("/en/about-the-data/").content.decode()
    assert ("/data/benelux-tracker.zip" in text, "SHA-256" in text, making.kept_dump()) == (True, False, None)
    whole = client.get("/data/catalog.jsonld").json()["dcat:dataset"]["dcat:distribution"][0]
    assert ("dcat:downloadURL" in whole, "spdx:checksum" in whole) == (True, False)


def test_while_another_process_makes_the_zip_one_is_asked_to_come_back(client, monkeypatch):
    make.document()
    monkeypatch.setattr(making, "PATIENCE", 0)
    with making._locked():
        answer = client.get("/data/benelux-tracker.zip", headers={"Accept-Language": "en"})
        page = client.get("/en/about-the-data/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer.content == b"The file is being made; ask again in a minute."
    assert page.status_code == 200
