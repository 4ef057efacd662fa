"""Papers: what leaves the house as a page or as a Word file, told once and written twice."""

from .paper import Gap, Heading, Listing, Note, Outlined, Paper, Paragraph, Run, Table, joined, runs
from .word import write_docx

__all__ = [
    "Gap",
    "Heading",
    "Listing",
    "Note",
    "Outlined",
    "Paper",
    "Paragraph",
    "Run",
    "Table",
    "joined",
    "runs",
    "write_docx",
]
