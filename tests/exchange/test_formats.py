"""What a file may look like, and the sentence for each that may not."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.exchange.errors import FileProblem
from projects.exchange.formats import guard, read_table, unguard
from tests.exchange.files import saved, workbook


def complaint(content, name="file.csv"):
    """Return (line, column, message) for all that is wrong with the shape of a file."""
    try:
        errors = read_table(content, name).errors
    except FileProblem as problem:
        errors = problem.errors
    return [(error.line, error.column, error.message) for error in errors]


@given(st.text())
def test_a_guarded_text_is_no_formula_and_comes_back_as_it_was(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("text", ["=1+1", "+32 2", "-5", "@nl", "\tx", "\rx", "'=x", "''-x"])
def test_what_looks_like_a_formula_gets_one_quote_more(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "x", "'s avonds", "a=b", "’t"])
def test_what_looks_like_no_formula_stays_as_it_is(text):
    assert guard(text) == unguard(text) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_is_read_in_every_dress_a_spreadsheet_gives_it(encoding, delimiter):
    lines = [["Code", " title_nl "], ["a", "Coördinatie, één; twee"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    table = read_table(text.encode(encoding), "file.csv")
    assert (table.header, table.rows) == (["code", "title_nl"], [(2, ["a", "Coördinatie, één; twee"])])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end):
    assert read_table(f"code,place{end}a,b{end}".encode(), "f.csv").rows == [(2, ["a", "b"])]


def test_a_line_that_declares_the_delimiter_is_taken_at_its_word():
    assert read_table(b"sep=;\r\ncode;place\r\na;b,c,d,e\r\n", "f.csv").rows == [(2, ["a", "b,c,d,e"])]


def test_comments_and_empty_lines_are_passed_over_and_lines_keep_their_numbers():
    content = b"\n# first, the columns\ncode;place\n# a, comment; here\n;\na;b\n"
    assert read_table(content, "f.csv").rows == [(6, ["a", "b"])]


def test_a_text_that_starts_with_a_hash_is_no_comment():
    content = b"title_nl,code\n#MeToo,a\n# only a comment,\nx,# comment\n"
    assert read_table(content, "f.csv").rows == [(2, ["#MeToo", "a"])]


def test_a_cell_keeps_its_lines():
    assert read_table(b'code,place\na,"b\nc"\nd,e\n', "f.csv").rows == [(2, ["a", "b\nc"]), (3, ["d", "e"])]


PAIRS = "The quotation marks on this line do not pair up; nothing behind it could be read."
NO_TEXT = "This is not a text file. Save it as CSV in UTF-8, or as XLSX."
NAME = "The file is not what its name says. Send a CSV file or an XLSX workbook."


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", (0, "", "The file is empty.")),
        (b" \r\n \t\r\n", (0, "", "The file is empty.")),
        (b"# nothing\n", (0, "", "The file is empty.")),
        (b"code,place\n", (0, "", "The file has a header and no rows.")),
        (b"code,place\n,\n\n", (0, "", "The file has a header and no rows.")),
        (b"code,place\na\x00b,c\n", (0, "", NO_TEXT)),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", (0, "", NO_TEXT)),
        (b"code,place\na,\x81\x8d\x8f\n", (0, "", NO_TEXT)),
        (b"\xff\xfec\x00o\x00d", (0, "", NO_TEXT)),
        (b"PK\x03\x04 not a zip", (0, "", NAME)),
        (b"code,place\na\n", (2, "", "This row has 1 cells, the header 2 columns.")),
        (b"code,place\na,b,c\n", (2, "", "This row has 3 cells, the header 2 columns.")),
        (b'code,place\na,"b\nc,d\n', (2, "", PAIRS)),
        (b'code,place\na,b\nc,"d"e\n', (3, "", PAIRS)),
        (b"code,place,Place \na,b,c\n", (1, "place", "This column stands in the file twice.")),
        (b"code,,place\na,b,c\n", (1, "", "The first row must hold the names of the columns.")),
        (b"code," + b"x" * 101 + b"\na,b\n", (1, "", "The first row must hold the names of the columns.")),
        (b"code" + b",x" * 200 + b"\na\n", (0, "", "The file has more than 200 columns.")),
        (b"code,place\na," + b"x" * 10_000_000, (2, "place", "This cell is longer than 100000 characters.")),
    ],
    ids=range(19),
)
def test_a_csv_file_that_cannot_be_read_says_why(content, wrong):
    assert complaint(content) == [wrong]


def test_every_row_of_a_wrong_shape_is_named_and_the_others_are_read():
    content = b'code,place\na\nb,c\nd,e,f\ng,"'
    table = read_table(content, "f.csv")
    assert [error.line for error in table.errors] == [5, 2, 4]
    assert table.rows == [(3, ["b", "c"])]


def test_a_file_that_is_too_large_or_too_long_is_refused(settings):
    settings.IMPORT_MAX_BYTES = 3 * 1024 * 1024
    assert complaint(b"x" * (settings.IMPORT_MAX_BYTES + 1)) == [(0, "", "The file is larger than 3 MB; split it.")]
    settings.IMPORT_MAX_ROWS = 2
    content = b"code\na\nb\nc\n"
    assert complaint(content) == [(0, "", "The file has more than 2 rows; split it.")]
    assert read_table(b"code\na\nb\n", "f.csv").errors == []


@pytest.mark.parametrize("name", ["file.xlsx", "FILE.XLSX"])
def test_a_workbook_is_read_as_the_csv_would_be(name):
    rows = [
        ["Code", "first_day", "figure", "is_public", "place", "number"],
        ["a", date(2022, 12, 31), 12.5, True, None, 7.0],
        ["b", datetime(2022, 12, 31, 8, 30), 0.1 + 0.2, False, "Luxemburg"],
    ]
    table = read_table(workbook(*rows), name)
    assert table.rows == [
        (2, ["a", "2022-12-31", "12.5", "true", "", "7"]),
        (3, ["b", "2022-12-31 08:30:00", "0.3", "false", "Luxemburg", ""]),
    ]


def test_a_workbook_with_a_comment_above_its_header_is_read():
    table = read_table(workbook(["# hello"], [], ["code", "place"], ["a"], [None, None, None]), "f.xlsx")
    assert table.rows == [(4, ["a", ""])]


def test_formulas_and_error_values_are_named_by_their_cells():
    content = workbook(["code", "place"], ["a", "=HYPERLINK(A1)"], ["b", "#REF!"], ["c", "d"])
    message = "This cell holds a formula or an error value; paste its value instead."
    assert complaint(content, "f.xlsx") == [(2, "B", message), (3, "B", message)]
    assert read_table(content, "f.xlsx").rows == [(4, ["c", "d"])]


def test_only_a_workbook_may_be_called_one():
    content = workbook(["code"], ["a"])
    assert complaint(content, "file.csv") == complaint(b"code\na\n", "file.xlsx") == [(0, "", NAME)]


def packed(**files):
    """Return a zip of file name → content; underlined names stand for paths."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


