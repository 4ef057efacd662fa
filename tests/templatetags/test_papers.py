"""Papers on a page."""

import re

from django.template.loader import render_to_string

from projects.reports.papers import Gap, Heading, Listing, Note, Paper, Paragraph, Run, Table, runs
from projects.translated import TextIn


def page_of(*blocks, **given):
    """Return a paper as HTML, spaces between elements left out."""
    paper = Paper(**{"title": "Jaarverslag", "language": "nl", "blocks": blocks} | given)
    html = render_to_string("components/paper.html", {"paper": paper})
    return re.sub(r">\s+<", "><", html)


def test_a_paper_says_its_language_and_what_is_in_another():
    html = page_of(Paragraph(runs("Zie ", TextIn("la suite", "fr"), TextIn(" hier", "nl"))))
    assert '<article class="paper" lang="nl">' in html
    assert '<p>Zie <span lang="fr">la suite</span> hier</p>' in html


def test_headings_stand_under_the_title_with_number_and_anchor():
    html = page_of(Heading(1, runs("Veilig")), Heading(2, runs("Politie"), anchor="politie"))
    assert '<h3 id="part-0" class="paper-heading"><span class="paper-number">1</span> Veilig</h3>' in html
    assert '<h4 id="politie" class="paper-heading"><span class="paper-number">1.1</span> Politie</h4>' in html


def test_the_contents_lead_to_the_headings():
    html = page_of(Heading(1, runs("Veilig")), Heading(1, runs("Slot"), numbered=False), contents="Inhoud")
    assert re.findall(r'<li class="paper-level-1"><a href="(#part-\d)">', html) == ["#part-0", "#part-1"]
    assert 'aria-label="Inhoud"' in html


def test_texts_are_escaped_and_only_addresses_become_links():
    bad, good = Run("<b>", "javascript:alert(1)"), Run("<i>", "https://example.org/?a=1&b=2", language="fr")
    html = page_of(Paragraph(runs(bad, good, Run("vet", strong=True), Run("schuin", emphasis=True))), title="<x>")
    assert (
        '<p>&lt;b&gt;<a href="https://example.org/?a=1&amp;b=2" lang="fr">&lt;i&gt;</a>'
        "<strong>vet</strong><em>schuin</em></p>" in html
    )
    assert "&lt;x&gt;" in html


def test_a_table_has_a_caption_and_heads_for_columns_and_rows():
    table = Table(runs("Beloofd"), (runs("Wat"), runs("Wanneer")), ((runs("a"), runs("2023")),), row_heads=True)
    html = page_of(table)
    assert "<caption>Beloofd</caption>" in html
    assert '<th scope="col">Wat</th><th scope="col">Wanneer</th>' in html
    assert '<tr><th scope="row">a</th><td>2023</td></tr>' in html


def test_lists_gaps_notes_and_citations_are_told_apart():
    html = page_of(
        Listing((runs("een"), runs("twee\nregels")), runs("Wat")),
        Gap(runs("Geen nieuws")),
        Note(runs("Ontwerp")),
        Paragraph(runs("Bron"), citation=True),
    )
    assert '<p class="paper-caption">Wat</p><ul><li>een</li><li>twee<br>regels</li></ul>' in html
    assert (
        '<p class="paper-gap">Geen nieuws</p><p class="paper-note">Ontwerp</p><p class="paper-citation">Bron</p>'
        in html
    )
