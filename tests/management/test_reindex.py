"""The index can be made anew."""

import pytest

from projects.models import Document, fulltext
from tests import make
from tests.management.terminal import run

pytestmark = pytest.mark.django_db


def test_it_says_how_many_records_it_looked_at():
    make.document()
    fulltext.clear()
    assert run("reindex")[0] == "Search: 1 records looked at.\n"
    assert not fulltext.is_empty()


def test_if_empty_it_leaves_an_index_as_it_is():
    make.document()
    Document.objects.update(title_nl="Zeppelin")
    assert run("reindex", if_empty=True)[0] == ""
    fulltext.clear()
    assert run("reindex", if_empty=True)[0] == "Search: 1 records looked at.\n"
