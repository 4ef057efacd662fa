"""The file of all data, made before anybody asks."""

import pytest

from projects.exchange.kept import kept_dump
from tests import make
from tests.management.terminal import run

pytestmark = pytest.mark.django_db


def test_it_makes_the_file_and_says_which_it_is():
    make.document()
    assert kept_dump() is None
    printed, complaint = run("write_dump")
    kept = kept_dump()
    assert (printed, complaint) == (f"{kept.path.name}: {kept.size} bytes, SHA-256 {kept.digest}\n", "")
