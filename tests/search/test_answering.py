"""Which records answer a question in whole sentences, and which words led to them."""

import pytest

from projects.search import answer
from projects.search import answering as module
from tests import make

pytestmark = pytest.mark.django_db
KINDS = ("followup", "decision", "project")


def codes(text, **options):
    return [one.record.code for one in answer(text, KINDS, options.get("most", 40)).found]


@pytest.fixture
def records():
    """A few records about fireworks and bicycles, and what a public one hides behind."""
    vuurwerk = make.project(code="vuurwerk", title_nl="Vuurwerk", title_fr="Feux d’artifice", title_en="Fireworks")
    make.decision(code="m-2022-7", title_nl="Beschikking over vuurwerk", summary_nl="Omzetting binnen twee jaar.")
    make.project(code="fiets", title_nl="Roadmap fiets")
    make.follow_up(code="beurs", title_nl="Beurs houden", summary_nl="Ook over vuurwerk.", project=vuurwerk)
    return vuurwerk


def test_a_sentence_is_answered_by_the_words_in_it_that_tell_something(records):
    found = answer("Wat is de stand van de omzetting van de beschikking over vuurwerk?", KINDS, 40)
    assert [(one.record.code, one.kind, one.words) for one in found.found] == [
        ("m-2022-7", "decision", ("omzetting", "beschikking", "vuurwerk"))
    ]


def test_a_word_in_a_title_weighs_more_than_one_below_it(records):
    assert codes("vuurwerk")[-1] == "beurs"


def test_what_answers_much_less_than_the_best_is_left_out(records, monkeypatch):
    monkeypatch.setattr(module, "ENOUGH", 0)
    assert codes("beschikking omzetting vuurwerk")[0] == "m-2022-7"
    assert set(codes("beschikking omzetting vuurwerk")) == {"m-2022-7", "vuurwerk", "beurs"}


@pytest.mark.parametrize("text", ["M(2022)7", "Hoe staat het met M (2022) 7?", "m20227", "m 2022-7 et la suite"])
def test_the_act_whose_number_stands_in_the_question_comes_first(records, text):
    make.follow_up(code="cijfers", title_nl="In 2022 zijn 7 zaken gemeld", project=records)
    best = answer(text, KINDS, 40).found[0]
    assert (best.record.code, best.words[0]) == ("m-2022-7", "M(2022)7")
    assert "cijfers" not in codes(text)


def test_a_question_in_another_language_is_answered_too(records):
    assert codes("Où en sont les feux d’artifice ?")[0] == "vuurwerk"


def test_a_word_with_a_typing_error_is_answered_by_what_it_may_mean(records):
    found = answer("vuurwrek", KINDS, 40).found
    assert ("vuurwerk", ("vuurwerk",)) in [(one.record.code, one.words) for one in found]


def test_words_that_nothing_answers_are_told(records):
    found = answer("vuurwerk zzzqqq", KINDS, 40)
    assert (found.unknown, bool(found.found)) == (("zzzqqq",), True)


def test_what_is_private_or_hangs_on_something_private_never_answers(records):
    make.project(code="geheim", title_nl="Vuurwerk", is_public=False)
    make.follow_up(code="open", title_nl="Vuurwerk", project=make.project(code="dicht", is_public=False))
    make.decision(code="concept", number=9, title_nl="Vuurwerk", is_public=False)
    assert {"geheim", "open", "concept"} & set(codes("vuurwerk M(2022)9")) == set()
    assert "vuurwerk" in codes("vuurwerk M(2022)9")


def test_only_the_kinds_asked_for_answer(records):
    make.document(title_nl="Vuurwerk")
    assert {one.kind for one in answer("vuurwerk", ("project",), 40).found} == {"project"}


def test_at_most_so_many_answer(records):
    assert len(codes("vuurwerk", most=1)) == 1


@pytest.mark.parametrize("text", ["", "  ", "?!", "\0", "de het een", "hoe staat het", "'", '"', "a" * 300, "M(0)0"])
def test_what_asks_nothing_is_answered_by_nothing(records, text):
    assert codes(text) == []
