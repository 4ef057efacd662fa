"""Papers as Word files, opened as a program opens them."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from defusedxml.ElementTree import fromstring
from docx import Document

from projects.reports.papers import Gap, Heading, Listing, Note, Paper, Paragraph, Run, Table, runs, write_docx
from projects.reports.papers.base import PARTS
from projects.translated import TextIn

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOW = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)


def cells(*texts):
    return tuple(runs(text) for text in texts)


BLOCKS = (
    Heading(1, runs("Voorwoord"), numbered=False),
    Heading(1, runs("Een veilige Benelux")),
    Heading(2, runs("Politie")),
    Paragraph(runs("Zie ", Run("de site", "https://example.org/a?b=1&c=2"), " en ", TextIn("la suite", "fr"))),
    Paragraph(runs("Jaarverslag 2022, regels 12-15"), citation=True),
    Listing((runs("eerste"), runs("tweede")), runs("Een lijst")),
    Gap(runs("Geen nieuws")),
    Note(runs("Een ontwerp")),
    Table(runs("Beloofd"), cells("Wat", "Wanneer"), (cells("a", "2023"), cells("b", "2024")), widths=(3, 1)),
)


def written(*blocks, **given):
    """Return the file of a paper as bytes."""
    paper = {
        "title": "Jaarverslag 2023",
        "language": "nl",
        "subtitle": "Ontwerp",
        "facts": (("Stand op", "1 maart 2024"),),
        "contents": "Inhoud",
        "author": "Secretariaat-generaal",
    }
    return write_docx(Paper(**paper | {"blocks": blocks or BLOCKS} | given), NOW)


def opened(content):
    return Document(io.BytesIO(content))


def part(content, name):
    """Return one part of the file, read by a parser that refuses whatever bites."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return fromstring(package.read(name), forbid_dtd=True)


def body(content):
    return part(content, "word/document.xml").find(f"{W}body")


def values(tree, path):
    """Return the `w:val` of all elements at a path such as pPr/pStyle."""
    return [found.get(f"{W}val") for found in tree.findall("/".join(f"{W}{name}" for name in path.split("/")))]


def test_each_block_has_a_style_of_the_house():
    document = opened(written())
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Title", "Jaarverslag 2023"),
        ("Subtitle", "Ontwerp"),
        ("Facts", "Stand op\t1 maart 2024"),
        ("Heading 1", "Voorwoord"),
        ("Heading 1", "Een veilige Benelux"),
        ("Heading 2", "Politie"),
        ("Normal", "Zie de site en la suite"),
        ("Citation", "Jaarverslag 2022, regels 12-15"),
        ("Caption", "Een lijst"),
        ("List Bullet", "eerste"),
        ("List Bullet", "tweede"),
        ("Gap", "Geen nieuws"),
        ("Note", "Een ontwerp"),
        ("Caption", "Beloofd"),
        ("Table Text", ""),
    ]


def test_headings_are_numbered_by_a_list_of_several_levels_that_hangs_on_their_styles():
    content = written()
    numbering = part(content, "word/numbering.xml")
    outline = next(
        one for one in numbering.findall(f"{W}abstractNum") if values(one, "multiLevelType") == ["multilevel"]
    )
    assert values(outline, "lvl/pStyle") == [f"Heading{level}" for level in range(1, 5)]
    assert values(outline, "lvl/lvlText")[:3] == ["%1", "%1.%2", "%1.%2.%3"]
    styles = {style.get(f"{W}styleId"): style for style in part(content, "word/styles.xml").findall(f"{W}style")}
    assert [values(styles[f"Heading{level}"], "pPr/numPr/ilvl") for level in (1, 2, 3)] == [["0"], ["1"], ["2"]]
    assert {values(styles[f"Heading{level}"], "pPr/numPr/numId")[0] for level in range(1, 5)} == {
        number.get(f"{W}numId") for number in numbering.findall(f"{W}num") if values(number, "abstractNumId") == ["1"]
    }


def test_a_heading_without_a_number_is_taken_out_of_the_list():
    headings = [p for p in body(written()).findall(f"{W}p") if values(p, "pPr/pStyle") == ["Heading1"]]
    assert [values(p, "pPr/numPr/numId") for p in headings] == [["0"], []]


