"""What a sentence speaks of."""

import pytest

from projects.recognition.signs import signs


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("De studie zal verschijnen.", "nl", (True, False)),
        ("De studie verschijnt naar verwachting in mei.", "nl", (True, True)),
        ("Zij streven naar een akkoord.", "nl", (True, True)),
        ("De studie is verschenen.", "nl", (False, False)),
        ("L’étude sera publiée.", "fr", (True, False)),
        ("L’étude devrait paraître.", "fr", (True, True)),
        ("L’étude a paru.", "fr", (False, False)),
    ],
)
def test_a_promise_is_firm_or_hedged(sentence, language, expected):
    found = signs(sentence, language)
    assert (found.is_promise, found.is_hedged) == expected


@pytest.mark.parametrize(
    ("sentence", "language", "kind"),
    [
        ("Er vond een workshop plaats.", "nl", "workshop"),
        ("De experts kwamen bijeen.", "nl", "expert"),
        ("Een rondetafel werd georganiseerd.", "nl", "round_table"),
        ("Een studiedag werd gehouden.", "nl", "study_day"),
        ("Er werden acht onderhandelingsbijeenkomsten gehouden.", "nl", "negotiation"),
        ("Une table ronde a eu lieu.", "fr", "round_table"),
        ("Les experts se sont réunis.", "fr", "expert"),
    ],
)
def test_a_gathering_is_known_by_its_name(sentence, language, kind):
    found = signs(sentence, language)
    assert (found.meeting, found.is_held) == (kind, True)


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("De beschikking werd ondertekend.", "nl", ("decision", "signed")),
        ("Het verdrag trad vorig jaar in werking.", "nl", ("agreement", "in_force")),
        ("Le protocole d’entente a été signé.", "fr", ("mou", "signed")),
        ("La décision a été approuvée.", "fr", ("decision", "approved")),
        ("De beschikking wordt besproken.", "nl", ("decision", "")),
    ],
)
def test_an_act_and_what_became_of_it(sentence, language, expected):
    found = signs(sentence, language)
    assert (found.act, found.milestone) == expected


def test_what_was_done_is_known_by_its_words():
    assert [signs(text, "nl").activity for text in ("De brochure is bijgewerkt.", "Een aanbesteding.", "Niets.")] == [
        "publication",
        "tender",
        "",
    ]
