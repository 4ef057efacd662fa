"""The outline of a report, and what stands under each heading."""

import pytest

from projects.reports.outline import first_lines, outline
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("lines", "first"), [("12-15, 40", [12, 40]), ("7", [7]), ("", [])])
def test_each_passage_has_its_first_line(lines, first):
    assert first_lines(lines) == first


def under(report):
    """Return heading → codes by kind."""
    return {
        entry.heading.code: {kind: [record.code for record in records] for kind, records in entry.records}
        for entry in outline(report)
    }


def test_a_record_stands_under_every_heading_that_one_of_its_passages_begins_under():
    report = make.heading(code="een", lines="10").report
    make.heading(code="twee", lines="100", position=2)
    make.project(report=report, lines="5, 20-30, 100-110")
    make.meeting(report=report, lines="99")
    assert under(report) == {
        "een": {"project": ["fiets"], "meeting": ["workshop-overstromingen"]},
        "twee": {"project": ["fiets"]},
    }


def test_private_headings_and_records_and_those_of_other_reports_are_left_out():
    report = make.heading(code="een", lines="10").report
    make.heading(code="stil", lines="50", position=2, is_public=False)
    make.project(code="stil", report=report, lines="20", is_public=False)
    make.project(code="ander", report=make.report(code="jaarverslag-2023", year=2023), lines="20")
    make.project(code="open", report=report, lines="60")
    assert under(report) == {"een": {"project": ["open"]}}
