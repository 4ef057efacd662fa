"""What a text suggests, printed as CSV."""

import csv
import hashlib
import io

import pytest
from django.conf import settings

from projects.models import ChangeSet, Meeting, Reading
from tests import make
from tests.management.terminal import run

pytestmark = pytest.mark.django_db

TEXT = """Waterstof
Op 14 maart 2022 vond met België een workshop plaats. De resultaten volgen naar verwachting eind 2023.
Beschikking M(2022)21 geldt tot nader order.
=Op 1 mei 2022 kwam er een formule.
"""


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "verslag.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(printed):
    return list(csv.DictReader(io.StringIO(printed)))


def test_each_suggestion_is_a_row_and_nothing_is_written(text):
    make.report()
    make.partner(code="be")
    make.project(code="waterstof", title_nl="Waterstof")
    printed, complaint = run("recognise", str(text), report="jaarverslag-2022")
    assert list(rows(printed)[0].items()) == [
        ("line", "2"),
        ("kind", "meeting"),
        ("phrase", "Op 14 maart 2022"),
        ("first", "2022-03-14"),
        ("last", "2022-03-14"),
        ("basis", "stated"),
        ("firmness", ""),
        ("project", "waterstof"),
        ("partners", "be"),
        ("numbers", ""),
        ("passage", "Op 14 maart 2022 vond met België een workshop plaats."),
    ]
    told = [
        (row["line"], row["kind"], row["first"], row["last"], row["firmness"], row["numbers"]) for row in rows(printed)
    ]
    assert told[1:4] == [
        ("2", "followup", "2023-09-01", "2023-12-31", "expected", ""),
        ("3", "decision", "", "", "", "M(2022)21"),
        ("3", "followup", "", "", "firm", "M(2022)21"),
    ]
    assert (complaint, Reading.objects.count(), ChangeSet.objects.count(), Meeting.objects.count()) == ("", 0, 0, 0)


def test_no_cell_is_a_formula_for_a_spreadsheet(text):
    make.report()
    assert rows(run("recognise", str(text), report="jaarverslag-2022")[0])[-1]["passage"].startswith("'=Op 1 mei")


def test_the_report_is_known_by_its_text(text):
    make.report(digest=hashlib.sha256(text.read_bytes()).hexdigest())
    assert len(rows(run("recognise", str(text))[0])) == 5


def test_the_language_is_that_of_the_report_or_the_one_that_is_named(tmp_path):
    path = tmp_path / "rapport.txt"
    path.write_text("Une étude paraîtra au deuxième trimestre 2023.", encoding="utf-8")
    make.report(language="fr")
    asked = {"report": "jaarverslag-2022"}
    found = [rows(run("recognise", str(path), **asked, **more)[0]) for more in ({}, {"language": "nl"})]
    assert [[row["phrase"] for row in some] for some in found] == [["au deuxième trimestre 2023"], ["2023"]]


def test_what_cannot_be_read_ends_with_a_sentence(text, tmp_path):
    make.report()
    (tmp_path / "leeg.txt").write_text("")
    assert run("recognise", str(text))[1] == "No report has this text; name one with --report CODE."
    assert run("recognise", str(text), report="nergens")[1] == "There is no report nergens."
    assert "No such file" in run("recognise", str(tmp_path / "weg.txt"), report="jaarverslag-2022")[1]
    assert run("recognise", str(tmp_path / "leeg.txt"), report="jaarverslag-2022")[1] == "The file is empty."


REPORT = settings.BASE_DIR.parent / "shared" / "report" / "jaarverslag-2022.txt"


@pytest.mark.skipif(not REPORT.exists(), reason="the text of the report of 2022 is not at hand")
def test_every_number_of_the_report_of_2022_is_printed():
    make.report()
    printed, _complaint = run("recognise", str(REPORT), report="jaarverslag-2022")
    numbers = [row["numbers"] for row in rows(printed) if row["kind"] == "decision" and row["numbers"]]
    act = "M(2022)3 M(2022)7 M(2022)9 M(2020)14 M(2022)12 M(2022)12"
    assert " ".join(numbers) == f"{act} M(2022)7 M(2020)14 M(83)27 M(2020)5 M(2009)8 M(2014)1"
