"""Passages: paragraphs, items and headings out of extracted lines, with broken words made whole."""

import pytest

from projects.recognition.passages import passages


def texts(text):
    return [passage.text for passage in passages(text)]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("Zij lopen een gro-\nte ronde langs de grens.", "Zij lopen een grote ronde langs de grens."),
        ("Zij lopen een gro- \nte ronde.", "Zij lopen een grote ronde."),
        ("Secretariaat-generaal en Secretariaat-\ngeneraal", "Secretariaat-generaal en Secretariaat-generaal"),
        ("een overleg tussen EU-\nlanden en meer", "een overleg tussen EU-landen en meer"),
        ("het ontwerp van een Benelux-\nVerdrag over water", "het ontwerp van een Benelux-Verdrag over water"),
        ("vragen over interpretatie-\nen uitvoering", "vragen over interpretatie- en uitvoering"),
        ("la coopé-\nration et le développe-\nment", "la coopération et le développement"),
        ("Zij ontmoeten elkaar in het\nvoorjaar.", "Zij ontmoeten elkaar in het voorjaar."),
    ],
)
def test_a_broken_word_is_made_whole_as_the_text_writes_it(lines, whole):
    assert texts(lines) == [whole]


def test_a_place_in_a_passage_leads_back_to_its_line():
    (passage,) = passages("\n\nEen lange regel met de beschik-\nking en een\ndatum.")
    places = [passage.line_at(passage.text.index(word)) for word in ("Een", "beschikking", "en een", "datum")]
    assert places == [3, 3, 4, 5]
    assert (passage.first_line, passage.last_line) == (3, 5)


def test_a_form_feed_and_a_page_number_are_neither_a_passage_nor_a_line_more():
    found = passages("Eerste bladzijde eindigt hier.\n\n14\n\n\x0c Tweede bladzijde begint hier.")
    assert [(passage.text, passage.first_line) for passage in found] == [
        ("Eerste bladzijde eindigt hier.", 1),
        ("Tweede bladzijde begint hier.", 5),
    ]


def test_items_of_a_list_are_passages_of_their_own():
    assert texts("Zij spraken over:\n• water en\nwegen;\n• lucht.") == [
        "Zij spraken over:",
        "• water en wegen;",
        "• lucht.",
    ]


def test_a_heading_is_told_from_its_text_even_without_a_line_between():
    found = passages("2.1 Havens\n\nWaterstof\nDe drie landen spraken over waterstof in de havens van de\ndrie landen.")
    assert [(passage.text, passage.is_heading) for passage in found] == [
        ("2.1 Havens", True),
        ("Waterstof", True),
        ("De drie landen spraken over waterstof in de havens van de drie landen.", False),
    ]


def test_a_short_last_line_ends_a_paragraph():
    text = "De landen hebben lang gesproken over de wegen langs de grens.\nToen niet.\nLater kwamen zij er op terug."
    assert len(texts(text)) == 2


def test_each_line_of_a_word_processor_is_a_paragraph():
    long = "De landen hebben gesproken. " * 12
    assert texts(f"{long}\n{long}\nKort slot.") == [long.strip(), long.strip(), "Kort slot."]


def test_an_empty_text_has_no_passages():
    assert (texts(""), texts("\n \n12\n")) == ([], [])
