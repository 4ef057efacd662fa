"""A paper as plain data."""

import pytest

from projects.reports.papers import Heading, Paper, Paragraph, Run, Table, runs
from projects.translated import TextIn


def paper(*blocks, **given):
    return Paper(**{"title": "Een stuk", "language": "nl", "blocks": blocks} | given)


def heading(level, text="Kop", **given):
    return Heading(level, runs(text), **given)


def test_headings_take_their_numbers_from_their_places():
    parts = paper(
        heading(1, numbered=False), heading(1), heading(2), heading(3), heading(2), heading(1), heading(2)
    ).outlined
    assert [part.number for part in parts] == ["", "1", "1.1", "1.1.1", "1.2", "2", "2.1"]


def test_a_heading_is_found_by_its_own_anchor_or_by_its_place():
    parts = paper(heading(1, anchor="mobiliteit"), Paragraph(runs("Tekst")), heading(1)).outlined
    assert [part.anchor for part in parts] == ["mobiliteit", "", "part-2"]


def test_the_outline_holds_the_headings_down_to_the_depth_of_the_paper():
    parts = paper(heading(1, "a"), Paragraph(runs("b")), heading(2, "c"), heading(3, "d"), depth=2).outline
    assert [part.block.text for part in parts] == ["a", "c"]


def test_a_chapter_begins_with_a_heading_of_the_first_level():
    chapters = paper(Paragraph(runs("a")), heading(1, "b"), heading(2, "c"), Paragraph(runs("d")), heading(1)).chapters
    assert [[part.number for part in chapter] for chapter in chapters] == [["1", "1.1", ""], ["2"]]


def test_texts_and_texts_in_a_language_become_runs_and_empty_ones_none():
    given = runs("a", TextIn("b", "fr"), "", TextIn("", "nl"), Run("c", strong=True))
    assert given == (Run("a"), Run("b", language="fr"), Run("c", strong=True))


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "http://example.org", "mailto:a@example.org", "/nl/projecten/a/", "#part-2"]
)
def test_a_run_leads_to_the_web_to_a_mailbox_or_to_a_place_here(address):
    assert Run("a", address).target == address


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "data:text/html,a", "file:///etc/passwd", "http://[", "a"]
)
def test_a_run_leads_nowhere_else(address):
    assert Run("a", address).target == ""


def test_columns_share_the_width_as_told_or_alike():
    header = (runs("a"), runs("b"))
    assert Table((), header, ()).shares == (0.5, 0.5)
    assert Table((), header, (), widths=(3, 1)).shares == (0.75, 0.25)
