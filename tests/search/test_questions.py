"""What people type, as it is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.models import SearchWord
from projects.search.questions import MOST_WORDS, errors_between, guesses, read
from tests import make


@pytest.mark.parametrize(
    ("one", "other", "most", "errors"),
    [
        ("cyclng", "cycling", 1, 1),
        ("vuurwrek", "vuurwerk", 1, 1),
        ("luchtkwaliet", "luchtkwaliteit", 2, 2),
        ("fiets", "fiets", 1, 0),
        ("fiets", "trein", 2, None),
        ("", "ab", 2, 2),
    ],
)
def test_a_letter_missing_added_mistaken_or_swapped_is_one_error(one, other, most, errors):
    assert errors_between(one, other, most) == errors


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_errors_are_the_same_both_ways_and_none_only_between_equals(one, other):
    errors = errors_between(one, other, 9)
    assert errors == errors_between(other, one, 9)
    assert (errors == 0) is (one == other)
    assert errors_between(one, other, 1) == (errors if errors <= 1 else None)


@pytest.mark.django_db
def test_words_that_stand_everywhere_and_single_letters_are_left_out():
    assert [word.typed for word in read("De feux d'artifice of the 7 fiets FIETS")] == [
        "feux",
        "artifice",
        "7",
        "fiets",
    ]
    assert read("de la the") == []


@pytest.mark.django_db
def test_a_long_question_is_cut():
    assert len(read(" ".join(f"woord{n}" for n in range(100)))) == MOST_WORDS


def vocabulary(*words):
    make.document(code="d", title_nl=" ".join(words))
    assert SearchWord.objects.filter(word__in=words).count() == len(words)


@pytest.mark.django_db
def test_only_the_last_word_may_be_unfinished():
    vocabulary("vuurwerk", "fietsroutekaart")
    first, last = read("vuur fietsr")
    assert (first.akin, last.akin) == (frozenset(), frozenset({"nlfietsroutekaart"}))
    assert [word.akin for word in read("fietsr ")] == [frozenset()]


@pytest.mark.django_db
def test_a_word_answers_for_the_compounds_it_ends_but_not_for_words_that_only_hold_it():
    vocabulary("nachttreinen", "luchtkwaliteit", "verontreiniging")
    assert read("trein x")[0].akin == frozenset({"nlnachttrein"})
    assert read("kwaliteiten x")[0].akin == frozenset({"nlluchtkwaliteit"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kwalit", ["luchtkwaliteit"]),
        ("luchtkwaliet", ["luchtkwaliteit"]),
        ("vuurwrek", ["vuurwerk"]),
        ("uurwerk", ["vuurwerk"]),
        ("electricite", ["electrique"]),
        ("vuu", []),
        ("zeppelin", []),
    ],
)
def test_a_word_that_nothing_answers_is_guessed_at(typed, meant):
    vocabulary("luchtkwaliteit", "lucht", "vuurwerk", "verontreiniging", "electrique")
    assert guesses(read(f"{typed} x")[0]) == meant
