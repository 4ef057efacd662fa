"""The text of an uploaded file: plain text, or the paragraphs of a DOCX, bounded before it is unpacked."""

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from projects.exchange.errors import FileProblem
from projects.exchange.formats import decoded

MAX_BYTES = 5 * 1024 * 1024
# Some four annual reports: reading takes seconds, not minutes.
MAX_CHARACTERS = 300_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_DOCUMENT = 30 * 1024 * 1024
_MAX_RATIO = 200
_BODY = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BETWEEN = {f"{_WORD}tab": " ", f"{_WORD}br": " ", f"{_WORD}cr": " ", f"{_WORD}noBreakHyphen": "-"}
# What zipfile raises where an archive is cut off, has no such member, is locked, or is packed in a way it cannot undo.
_BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError)
_BROKEN_XML = (ParseError, DefusedXmlException, ValueError)
# A page break begins a line anyway; other control characters stand for nothing that anybody reads.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MAX_CONTROL = 0.01


def text_of(content, name):
    """Return the text of the file `content` (bytes) called `name`, lines ending in a newline.

    A paragraph of a DOCX is a line. Raises `FileProblem` with a sentence where there is no text to read.
    """
    if len(content) > MAX_BYTES:
        raise FileProblem.of_file(too_large())
    if not content.strip():
        raise FileProblem.of_file(_("The file is empty."))
    suffix = name.lower().rpartition(".")[2]
    if suffix not in ("txt", "docx"):
        raise FileProblem.of_file(_("Send a text (.txt) or a Word document (.docx)."))
    if content.startswith(b"PK") != (suffix == "docx"):
        raise FileProblem.of_file(
            _("The file is not what its name says. Send a text (.txt) or a Word document (.docx).")
        )
    text = _docx(content) if suffix == "docx" else decoded(content)
    if text is None:
        raise FileProblem.of_file(_("This is not a text file. Save it as plain text in UTF-8, or as DOCX."))
    return clean_text(text)


def clean_text(text):
    """Return `text` with one kind of line end and without control characters; raise where it is none to be read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_CHARACTERS:
        message = _("The text is longer than %(most)s characters; split it.") % {"most": f"{MAX_CHARACTERS:,}"}
        raise FileProblem.of_file(message.replace(",", " "))
    if len(_CONTROL.findall(text)) > max(20, len(text) * _MAX_CONTROL) or "\0" in text:
        raise FileProblem.of_file(_("This is not a text file. Save it as plain text in UTF-8, or as DOCX."))
    if not any(char.isalpha() for char in text):
        raise FileProblem.of_file(_("There are no words in it."))
    return _CONTROL.sub(" ", text)


def too_large():
    """Return the sentence about a file over the limit."""
    return _("The file is larger than %(most)s MB; split it.") % {"most": MAX_BYTES // (1024 * 1024)}


def _docx(content):
    """Return the paragraphs of a Word document, a line each."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_size(archive.infolist())
            with archive.open(_BODY) as body:
                return "\n".join(_paragraphs(body))
    except (*_BROKEN_ARCHIVE, *_BROKEN_XML) as error:
        raise FileProblem.of_file(_("This is not a Word document that can be read. Save it again as DOCX.")) from error


def _check_size(infos):
    """Refuse what unpacks to more than can be read; the sizes are those the archive itself is held to."""
    unpacked = sum(info.file_size for info in infos)
    body = sum(info.file_size for info in infos if info.filename == _BODY)
    packed = sum(info.compress_size for info in infos if info.filename == _BODY) or 1
    is_bomb = body > 1_000_000 and body / packed > _MAX_RATIO
    if unpacked > MAX_UNPACKED or body > MAX_DOCUMENT or is_bomb:
        raise FileProblem.of_file(_("This document unpacks to more than can be read."))


def _paragraphs(body):
    """Yield the text of each paragraph; what Word keeps twice for older versions of itself is read once."""
    in_fallback = 0
    for event, element in iterparse(body, events=("start", "end"), forbid_dtd=True):
        if element.tag == _FALLBACK:
            in_fallback += 1 if event == "start" else -1
        if event == "end" and element.tag == f"{_WORD}p":
            text = "".join(_pieces(element))
            if not in_fallback:
                yield " ".join(text.split())
            element.clear()


def _pieces(paragraph):
    """Yield the texts of a paragraph, what stands between them included."""
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag in _BETWEEN:
            yield _BETWEEN[element.tag]
