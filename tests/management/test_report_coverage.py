"""Which lines of a report no record cites."""

import hashlib

import pytest

from tests import make
from tests.management.terminal import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(tmp_path):
    """A report of six lines with text, of which a record cites two."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"\fKop\n\na\nb\nc\n \nd\n3\n")
    report = make.report(digest=hashlib.sha256(path.read_bytes()).hexdigest())
    make.theme(report=report, lines="3-4", section="1")
    make.theme(code="2", report=make.report(code="other"), lines="1-8", section="1")
    return path


def test_coverage_prints_the_lines_that_no_record_of_the_report_cites(text):
    printed, complaint = run("report_coverage", str(text))
    assert printed.splitlines() == [
        "1\tKop",
        "5\tc",
        "7\td",
        "8\t3",
        "6 lines with text, 2 cited, 4 not accounted for.",
    ]
    assert complaint == ""


def test_coverage_fails_where_a_line_is_neither_cited_nor_allowed(text, tmp_path):
    allowed = tmp_path / "allowed.csv"
    allowed.write_text('lines,why\n1,heading\n"7, 8",page number\n')
    printed, complaint = run("report_coverage", str(text), allow=allowed)
    assert (printed.splitlines()[0], complaint) == ("5\tc", "Some lines are neither cited nor allowed.")
    allowed.write_text('lines,why\n1,heading\n"5, 7-8",page number\n')
    assert run("report_coverage", str(text), allow=allowed)[1] == ""


def test_coverage_knows_the_text_by_its_digest(text):
    text.write_bytes(text.read_bytes() + b"x")
    _printed, complaint = run("report_coverage", str(text))
    assert complaint == f"No report has a text with the digest {hashlib.sha256(text.read_bytes()).hexdigest()}."
