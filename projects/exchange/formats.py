"""Files as people have them: CSV in the dialects of Excel, and XLSX, read into rows of text.

Every file is checked whole before anything looks at its rows; what is wrong is raised as one `FileProblem`.
"""

import codecs
import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time

import openpyxl
from django.conf import settings
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from openpyxl.cell.read_only import EMPTY_CELL

from .errors import CellError, FileProblem

MAX_CELL = 100_000
MAX_COLUMNS = 200
MAX_UNPACKED = 400 * 1024 * 1024
MAX_SHARED = 100 * 1024 * 1024
MAX_NAME = 100
COMMENT = "#"

# A cell that a spreadsheet would take for a formula, behind any number of guards that are part of the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

csv.field_size_limit(64 * 1024 * 1024)


def guard(text):
    """Return `text` so that no spreadsheet takes it for a formula; `unguard` gives the same text back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text):
    """Take off what `guard` put on."""
    return text[1:] if _GUARDED.match(text) else text


@dataclass(frozen=True, slots=True)
class Table:
    """A file as text: the header, and its rows as pairs of line number (header = 1) and cells.

    `errors` are the `CellError`s of rows whose shape is wrong; these rows are not among `rows`. `whole` is False where
    nothing behind some line could be read.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]
    errors: list[CellError]
    whole: bool = True

    def without(self, lines):
        """Return the table without the rows on these lines, and without what is wrong with them."""
        rows = [(line, cells) for line, cells in self.rows if line not in lines]
        return Table(self.header, rows, [error for error in self.errors if error.line not in lines], self.whole)


class TrackerCSV(base_formats.CSV):
    """CSV with comma, semicolon or tab, in UTF-8, UTF-16 with BOM, or Windows-1252."""

    short_rows = False

    def __init__(self):
        super().__init__()
        self.errors, self.whole, self.delimiter = [], True, ","

    def create_dataset(self, in_stream):
        """Return the cells of the bytes `in_stream`, row by row, as far as they can be read."""
        text = decoded(in_stream)
        if text is None:
            raise FileProblem.of_file(_("This is not a text file. Save it as CSV in UTF-8, or as XLSX."))
        first, _newline, rest = text.partition("\n")
        declared = re.fullmatch(r'"?sep=([,;\t|])"?\s*', first)
        if declared:
            text = rest
        self.delimiter = declared[1] if declared else _delimiter(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        rows = []
        try:
            # Strict reading stops at what it cannot read; the rows read so far tell where.
            rows.extend(reader)
        except csv.Error:
            message = _("The quotation marks on this line do not pair up; nothing behind it could be read.")
            self.errors.append(CellError(len(rows) + 1, "", "", message))
            self.whole = False
        return rows


class TrackerXLSX(base_formats.XLSX):
    """XLSX, bounded before it is unpacked; formulas are refused, macros and links are never looked at."""

    short_rows = True
    whole = True

    def __init__(self):
        super().__init__()
        self.errors = []

    def create_dataset(self, in_stream):
        """Return the cells of the first sheet in the bytes `in_stream`, row by row, as text."""
        self.check_size(in_stream)
        try:
            book = openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            return self.cells(sheet)
        except FileProblem:
            raise
        # A damaged workbook fails anywhere inside the reader, with any exception.
        except Exception as error:
            raise FileProblem.of_file(_("This is not a workbook that can be read. Save it again as XLSX.")) from error

    @staticmethod
    def check_size(in_stream):
        """Refuse what is no workbook, or unpacks to more than `MAX_UNPACKED` bytes."""
        try:
            with zipfile.ZipFile(io.BytesIO(in_stream)) as archive:
                infos = archive.infolist()
        except zipfile.BadZipFile as error:
            raise FileProblem.of_file(_("This is not an XLSX workbook.")) from error
        names = {info.filename for info in infos}
        if "xl/workbook.xml" not in names:
            raise FileProblem.of_file(_("This is not an XLSX workbook."))
        unpacked = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos) or 1
        # The texts that cells share are held in memory; the sheet is read row by row.
        shared = sum(info.file_size for info in infos if "sharedstrings" in info.filename.lower())
        if unpacked > MAX_UNPACKED or shared > MAX_SHARED or (unpacked > 20_000_000 and unpacked / packed > 100):
            raise FileProblem.of_file(_("This workbook unpacks to more than can be read."))

    def cells(self, sheet):
        """Return the rows of `sheet` as text, without empty cells at their ends."""
        rows = []
        for line, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
            if line > settings.IMPORT_MAX_ROWS + 1000:
                raise FileProblem.of_file(_too_many_rows())
            texts = []
            for cell in [cell for cell in row if cell is not EMPTY_CELL]:
                if cell.data_type in ("f", "e"):
                    message = _("This cell holds a formula or an error value; paste its value instead.")
                    self.errors.append(CellError(line, cell.column_letter, str(cell.value), message))
                if text := _as_text(cell.value):
                    texts.extend([""] * (cell.column - len(texts) - 1))
                    texts.append(text)
            rows.append(texts)
        return rows