NO_WORKBOOK = [(0, "", "This is not an XLSX workbook.")]
UNREADABLE = [(0, "", "This is not a workbook that can be read. Save it again as XLSX.")]


def test_a_zip_that_is_no_workbook_is_refused():
    assert complaint(packed(note="x"), "f.xlsx") == NO_WORKBOOK
    assert complaint(b"PK\x03\x04 broken", "f.xlsx") == NO_WORKBOOK
    assert complaint(packed(xl__workbook_xml="x"), "f.xlsx") == NO_WORKBOOK
    assert complaint(packed(**{"xl/workbook.xml": "x"}), "f.xlsx") == UNREADABLE


SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>x</t></si></sst>'
SHARED_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml" /></Types>'
)


def with_part(name, change):
    """Return a good workbook in which `change` was applied to one part."""
    with zipfile.ZipFile(io.BytesIO(workbook(["code"], ["a"]))) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", SHARED_TYPE)
    parts["xl/sharedStrings.xml"] = SHARED
    return packed(**parts | {name: change(parts[name])})


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">'
    b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_xml_that_bites_and_parts_that_are_damaged_are_refused(part):
    assert complaint(with_part(part, bytes), "f.xlsx") == []
    assert complaint(with_part(part, lambda content: BOMB + content), "f.xlsx") == UNREADABLE
    assert complaint(with_part(part, lambda content: content[: len(content) // 2]), "f.xlsx") == UNREADABLE


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = packed(**{"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert complaint(bomb, "f.xlsx") == [(0, "", "This workbook unpacks to more than can be read.")]


def test_a_workbook_with_too_many_rows_or_columns_is_refused(settings):
    settings.IMPORT_MAX_ROWS = 2
    book = openpyxl.Workbook()
    book.active["A1"] = "code"
    book.active["A1048576"] = "x"
    assert complaint(saved(book), "f.xlsx") == [(0, "", "The file has more than 2 rows; split it.")]
    wide = workbook([f"c{number}" for number in range(201)], ["a"])
    assert complaint(wide, "f.xlsx") == [(0, "", "The file has more than 200 columns.")]
