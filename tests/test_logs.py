"""What the tracker writes down: one line a request, with its id, and nothing about persons."""

import io
import json
import logging

import pytest

from benelux_tracker.logs import JsonFormatter, RequestIdFilter, SecretFilter
from tests import make

pytestmark = pytest.mark.django_db


def line_of(record):
    RequestIdFilter().filter(record)
    return json.loads(JsonFormatter().format(record))


def test_a_request_leaves_one_line_without_what_was_typed(client, caplog):
    make.project()
    caplog.set_level(logging.INFO, "tracker.requests")
    answer = client.get("/en/projects/fiets/?q=Jan+Jansen", REMOTE_ADDR="192.0.2.7", headers={"user-agent": "Lynx"})
    [record] = [record for record in caplog.records if record.name == "tracker.requests"]
    line = line_of(record)
    assert (line["method"], line["route"], line["status"]) == ("GET", "en/projects/<code:code>/", 200)
    assert line["message"].startswith("GET en/projects/<code:code>/ 200 ")
    assert [word in json.dumps(line) for word in ("Jansen", "192.0.2.7", "Lynx")] == [False] * 3
    assert len(answer["X-Request-ID"]) == 32


def test_the_id_of_a_proxy_is_kept_where_it_is_one(client):
    given, strange = "0123456789abcdef", 'x"\n{"level": "forged"}'
    answers = [client.get("/healthz", headers={"x-request-id": value}) for value in (given, strange)]
    assert answers[0]["X-Request-ID"] == given
    assert answers[1]["X-Request-ID"] != strange


def test_a_line_of_json_holds_the_traceback_and_stays_one_line():
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "f.py", 1, "said %s", ("so",), info)
    RequestIdFilter().filter(record)
    text = JsonFormatter().format(record)
    assert text.count("\n") == 0
    assert json.loads(text)["message"] == "said so"
    assert json.loads(text)["traceback"].endswith("ValueError: two\nlines")
    assert json.loads(text)["request"] == "-"


def test_the_address_of_a_personal_calendar_is_in_no_line(client, settings):
    """A calendar that answers, one that does not and one that breaks are all written down without their secret."""
    secret = "s3cret-s3cret_s3cret-s3cret_1234"
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    for wanted in (RequestIdFilter(), SecretFilter()):
        handler.addFilter(wanted)
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["request_id", "secrets"]
    loggers = [logging.getLogger(name) for name in ("django.request", "tracker.requests")]
    before = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        client.get(f"/admin/calendar/{secret}.ics")
        client.post(f"/admin/calendar/{secret}.ics")
        logging.getLogger("django.request").error("Internal Server Error: %s", f"/admin/calendar/{secret}.ics")
    finally:
        for logger, level in before:
            logger.removeHandler(handler)
            logger.setLevel(level)
    assert "s3cret" not in told.getvalue()
    lines = sorted(line.partition("ics")[0] for line in told.getvalue().splitlines())
    assert lines == [
        "GET admin/calendar/<str:token>.",
        "Internal Server Error: /admin/calendar/***.",
        "Method Not Allowed (POST): /admin/calendar/***.",
        "Not Found: /admin/calendar/***.",
        "POST admin/calendar/<str:token>.",
    ]
