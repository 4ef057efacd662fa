"""Rows in error, set apart: which they are, and the file in which they are mended."""

import csv
import io

import openpyxl
import pytest

from projects.exchange.changes import apply, error_file, propose, set_apart
from projects.models import Partner, Theme
from tests.exchange.files import csv_file, workbook

pytestmark = pytest.mark.django_db

HEADER = "code,is_public,kind,title_nl\n"
THREE_BAD = HEADER + (
    "a,ja,network,A\nb,misschien,network,B\nc,ja,network,C\nd,ja,planet,D\ne,ja,network,\nf,ja,network,F\n"
)


def apart(content, name="f.csv", model=Partner, **options):
    return set_apart(model, content.encode() if isinstance(content, str) else content, name, **options)


def cut(content, name="f.csv", model=Partner):
    """Return the file of the rows in error, as bytes."""
    content = content.encode() if isinstance(content, str) else content
    found = set_apart(model, content, name)
    return error_file(content, name, found.lines, found.errors)


def rows(content, **options):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), **options))


def test_the_rows_in_error_are_set_apart_and_the_others_counted():
    found = apart(THREE_BAD)
    assert (found.lines, found.sound) == ([3, 5, 6], 3)
    assert [(error.line, error.column) for error in found.errors] == [(3, "is_public"), (5, "kind"), (6, "title_nl")]


def test_the_file_to_mend_holds_each_row_as_typed_below_what_is_the_matter_with_it():
    header, *lines = rows(cut(THREE_BAD))
    assert header == ["code", "is_public", "kind", "title_nl"]
    assert lines[1::2] == [["b", "misschien", "network", "B"], ["d", "ja", "planet", "D"], ["e", "ja", "network", ""]]
    assert lines[4] == ["# Line 6: title_nl: This cell must not be empty."]
    assert lines[0][0].startswith("# Line 3: is_public: “misschien”: ")


def test_the_sound_rows_first_and_the_mended_ones_after_make_the_whole_file_once():
    content = THREE_BAD.encode()
    changeset = apply(propose(Partner, content, "f.csv", left_out=apart(content).lines))
    assert (changeset.new, changeset.left_out, changeset.rows) == (3, 3, 3)
    mended = (
        cut(content).replace(b"misschien", b"ja").replace(b"planet", b"network").replace(b"network,\n", b"network,E\n")
    )
    changeset = apply(propose(Partner, mended, "f-errors.csv"))
    assert (changeset.new, changeset.changed, changeset.left_out) == (3, 0, 0)
    assert list(Partner.objects.order_by("code").values_list("code", "title_nl")) == [(c, c.upper()) for c in "abcdef"]
    again = propose(
        Partner, content.replace(b"misschien", b"ja").replace(b"planet", b"network").replace(b"k,\n", b"k,E\n"), "f.csv"
    )
    assert (again.new, again.changed, again.unchanged) == (0, 0, 6)


def test_what_refers_to_a_row_in_error_is_in_error_too():
    found = apart(
        csv_file(
            {"code": "1", "parent": "", "title_nl": ""},
            {"code": "1.1", "parent": "1", "title_nl": "X"},
            {"code": "1.1.1", "parent": "1.1", "title_nl": "X"},
            {"code": "2", "parent": "", "title_nl": "X"},
        ),
        model=Theme,
    )
    assert (found.lines, found.sound) == ([2, 3, 4], 1)


def test_a_chain_too_long_to_follow_leaves_nothing_that_could_go_on_alone():
    chain = [{"code": f"{n}", "parent": f"{n - 1}" if n else "", "title_nl": "X" if n else ""} for n in range(9)]
    assert apart(csv_file(*chain), model=Theme).sound == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("", "f.csv"),
        ("\0\1", "f.csv"),
        ("title_nl\nX\n", "f.csv"),
        ("code,titel,kind\na,A,planet\n", "f.csv"),
        (HEADER, "f.csv"),
        (HEADER + 'a,ja,planet,A\nb,ja,network,"B\nc,ja,network,C\n', "f.csv"),
        ("PK", "f.xlsx"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_has_no_sound_rows(content, name):
    assert apart(content, name) is None


def test_rows_keep_their_shape_their_delimiter_and_their_formulas():
    content = "code;kind;title_nl\na;network\nb;planet;=1+1\nc;planet;'=1+1\nd;planet;''=1\ne;network;E;x\n"
    lines = rows(cut(content), delimiter=";")
    assert lines[2::2] == [
        ["a", "network"],
        ["b", "planet", "'=1+1"],
        ["c", "planet", "'=1+1"],
        ["d", "planet", "''=1"],
        ["e", "network", "E", "x"],
    ]


def test_a_workbook_gives_a_workbook_in_which_formulas_stand_as_text():
    content = workbook(
        ["code", "kind", "title_nl"], ["a", "network", "A"], ["b", "planet", "B"], ["c", "network", "=1+1"]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(cut(content, "f.xlsx"))).active
    cells = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert cells[0] == ["code", "kind", "title_nl"]
    assert (cells[2], cells[4]) == (["b", "planet", "B"], ["c", "network", "'=1+1"])
    assert cells[3][0].startswith("# Line 4: ")


def test_what_nothing_is_the_matter_with_any_longer_is_in_the_file_all_the_same():
    content = THREE_BAD.encode()
    assert rows(error_file(content, "f.csv", [2], []))[1:] == [
        ["# Line 2: nothing is the matter any longer."],
        ["a", "ja", "network", "A"],
    ]
