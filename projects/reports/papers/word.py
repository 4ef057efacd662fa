"""A paper as a Word file."""

import io
from datetime import UTC, datetime

from docx import Document

from .base import TAGS, empty_document
from .blocks import block_elements, contents_table
from .elements import Writer, element, legible, paragraph, tab, text_run

# No property of a document may be longer.
_LONGEST_PROPERTY = 255


def write_docx(paper, now: datetime | None = None) -> bytes:
    """Return `paper` as a DOCX in the house style.

    `now` is the moment that the file says it was made at (default: this one). Characters that a document cannot hold
    become a sign; addresses that are no web or mail address stay text.
    """
    document = Document(io.BytesIO(empty_document(paper.language)))
    _describe(document, paper, now or datetime.now(UTC))
    writer = Writer(document.part, paper.language)
    outlined = paper.outlined
    end = document.element.body.sectPr
    for made in (*_opening(paper), *contents_table(paper, outlined)):
        end.addprevious(made)
    for number, part in enumerate(outlined):
        for made in block_elements(part, number, writer):
            end.addprevious(made)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _describe(document, paper, now):
    """Say in the properties what the file is, and in the footer of each page."""
    properties = document.core_properties
    properties.title = legible(paper.title)[:_LONGEST_PROPERTY]
    properties.subject = legible(paper.subtitle)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = legible(paper.author)[:_LONGEST_PROPERTY]
    properties.language = TAGS[paper.language]
    properties.created = properties.modified = now.astimezone(UTC).replace(tzinfo=None)
    [footer] = document.sections[0].footer.paragraphs
    footer.runs[0].text = legible(paper.title)


def _opening(paper):
    """Return the title, the subtitle, and what the paper says about itself."""
    opening = [paragraph("Title", text_run(paper.title))]
    if paper.subtitle:
        opening.append(paragraph("Subtitle", text_run(paper.subtitle)))
    for name, text in paper.facts:
        opening.append(paragraph("Facts", text_run(name, [element("rStyle", val="Strong")]), tab(), text_run(text)))
    return opening
