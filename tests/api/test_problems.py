"""Errors as problem details, in the language of whoever asks."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "headers", "status", "title"),
    [
        ("/api/v1/projects?foo=1", {}, 400, "Bad Request"),
        ("/api/v1/projects/nix", {}, 404, "Not Found"),
        ("/api/v1/nix", {}, 404, "Not Found"),
        ("/api/v1/projects", {"Accept": "text/html"}, 406, "Not Acceptable"),
    ],
)
def test_an_error_says_what_it_is_and_where_to_read_more(client, address, headers, status, title):
    answer = client.get(address, headers={"Accept-Language": "en", **headers})
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert (problem["type"], problem["title"], problem["status"]) == (
        "http://testserver/en/api/#problems",
        title,
        status,
    )
    assert problem["detail"].endswith((".", "header."))
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_place_where_to_read_more_is_there(client):
    assert b'id="problems"' in client.get("/en/api/").content


@pytest.mark.parametrize(("language", "word"), [("nl", "geldige"), ("fr", "valide"), ("en", "valid")])
def test_the_sentence_is_in_the_language_that_was_asked_for(client, language, word):
    answer = client.get("/api/v1/projects?status=x", headers={"Accept-Language": language})
    assert word in answer.json()["errors"][0]["detail"]
    assert answer["Content-Language"] == language
