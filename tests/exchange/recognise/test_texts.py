"""Files with a text: plain and DOCX, and what is refused with a sentence."""

import io
import zipfile

import pytest

from projects.exchange.errors import FileProblem
from projects.exchange.recognise import texts
from projects.exchange.recognise.texts import text_of

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body, name="word/document.xml", head="", **others):
    """Return a Word document with this XML in its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{head}<w:document {WORD} {COMPATIBLE}><w:body>{body}</w:body></w:document>")
        for path, content in others.items():
            archive.writestr(path, content)
    return out.getvalue()


def paragraph(*texts):
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def refused(content, name):
    """Return the sentence with which a file is refused."""
    with pytest.raises(FileProblem) as problem:
        text_of(content, name)
    return str(problem.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_people_have(encoding):
    assert text_of("Één régel\r\nen nog één".encode(encoding), "a.TXT") == "Één régel\nen nog één"


def test_a_page_break_leaves_the_lines_as_they_are():
    assert text_of(b"een\n\x0ctwee\ndrie", "a.txt") == "een\n twee\ndrie"


def test_a_paragraph_of_a_word_document_is_a_line():
    body = paragraph("Kop") + paragraph("Op 14 ", "november") + "<w:p/>" + paragraph("Slot")
    assert text_of(docx(body), "verslag.docx") == "Kop\nOp 14 november\n\nSlot"


def test_tabs_breaks_and_hyphens_of_word_stand_between_the_words():
    runs = "<w:t>een</w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t>"
    assert text_of(docx(f"<w:p><w:r>{runs}</w:r></w:p>"), "a.docx") == "een twee e-mail"


def test_what_was_deleted_or_is_kept_twice_is_read_once():
    box = f"<mc:AlternateContent><mc:Choice>{paragraph('kader')}</mc:Choice><mc:Fallback>{paragraph('kader')}</mc:Fallback></mc:AlternateContent>"  # noqa: E501
    body = f"<w:p><w:r>{box}</w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:t>tekst</w:t></w:r></w:p>"
    assert text_of(docx(body), "a.docx") == "kader\ntekst"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b" \n ", "a.txt", "empty"),
        (b"1 2 3\n4", "a.txt", "no words"),
        (b"a\x00b", "a.txt", "not a text"),
        (bytes(range(1, 32)) * 40, "a.txt", "not a text"),
        (b"%PDF-1.7", "a.pdf", "Send a text"),
        (b"tekst", "zonder", "Send a text"),
        (b"tekst", "a.docx", "not what its name says"),
        (docx(paragraph("a")), "a.txt", "not what its name says"),
        (b"PK\x03\x04 broken", "a.docx", "not a Word document"),
        (docx("", name="xl/workbook.xml"), "a.docx", "not a Word document"),
        (docx("<w:p>"), "a.docx", "not a Word document"),
        (docx("&a;", head='<!DOCTYPE w [<!ENTITY a "aaa">]>'), "a.docx", "not a Word document"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, name, words):
    assert words in refused(content, name)


def test_a_file_over_the_limit_is_refused_unread(monkeypatch):
    monkeypatch.setattr(texts, "MAX_BYTES", 10)
    assert "larger than" in refused(b"x" * 11, "a.txt")


def test_a_text_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(texts, "MAX_CHARACTERS", 10)
    assert "longer than 10 characters" in refused(b"x" * 11, "a.txt")


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    assert "unpacks to more" in refused(docx("<w:p/>" * 2_000_000), "a.docx")
    monkeypatch.setattr(texts, "MAX_UNPACKED", 1000)
    assert "unpacks to more" in refused(docx(paragraph("a"), **{"word/media/a.png": b"x" * 2000}), "a.docx")