def _as_text(value):
    """Return what a cell of a workbook holds as the CSV would have it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # What the workbook shows: fifteen digits, and no point behind a whole number.
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return str(value)


def _too_many_rows():
    return _("The file has more than %(most)s rows; split it.") % {"most": settings.IMPORT_MAX_ROWS}


def decoded(content):
    """Return the text of a file in UTF-8, UTF-16 with BOM, or Windows-1252; None where it is none of these."""
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(bom):
            encodings = [encoding]
            break
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def _delimiter(text):
    """Return the delimiter that stands most often in the header, outside of quotation marks."""
    for line in io.StringIO(text):
        if line.strip(' ,;\t\r\n"') and not line.lstrip(' "').startswith(COMMENT):
            bare = re.sub(r'"[^"]*"', "", line)
            return max(",;\t", key=bare.count)
    return ","


def read_table(content, name):
    """Return the bytes `content` of the file `name` as a `Table`.

    Raises `FileProblem` where no table can be read; rows of a wrong shape are left to the table's `errors`.
    """
    reader, rows = read_rows(content, name)
    return _checked(rows, reader)


def read_rows(content, name):
    """Return the reader of a file, and its rows as they were typed, the first being line 1. Raises `FileProblem`."""
    if len(content) > settings.IMPORT_MAX_BYTES:
        most = settings.IMPORT_MAX_BYTES // (1024 * 1024)
        raise FileProblem.of_file(_("The file is larger than %(most)s MB; split it.") % {"most": most})
    if not content.strip():
        raise FileProblem.of_file(_("The file is empty."))
    is_zip = content.startswith(b"PK")
    if name.lower().endswith((".xlsx", ".xlsm")) != is_zip:
        raise FileProblem.of_file(_("The file is not what its name says. Send a CSV file or an XLSX workbook."))
    reader = (TrackerXLSX if is_zip else TrackerCSV)()
    return reader, reader.create_dataset(content)


def header_among(rows):
    """Return the line and the cells of the first of `rows` that is neither empty nor a comment; None without one."""
    filled = ((line, cells) for line, cells in enumerate(rows, start=1) if any(cell.strip() for cell in cells))
    return next((row for row in filled if not row[1][0].lstrip().startswith(COMMENT)), None)


def _checked(rows, reader):
    """Return the `Table` of the rows that a reader gave, comments and empty rows left out.

    Its `short_rows` says that a row may end before the header does: workbooks keep no empty cells.
    """
    first, errors = header_among(rows), reader.errors
    if first is None:
        raise FileProblem(errors) if errors else FileProblem.of_file(_("The file is empty."))
    header = _header(*first)
    key = header.index("code") if "code" in header else 0
    behind = enumerate(rows[first[0] :], start=first[0] + 1)
    body = [(line, cells) for line, cells in behind if any(map(str.strip, cells)) and not _is_comment(cells, key)]
    if len(body) > settings.IMPORT_MAX_ROWS:
        raise FileProblem.of_file(_too_many_rows())
    for line, cells in body:
        if reader.short_rows:
            cells.extend([""] * (len(header) - len(cells)))
        errors.extend(_ragged(line, cells, header))
        del cells[len(header) :]
    if not body and not errors:
        raise FileProblem.of_file(_("The file has a header and no rows."))
    bad = {error.line for error in errors}
    sound = [(line, [unguard(cell) for cell in cells]) for line, cells in body if line not in bad]
    return Table(header, sound, errors, reader.whole)


def _is_comment(cells, key):
    """Whether a row only speaks to people: its code, or the only cell it has, starts with #."""
    if key < len(cells) and cells[key].lstrip().startswith(COMMENT):
        return True
    return cells[0].lstrip().startswith(COMMENT) and not any(cell.strip() for cell in cells[1:])


def _header(line, cells):
    """Return the names of the columns; raise where they cannot be names."""
    header = [cell.strip().lower() for cell in cells]
    while header and not header[-1]:
        header.pop()
    if len(header) > MAX_COLUMNS:
        raise FileProblem.of_file(_("The file has more than %(most)s columns.") % {"most": MAX_COLUMNS})
    message = _("The first row must hold the names of the columns.")
    errors = [CellError(line, "", name, message) for name in header if not name or len(name) > MAX_NAME]
    message = _("This column stands in the file twice.")
    errors += [CellError(line, name, name, message) for name in sorted(set(header)) if name and header.count(name) > 1]
    if errors:
        raise FileProblem(errors)
    return header


def _ragged(line, cells, header):
    """Return what is wrong with the shape of one row."""
    if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
        numbers = {"cells": len(cells), "columns": len(header)}
        yield CellError(line, "", "", _("This row has %(cells)s cells, the header %(columns)s columns.") % numbers)
    for column, cell in zip(header, cells, strict=False):
        if len(cell) > MAX_CELL:
            message = _("This cell is longer than %(most)s characters.") % {"most": MAX_CELL}
            yield CellError(line, column, cell[:100], message)
