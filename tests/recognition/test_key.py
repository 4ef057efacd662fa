"""The recogniser against the hand-made keys of the annual report of 2022, where its text is at hand."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from projects.recognition.reading import read
from tests.recognition.measure import Measure, numbers_in

HERE = Path(__file__).parent
REPORT = settings.BASE_DIR.parent / "shared" / "report" / "jaarverslag-2022.txt"

pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the text of the report of 2022 is not at hand")


def rows(name):
    """Return the rows of a key."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sentences():
    """The report, read once."""
    return list(read(REPORT.read_text(encoding="utf-8"), "nl", 2022))


def test_every_official_number_is_found_on_its_line_and_none_beside_them(sentences):
    assert numbers_in(sentences) == [(int(row["line"]), row["number"]) for row in rows("numbers-2022.csv")]


@pytest.mark.parametrize("parity", [0, 1], ids=["even lines", "odd lines"])
def test_the_dates_are_found_with_the_right_days_and_hardly_a_false_one(sentences, parity):
    measure = Measure(rows("key-2022.csv"), sentences, lambda line: line % 2 == parity)
    assert measure.right / measure.asked >= 0.95, measure
    assert len(measure.false) / measure.found < 0.05, measure


def test_the_kinds_of_the_dates_are_those_of_the_key(sentences):
    measure = Measure(rows("key-2022.csv"), sentences)
    assert measure.wrong_kinds == []
