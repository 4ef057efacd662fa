"""How answers are sent: to any site, not twice, and not without end."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("pages_kept")
@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/projects", "/api/v1/projects/fiets", "/api/v1/schema"])
def test_what_has_not_changed_is_not_sent_again(client, address):
    project = make.project()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (first["Cache-Control"], again.status_code, again.content) == ("public, no-cache", 304, b"")
    assert (again["ETag"], first["Access-Control-Allow-Origin"]) == (first["ETag"], "*")
    project.title_nl = "Anders"
    project.save()
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_any_site_may_read_and_nobody_gets_a_cookie(client):
    make.project()
    answer = client.get("/api/v1/projects", headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert (dict(answer.cookies), answer["Vary"]) == ({}, "Accept-Language")
    assert "Access-Control-Allow-Credentials" not in answer


def test_a_browser_that_asks_first_hears_that_reading_is_all_there_is(client):
    answer = client.options("/api/v1/projects", headers={"Access-Control-Request-Method": "GET"})
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/v1/projects", "/api/v1/projects/fiets", "/api/v1/"])
def test_nothing_can_be_written(client, verb, address):
    make.project()
    answer = getattr(client, verb)(address, {"code": "x"}, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


def test_head_answers_like_get_without_the_body(client):
    make.project()
    get, head = client.get("/api/v1/projects"), client.head("/api/v1/projects")
    assert (head.status_code, head["Content-Type"], head.content) == (200, get["Content-Type"], b"")


def test_whoever_asks_without_end_is_asked_to_wait(client, settings):
    settings.API_RATE = "2/min"
    answers = [client.get("/api/v1/") for _number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[2]["Content-Type"], 0 < int(answers[2]["Retry-After"]) <= 60) == ("application/problem+json", True)
