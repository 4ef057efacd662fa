"""Files of which some rows are in error: which rows these are, as a file to mend, and how many are left."""

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl import Workbook

from projects.exchange.download import in_workbook
from projects.exchange.errors import CellError, FileProblem, shorten
from projects.exchange.formats import COMMENT, guard, header_among, read_rows, read_table, unguard
from projects.translated import quoted

from .propose import errors_of

# Rows that refer to rows in error are in error too, and so on; a file of longer chains is mended as a whole.
ROUNDS = 5
LONGEST_COMMENT = 1000


@dataclass(frozen=True, slots=True)
class Apart:
    """The rows in error of a file, set apart: every `CellError`, their lines, and how many rows could go on alone."""

    errors: list[CellError]
    lines: list[int]
    sound: int


def set_apart(model, content, name):
    """Return which rows of a file are in error, as `Apart`; None where the file as a whole is.

    A row is sound if nothing is wrong with it where the rows in error are left out: what refers to one of them is in
    error itself.
    """
    try:
        table = read_table(content, name)
    except FileProblem:
        return None
    if not table.whole:
        return None
    errors, lines = [], set()
    for _round in range(ROUNDS):
        found = errors_of(model, table.without(lines))
        if any(error.line <= 1 for error in found):
            return None
        if not found:
            break
        errors += found
        lines |= {error.line for error in found}
    sound = 0 if found else len(table.without(lines).rows)
    return Apart(sorted(errors, key=lambda error: error.line), sorted(lines), sound)


def error_file(content, name, lines, errors):
    """Return the header and the rows on `lines` of a file as they were typed, as bytes of the same kind of file.

    Before each row stands a comment, which an import skips, that says what is the matter with it (`errors`). Rows with
    too few or too many cells have as many as before.
    """
    reader, rows = read_rows(content, name)
    said = {}
    for error in errors:
        value = quoted(shorten(error.value)) if error.value else ""
        said.setdefault(error.line, []).append(": ".join(filter(None, (error.column, value, error.message))))
    copied = [header_among(rows)[1]]
    for line in lines:
        matter = "; ".join(said.get(line, ())) or _("nothing is the matter any longer.")
        comment = _("Line %(line)s: %(matter)s") % {"line": line, "matter": matter}
        # What a spreadsheet would take for a formula is guarded, however it came.
        copied += [
            [f"{COMMENT} {shorten(comment, LONGEST_COMMENT)}"],
            [guard(unguard(cell)) for cell in rows[line - 1]],
        ]
    return _as_workbook(copied) if reader.short_rows else _as_text(copied, reader.delimiter)


def _as_text(lines, delimiter):
    """Return lines of cells as CSV with the delimiter that the file had, in UTF-8 that Excel knows."""
    buffer = io.StringIO()
    # One that only its first line declared would not be recognised without it.
    csv.writer(buffer, delimiter=delimiter if delimiter in ",;\t" else ",", lineterminator="\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")


def _as_workbook(lines):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in lines:
        sheet.append([in_workbook(sheet, cell) for cell in cells])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
