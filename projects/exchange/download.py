"""Records as files: streamed, in the order of their list, with the formula guard in every cell."""

import csv
import io
import re
import tempfile

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES

from .columns import describe
from .formats import COMMENT, guard

CHUNK = 500
MOST_XLSX = 100_000
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# XML knows neither control characters nor these two.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class TooManyRows(Exception):  # noqa: N818
    """A workbook with more rows than people can open; the message says what to do instead."""


def rows(resource, queryset, *, internal=False):
    """Yield the header, then the cells of each record of `queryset`, in its order, guarded; memory stays flat."""
    names = resource.download_header(internal=internal)
    yield names
    day, chunk = queryset.seen_on, []
    for pk, code in queryset.values_list("pk", "code").iterator(chunk_size=CHUNK):
        chunk.append((pk, code))
        if len(chunk) == CHUNK:
            yield from _cells(resource, chunk, names, day, only_public=not internal)
            chunk = []
    if chunk:
        yield from _cells(resource, chunk, names, day, only_public=not internal)


def _cells(resource, chunk, names, day, *, only_public):
    """Yield the cells of the records (pk, code) in `chunk` on `day`; with `only_public` none names a private record."""
    records = resource.model.objects.on_day(day).filter(pk__in=[pk for pk, _code in chunk]).order_by()
    texts = resource.texts(records, names, only_public=only_public)
    for _pk, code in chunk:
        if code in texts:
            yield [guard(texts[code][name]) for name in names]


def stream_csv(resource, queryset, *, internal=False):
    """Yield the records of `queryset` as CSV, in bytes: the header at once, then some hundred rows at a time."""
    return as_csv(rows(resource, queryset, internal=internal))


def as_csv(lines):
    """Yield `lines` of cells as CSV, in bytes: the first at once, then some hundred at a time."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, cells in enumerate(lines):
        writer.writerow(cells)
        if number % CHUNK == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def write_xlsx(resource, queryset, *, internal=False):
    """Return the records of `queryset` as a workbook: an open temporary file, at its beginning.

    Raises `TooManyRows` past `MOST_XLSX` records.
    """
    if queryset.order_by()[: MOST_XLSX + 1].count() > MOST_XLSX:
        numbers = {"most": MOST_XLSX}
        raise TooManyRows(_("Excel files hold at most %(most)s rows here; take the CSV file instead.") % numbers)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(resource.model._meta.verbose_name_plural)[:31])
    for cells in rows(resource, queryset, internal=internal):
        sheet.append([in_workbook(sheet, cell) for cell in cells])
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def in_workbook(sheet, text):
    """Return a cell with what a workbook can hold of `text`; what looks like an error value, #N/A, stays a text."""
    text = _NOT_XML.sub("�", text)
    if text not in ERROR_CODES:
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def template_file(resource, kind, *, internal=True):
    """Return an empty file to fill in, as bytes: the header, and a comment line that says what each column takes.

    `kind` is csv or xlsx. Lines that start with # are comments in every import.
    """
    names = resource.header(internal=internal)
    helps = [describe(resource.fields[name]) for name in names]
    helps[0] = f"{COMMENT} {helps[0]}"
    if kind == "csv":
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows([names, [guard(cell) for cell in helps]])
        return buffer.getvalue().encode("utf-8-sig")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(resource.model._meta.verbose_name_plural)[:31])
    sheet.append(names)
    sheet.append([guard(cell) for cell in helps])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
