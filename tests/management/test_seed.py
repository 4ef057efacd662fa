"""The seed says what it did."""

import pytest

from projects.models import Theme
from tests.exchange.files import csv_file
from tests.management.terminal import run

pytestmark = pytest.mark.django_db


def test_the_seed_says_what_it_did_and_the_second_time_that_it_did_nothing(tmp_path):
    (tmp_path / "themes.csv").write_bytes(csv_file({"code": "1", "title_nl": "A"}, {"code": "2", "title_nl": "B"}))
    lines = run("seed", folder=tmp_path)[0].splitlines()
    assert lines == ["themes: 2 new, 0 changed", "Seed: 2 rows read, 2 new, 0 changed."]
    Theme.objects.filter(code="1").update(title_nl="X")
    lines = run("seed", folder=tmp_path)[0].splitlines()
    assert lines == ["themes: 0 new, 0 changed, 1 kept as staff left them", "Seed: 2 rows read, 0 new, 0 changed."]


def test_a_bad_fixture_stops_the_seed_with_its_name(tmp_path):
    (tmp_path / "themes.csv").write_bytes(csv_file({"code": "1", "title_nl": ""}))
    _printed, complaint = run("seed", folder=tmp_path)
    assert complaint.splitlines()[0] == "Nothing was loaded; in themes.csv:"
    assert complaint.splitlines()[1] == "2: title_nl: : This cell must not be empty."
