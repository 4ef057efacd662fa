"""The blocks of a paper as paragraphs and tables of a Word document."""

from .elements import element, field_end, field_start, legible, paragraph, tab, text_run

# Between the margins of the house: twentieths of a point.
TEXT_WIDTH = 9072


def block_elements(part, number, writer):
    """Return the elements of a block in its place (`Outlined`); `number` is one that no other block has."""
    return _MADE[part.block.kind](part, number, writer)


def _heading(part, number, writer):
    """Return a heading with the bookmark that the table of contents leads to."""
    block = part.block
    unnumbered = (
        [] if block.numbered else [element("numPr", element("numId", val=0)), element("ind", left=0, hanging=0)]
    )
    start = element("bookmarkStart", id=number, name=bookmark(number))
    made = paragraph(
        f"Heading{block.level}",
        start,
        *writer.pieces(block.runs),
        element("bookmarkEnd", id=number),
        properties=unnumbered,
    )
    return [made]


def bookmark(number):
    """Return the name of the bookmark of the heading that is block `number`."""
    return f"_Toc{number:08}"


def _paragraph(part, number, writer):
    style = "Citation" if part.block.citation else "Normal"
    return [paragraph(style, *writer.pieces(part.block.runs))]


def _listing(part, number, writer):
    items = [paragraph("ListBullet", *writer.pieces(item)) for item in part.block.items]
    return [*_caption(part.block, writer), *items]


def _caption(block, writer):
    """Return the caption of a list or a table, if it has one."""
    return [paragraph("Caption", *writer.pieces(block.caption))] if block.caption else []


def _note(part, number, writer):
    return [paragraph("Note", *writer.pieces(part.block.runs))]


def _gap(part, number, writer):
    return [paragraph("Gap", *writer.pieces(part.block.runs))]


def _table(part, number, writer):
    """Return the caption, the table, and an empty line that keeps it apart from what follows."""
    block = part.block
    widths = [round(TEXT_WIDTH * share) for share in block.shares]
    caption = "".join(run.text for run in block.caption)
    look = element("tblLook", val="04A0" if block.row_heads else "0420", firstRow=1, firstColumn=int(block.row_heads))
    table = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val="HouseTable"),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            look,
            element("tblCaption", val=legible(caption)),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        _row(block.header, widths, writer, element("tblHeader")),
        *(_row(cells, widths, writer) for cells in block.rows),
    )
    return [*_caption(block, writer), table, paragraph("TableText")]


def _row(cells, widths, writer, *properties):
    """Return a row that no page break divides."""
    row = element("tr", element("trPr", element("cantSplit"), *properties))
    for cell, width in zip(cells, widths, strict=True):
        text = paragraph("TableText", *writer.pieces(cell))
        row.append(element("tc", element("tcPr", element("tcW", w=width, type="dxa")), text))
    return row


_MADE = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list": _listing,
    "table": _table,
    "note": _note,
    "gap": _gap,
}


def contents_table(paper, outlined):
    """Return the table of contents of `paper`: a field that Word can make anew, already filled in.

    It is written with its entries, so that nobody is asked whether fields shall be updated when the file is opened;
    the numbers of pages come when somebody updates it.
    """
    entries = [
        (number, part)
        for number, part in enumerate(outlined)
        if part.block.kind == "heading" and part.block.level <= paper.depth
    ]
    if not paper.contents or not entries:
        return []
    lines = [_entry(number, part) for number, part in entries]
    first = lines[0]
    for place, run in enumerate(field_start(f'TOC \\o "1-{paper.depth}" \\h \\z \\u')):
        first.insert(1 + place, run)
    lines[-1].append(field_end())
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    title = paragraph("TOCHeading", text_run(paper.contents))
    return [element("sdt", element("sdtPr", gallery), element("sdtContent", title, *lines))]


def _entry(number, part):
    """Return the line of a heading, a link to its bookmark."""
    label = [text_run(part.number), tab()] if part.number else []
    link = element("hyperlink", *label, text_run(part.block.text), anchor=bookmark(number), history=1)
    return paragraph(f"TOC{part.block.level}", link)
