"""Files for tests: rows as the bytes of a CSV file or a workbook, and what was said of them."""

import csv
import io

import openpyxl

from projects.exchange.changes import propose
from projects.exchange.errors import FileProblem


def csv_file(*rows, encoding="utf-8", delimiter=","):
    """Return dicts of column → cell as the bytes of a CSV file; the first one says which columns there are."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(*rows):
    """Return lists of values as the bytes of a workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book):
    """Return the bytes of an openpyxl workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def complaints(model, *rows, name="file.csv", **options):
    """Return (line, column, value, message) for all that is wrong with a file, [] where nothing is.

    `rows` are dicts, or the bytes of a whole file.
    """
    content = rows[0] if isinstance(rows[0], bytes) else csv_file(*rows)
    try:
        propose(model, content, name, **options)
    except FileProblem as problem:
        return [(error.line, error.column, error.value, error.message) for error in problem.errors]
    return []
