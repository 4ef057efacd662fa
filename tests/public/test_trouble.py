"""When the database is locked, gone or read-only, a page says so, and that nothing was saved."""

import sqlite3

import pytest
from django.db import IntegrityError, InterfaceError, InternalError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from projects.models import Theme
from projects.public.trouble import Trouble, trouble_of


def as_django(error):
    """Return the exception that Django makes of one of the driver."""
    kind = OperationalError(*error.args)
    kind.__cause__ = error
    return kind


@pytest.fixture
def locked(tmp_path):
    """What SQLite says where another is writing."""
    first = sqlite3.connect(tmp_path / "db", timeout=0, isolation_level=None)
    first.execute("CREATE TABLE t (x)")
    first.execute("BEGIN IMMEDIATE")
    second = sqlite3.connect(tmp_path / "db", timeout=0)
    with pytest.raises(sqlite3.OperationalError) as raised:
        second.execute("INSERT INTO t VALUES (1)")
    return as_django(raised.value)


@pytest.fixture
def read_only(tmp_path):
    """What SQLite says where the file may only be read."""
    sqlite3.connect(tmp_path / "read").execute("CREATE TABLE t (x)")
    database = sqlite3.connect(f"file:{tmp_path / 'read'}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as raised:
        database.execute("INSERT INTO t VALUES (1)")
    return as_django(raised.value)


@pytest.fixture
def gone(tmp_path):
    """What SQLite says where there is no such folder."""
    with pytest.raises(sqlite3.OperationalError) as raised:
        sqlite3.connect(tmp_path / "nowhere" / "db")
    return as_django(raised.value)


def test_each_trouble_is_known_by_what_the_driver_says(locked, read_only, gone):
    assert [trouble_of(error) for error in (locked, read_only, gone, InterfaceError("connection already closed"))] == [
        Trouble.LOCKED,
        Trouble.READ_ONLY,
        Trouble.GONE,
        Trouble.GONE,
    ]


def test_another_fault_is_none_of_them():
    faults = (IntegrityError("twice"), InternalError("current transaction is aborted"), ValueError("ours"), None)
    assert [trouble_of(fault) for fault in faults] == [None] * 4


@pytest.mark.skipif(connection.vendor != "postgresql", reason="what PostgreSQL says")
@pytest.mark.django_db(transaction=True)
def test_postgresql_that_may_only_be_read_is_known_too():
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    try:
        with pytest.raises(InternalError) as raised:
            Theme.objects.create(code="1", title_nl="Een")
        assert trouble_of(raised.value) == Trouble.READ_ONLY
    finally:
        connection.close()


@pytest.fixture
def visitor():
    """A browser that sees what the public would, faults included."""
    return Client(raise_request_exception=False)


def failing(error):
    """Let every statement on the database fail with `error` within a `with`."""

    def fail(*args):
        raise error

    return connection.execute_wrapper(fail)


@pytest.mark.django_db
def test_a_page_that_cannot_be_made_says_when_to_come_back(visitor, gone):
    with failing(gone):
        answer = visitor.get("/en/projects/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert "The records cannot be reached at present." in page
    assert "was not saved" not in page
    assert f"<code>{answer['X-Request-ID']}</code>" in page


@pytest.mark.django_db
def test_what_was_sent_and_not_saved_is_said(visitor, django_user_model, read_only):
    django_user_model.objects.create_user("an", password="secret", is_staff=True)

    def fail_on_write(execute, sql, *args):
        if sql.startswith(("UPDATE", "INSERT")):
            raise read_only
        return execute(sql, *args)

    form = {"login": "an", "password": "secret"}
    with connection.execute_wrapper(fail_on_write):
        answer = visitor.post(reverse("account_login"), form, headers={"accept-language": "en"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "What you sent was not saved." in page
    assert "The records can be read but not changed at present." in page


@pytest.mark.django_db
def test_the_sentence_is_in_the_language_of_the_address(visitor, locked):
    with failing(locked):
        pages = [visitor.get(f"/{language}/projects/").content.decode() for language in ("nl", "fr", "en")]
    assert [f'<html lang="{language}">' in page for language, page in zip(("nl", "fr", "en"), pages, strict=True)] == [
        True
    ] * 3
    assert "such as a long import" in pages[2]


@pytest.mark.django_db
def test_a_fault_of_ours_is_not_called_a_trouble_of_the_database(visitor):
    with failing(ValueError("ours")):
        answer = visitor.get("/en/projects/")
    assert (answer.status_code, "The fault is ours, not yours." in answer.content.decode()) == (500, True)


@pytest.mark.django_db
def test_where_even_the_page_for_it_fails_a_sentence_is_left(visitor, settings, tmp_path):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path], "APP_DIRS": False}]
    with failing(ValueError("ours")):
        answer = visitor.get("/en/projects/")
    assert answer.status_code == 500
    assert answer.content.decode() == f"Something went wrong ({answer['X-Request-ID']})."
