"""Words as search compares them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from projects.stems import LONGEST_WORD, fold, spans, stem, words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("nl", ["trein", "treinen"]),
        ("nl", ["fiets", "fietsen"]),
        ("nl", ["grens", "grenzen"]),
        ("nl", ["brief", "brieven"]),
        ("nl", ["kwaliteit", "kwaliteiten"]),
        ("fr", ["feu", "feux"]),
        ("fr", ["frontalier", "frontaliers", "frontaliere"]),
        ("fr", ["decision", "decisions"]),
        ("en", ["firework", "fireworks"]),
        ("en", ["country", "countries"]),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


def test_different_words_keep_different_stems():
    assert len({stem(word, "nl") for word in ("trein", "terrein", "grens", "graan", "fiets")}) == 5


def test_what_holds_digits_is_its_own_stem():
    assert [stem(word, "nl") for word in ("2022", "5g", "m20227")] == ["2022", "5g", "m20227"]


def test_accents_ligatures_and_capitals_are_forgiven():
    assert fold("Électricité, ŒUVRE, België, Straße") == "electricite, oeuvre, belgie, strasse"


def test_whatever_is_neither_letter_nor_digit_parts_words():
    assert words("d’artifice M(2022)7 foo_bar\x00'\"*") == ["d", "artifice", "m", "2022", "7", "foo", "bar"]


def test_a_word_without_an_end_comes_in_pieces():
    assert [len(word) for word in words("a" * (2 * LONGEST_WORD + 1))] == [LONGEST_WORD, LONGEST_WORD, 1]


def test_the_places_of_words_are_those_in_the_text_as_it_stands():
    assert list(spans("Été ½")) == [(0, 3, ["ete"]), (4, 5, ["1", "2"])]


def test_several_threads_get_the_same_stems():
    many = [f"{first}{second}ingen" for first in "bdfgklmnprstvw" for second in ("a", "el", "or", "in")] * 20
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda word: (word, stem(word, "nl")), many))
    assert len(set(found)) == len(set(many))