def test_a_table_repeats_its_header_and_says_what_it_is():
    [table] = body(written()).findall(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert [len(row.findall(f"{W}trPr/{W}tblHeader")) for row in rows] == [1, 0, 0]
    assert [len(row.findall(f"{W}trPr/{W}cantSplit")) for row in rows] == [1, 1, 1]
    assert (values(table, "tblPr/tblStyle"), values(table, "tblPr/tblCaption")) == (["HouseTable"], ["Beloofd"])
    assert [cell.get(f"{W}w") for cell in table.findall(f"{W}tblGrid/{W}gridCol")] == ["6804", "2268"]
    assert [[cell.text for cell in row.cells] for row in opened(written()).tables[0].rows] == [
        ["Wat", "Wanneer"],
        ["a", "2023"],
        ["b", "2024"],
    ]


def test_links_lead_out_by_a_relationship_and_each_address_is_kept_once():
    link = Run("de site", "https://example.org/a?b=1&c=2")
    content = written(Paragraph(runs(link, link, Run("hier", "/nl/"), Run("slecht", "javascript:alert(1)"))))
    document = opened(content)
    assert [(h.text, h.url) for p in document.paragraphs for h in p.hyperlinks] == [
        ("de site", "https://example.org/a?b=1&c=2")
    ] * 2
    assert [rel.target_ref for rel in document.part.rels.values() if rel.is_external] == [link.address]
    assert document.paragraphs[-1].text == "de sitede sitehierslecht"


def test_the_file_says_its_language_and_marks_what_is_in_another():
    content = written()
    tree = body(content)
    assert [
        (run.find(f"{W}t").text, values(run, "rPr/lang")) for run in tree.iter(f"{W}r") if values(run, "rPr/lang")
    ] == [("la suite", ["fr-BE"])]
    assert values(part(content, "word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == ["nl-NL"]
    assert opened(content).core_properties.language == "nl-NL"


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("fr", "fr-BE"), ("en", "en-GB")])
def test_a_paper_is_written_in_each_language(language, tag):
    assert opened(written(language=language)).core_properties.language == tag


def test_the_properties_say_what_it_is_who_made_it_and_when():
    properties = opened(written()).core_properties
    assert (properties.title, properties.subject, properties.author) == (
        "Jaarverslag 2023",
        "Ontwerp",
        "Secretariaat-generaal",
    )
    assert (properties.created, properties.modified) == (NOW, NOW)


def test_the_footer_counts_the_pages_by_fields():
    footer = part(written(), "word/footer1.xml")
    fields = [field.get(f"{W}instr").strip() for field in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(footer.itertext()).split() == ["Jaarverslag", "20231", "/", "1"]


def test_the_contents_are_a_field_already_filled_in_and_nobody_is_asked():
    content = written()
    box = body(content).find(f"{W}sdt/{W}sdtContent")
    assert ["".join(p.itertext()) for p in box.findall(f"{W}p")] == [
        "Inhoud",
        ' TOC \\o "1-2" \\h \\z \\u Voorwoord',
        "1Een veilige Benelux",
        "1.1Politie",
    ]
    kinds = [mark.get(f"{W}fldCharType") for mark in box.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    targets = [link.get(f"{W}anchor") for link in box.iter(f"{W}hyperlink")]
    assert targets == [mark.get(f"{W}name") for mark in body(content).iter(f"{W}bookmarkStart")]
    assert part(content, "word/settings.xml").find(f"{W}updateFields") is None


def test_a_paper_without_contents_has_no_table_of_them():
    assert body(written(contents="")).find(f"{W}sdt") is None
    assert body(written(Paragraph(runs("Alleen tekst")))).find(f"{W}sdt") is None


def test_characters_that_a_document_cannot_hold_do_not_break_it():
    text = "a\x00b\x0bc\x1fd\ufffe\ud800e"
    content = written(
        Heading(1, runs(text)),
        Paragraph(runs(Run(text, f"https://example.org/{text}"))),
        Table(runs(text), (runs(text),), ((runs(text),),)),
        title=text * 50,
        subtitle=text,
        facts=((text, text),),
        contents=text,
        author=text,
    )
    document = opened(content)
    shown = "a�b�c�d��e"
    assert [p.text for p in document.paragraphs if p.style.name in ("Heading 1", "Caption")] == [shown] * 2
    assert document.core_properties.title == (shown * 50)[:255]
    assert [rel for rel in document.part.rels.values() if rel.is_external] == []


def test_lines_of_a_text_stay_lines():
    assert opened(written(Paragraph(runs("eerste\ntweede")))).paragraphs[-1].text == "eerste\ntweede"


def test_the_page_is_a4_and_every_part_is_xml():
    content = written()
    [section] = opened(content).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
    assert names == {*PARTS, "docProps/core.xml"}
    for name in names:
        part(content, name)


def test_the_same_paper_gives_the_same_document():
    assert [part(written(), "word/document.xml").tag] == [f"{W}document"]
    with zipfile.ZipFile(io.BytesIO(written())) as one, zipfile.ZipFile(io.BytesIO(written())) as other:
        assert one.read("word/document.xml") == other.read("word/document.xml")
