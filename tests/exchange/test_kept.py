"""The file of all data is made once for each state of the data, and nobody finds half of it."""

import hashlib
import threading

import pytest
from django.db import connection

from projects.exchange import kept
from tests import make

pytestmark = pytest.mark.django_db


def test_it_is_made_once_and_again_when_something_changes(settings):
    make.document()
    first = kept.current_dump()
    stamp = first.path.stat().st_mtime_ns
    assert kept.current_dump() == first == kept.kept_dump()
    assert first.path.stat().st_mtime_ns == stamp
    make.document(code="nieuw")
    assert kept.kept_dump() is None
    second = kept.current_dump()
    assert second.digest != first.digest
    assert sorted(path.name for path in settings.DUMP_FOLDER.iterdir()) == sorted(
        [second.path.name, second.path.with_suffix(".json").name, "lock"]
    )


def test_what_it_says_of_itself_is_true():
    make.document()
    found, file = kept.open_dump()
    with file:
        content = file.read()
    assert (found.size, found.digest) == (len(content), hashlib.sha256(content).hexdigest())


def test_a_file_that_is_being_read_stays_whole_when_a_new_one_is_made():
    make.document()
    found, file = kept.open_dump()
    make.document(code="nieuw")
    kept.current_dump()
    with file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == found.digest


@pytest.mark.django_db(transaction=True)
def test_of_several_that_ask_at_once_one_makes_it(monkeypatch):
    make.document()
    made = []
    write = kept.write_dump
    monkeypatch.setattr(kept, "write_dump", lambda file: made.append(1) or write(file))

    def ask():
        try:
            kept.current_dump()
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
