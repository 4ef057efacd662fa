"""Pieces of a Word document as XML: text, links, fields."""

import re

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .base import TAGS

# XML knows neither control characters, nor halves of a character, nor these two.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Word opens no longer ones.
_LONGEST_ADDRESS = 2000


def legible(text):
    """Return `text` with a sign in place of each character that a document cannot hold."""
    return _NOT_XML.sub("�", text)


def element(name, /, *children, **attributes):
    """Return the element `w:name` with `children`; attributes and their values stand in the namespace of Word too."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def paragraph(style, *children, properties=()):
    """Return a paragraph with the style of this id."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *children)


def text_run(text, properties=()):
    """Return a run of plain text; line breaks in it become line breaks of the document."""
    run = element("r", *([element("rPr", *properties)] if properties else []))
    for number, line in enumerate(legible(text).split("\n")):
        if number:
            run.append(element("br"))
        piece = element("t")
        piece.text = line
        piece.set(qn("xml:space"), "preserve")
        run.append(piece)
    return run


def tab():
    """Return a run that is a tab."""
    return element("r", element("tab"))


class Writer:
    """Makes the elements of one document: it knows the language of the paper and keeps the addresses of links."""

    def __init__(self, part, language):
        self.part, self.language, self.links = part, language, {}

    def pieces(self, runs):
        """Return runs of a paper as elements, links as links, and each run in its language."""
        return [self._piece(run) for run in runs]

    def _piece(self, run):
        address = link_target(run)
        properties = [element("rStyle", val=style)] if (style := _style(run, address)) else []
        if run.strong and style != "Strong":
            properties.append(element("b"))
        if run.emphasis and style != "Emphasis":
            properties.append(element("i"))
        if run.language and run.language != self.language:
            properties.append(element("lang", val=TAGS[run.language]))
        made = text_run(run.text, properties)
        if not address:
            return made
        link = element("hyperlink", made)
        link.set(qn("r:id"), self._target(address))
        return link

    def _target(self, address):
        """Return the id under which the document keeps an address, each kept once."""
        if address not in self.links:
            self.links[address] = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.links[address]


def _style(run, address):
    """Return the id of the character style of a run, or None."""
    if address:
        return "Hyperlink"
    return "Strong" if run.strong else "Emphasis" if run.emphasis else None


def link_target(run):
    """Return where a run leads to from anywhere, as far as a document can hold it; else an empty text."""
    address = run.target
    outside = not address.startswith(("/", "#")) and len(address) <= _LONGEST_ADDRESS
    return address if outside and legible(address) == address else ""


def field_start(instruction):
    """Return the runs that begin a field; what it shows until somebody has it made anew follows, then `field_end`."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def field_end():
    """Return the run that ends a field."""
    return element("r", element("fldChar", fldCharType="end"))
