"""Date phrases: which days words can mean, in two languages, in a report on 2022."""

from datetime import date

import pytest

from projects.periods import UNKNOWN, Period
from projects.recognition.dates import date_phrases


def found(text, language="nl", year=2022, **given):
    """Return what is found as (words, kind, period as people type it)."""
    return [(p.words, str(p.kind), p.period.text) for p in date_phrases(text, language, year, **given)]


DUTCH = [
    ("Op 6 december 2022 tekenden zij.", ("Op 6 december 2022", "day", "2022-12-06")),
    ("Zij kwamen op 14 november bijeen.", ("op 14 november", "day", "2022-11-14")),
    ("28.11.2022, in Brussel", ("28.11.2022", "day", "2022-11-28")),
    ("op 19 en 20 oktober", ("op 19 en 20 oktober", "day", "2022-10-19/2022-10-20")),
    ("van 28 februari tot 2 maart 2023", ("van 28 februari tot 2 maart 2023", "day", "2023-02-28/2023-03-02")),
    ("In oktober bleek", ("In oktober", "month", "2022-10")),
    ("in mei 2019", ("in mei 2019", "month", "2019-05")),
    ("tussen maart en juni 2023", ("maart en juni 2023", "month", "2023-03/2023-06")),
    ("in het eerste kwartaal van 2023", ("in het eerste kwartaal van 2023", "quarter", "2023-Q1")),
    ("Q4 2023", ("Q4 2023", "quarter", "2023-Q4")),
    ("in het laatste kwartaal", ("in het laatste kwartaal", "quarter", "2022-Q4")),
    ("gedurende de tweede helft van 2022", ("gedurende de tweede helft van 2022", "half", "2022-H2")),
    ("in het eerste halfjaar van 2023", ("in het eerste halfjaar van 2023", "half", "2023-H1")),
    ("in de loop van 2023", ("in de loop van 2023", "year", "2023")),
    ("de periode 2021-2024", ("2021-2024", "year", "2021-01-01/2024-12-31")),
    ("begin 2023", ("begin 2023", "part", "2023-01/2023-04")),
    ("eind 2022", ("eind 2022", "part", "2022-09/2022-12")),
    ("medio 2024", ("medio 2024", "part", "2024-05/2024-08")),
    ("begin volgend jaar", ("begin volgend jaar", "part", "2023-01/2023-04")),
    ("eind maart 2023", ("eind maart 2023", "part", "2023-03")),
    ("dit najaar", ("dit najaar", "season", "2022-09/2022-12")),
    ("In de zomer van 2023", ("In de zomer van 2023", "season", "2023-06/2023-09")),
    ("komend voorjaar", ("komend voorjaar", "season", "2023-03/2023-06")),
    ("in de winter van 2022", ("in de winter van 2022", "season", "2022-12-01/2023-03-31")),
    ("het afgelopen jaar", ("het afgelopen jaar", "relative", "2022")),
    ("aankomend jaar", ("aankomend jaar", "relative", "2023")),
    ("vorig jaar", ("vorig jaar", "relative", "2021")),
    ("de komende jaren", ("de komende jaren", "relative", "2023-01-01/..")),
    ("halfjaarlijks overleg", ("halfjaarlijks", "recurring", "")),
    ("tot nader order", ("tot nader order", "waiting", "")),
    ("in afwachting van advies", ("in afwachting van", "waiting", "")),
    ("vanaf 1 januari 2024", ("vanaf 1 januari 2024", "day", "2024-01-01/..")),
    ("vóór 1 maart 2024", ("vóór 1 maart 2024", "day", "../2024-02-29")),
    ("uiterlijk 1 maart 2024", ("uiterlijk 1 maart 2024", "day", "2024-03-01")),
    ("tot 7 december 2023", ("tot 7 december 2023", "day", "2023-12-07")),
    (
        "tot en met ten minste het eerste half jaar van 2023",
        ("tot en met ten minste het eerste half jaar van 2023", "half", "2023-06-30/.."),
    ),
]
FRENCH = [
    ("Le 1er mai 2023", ("Le 1er mai 2023", "day", "2023-05-01")),
    ("les 19 et 20 octobre", ("les 19 et 20 octobre", "day", "2022-10-19/2022-10-20")),
    ("du 28 février au 2 mars 2023", ("du 28 février au 2 mars 2023", "day", "2023-02-28/2023-03-02")),
    ("en mai", ("en mai", "month", "2022-05")),
    ("de janvier à mars 2023", ("janvier à mars 2023", "month", "2023-Q1")),
    ("au deuxième trimestre 2023", ("au deuxième trimestre 2023", "quarter", "2023-Q2")),
    ("au premier semestre de 2023", ("au premier semestre de 2023", "half", "2023-H1")),
    ("courant 2023", ("courant 2023", "year", "2023")),
    ("d’ici 2030", ("d’ici 2030", "year", "2030")),
    ("début 2023", ("début 2023", "part", "2023-01/2023-04")),
    ("fin 2022", ("fin 2022", "part", "2022-09/2022-12")),
    ("mi-2024", ("mi-2024", "part", "2024-05/2024-08")),
    ("cet automne", ("cet automne", "season", "2022-09/2022-12")),
    ("à l’été 2023", ("à l’été 2023", "season", "2023-06/2023-09")),
    ("l’hiver 2022-2023", ("l’hiver 2022-2023", "season", "2022-12-01/2023-03-31")),
    ("l’année prochaine", ("l’année prochaine", "relative", "2023")),
    ("l’année écoulée", ("l’année écoulée", "relative", "2022")),
    ("les prochaines années", ("les prochaines années", "relative", "2023-01-01/..")),
    ("deux fois par an", ("deux fois par an", "recurring", "")),
    ("jusqu’à nouvel ordre", ("jusqu’à nouvel ordre", "waiting", "")),
    ("avant le 1er mars 2024", ("avant le 1er mars 2024", "day", "../2024-02-29")),
    ("avant fin 2023", ("avant fin 2023", "part", "2023-09/2023-12")),
    ("à partir du 1er janvier 2024", ("à partir du 1er janvier 2024", "day", "2024-01-01/..")),
]


@pytest.mark.parametrize(("text", "expected"), DUTCH, ids=[text for text, _expected in DUTCH])
def test_dutch_words_mean_these_days(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), FRENCH, ids=[text for text, _expected in FRENCH])
def test_french_words_mean_these_days(text, expected):
    assert found(text, "fr") == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Beschikking M(2022)7, M (2020) 14 en m20227", "nl"),
        ("Verordening (EU) 2016/429 en Richtlijn 2014/55/EU", "nl"),
        ("de Penta 2050-studie, Vision 2050 en Agenda 2030", "nl"),
        ("https://example.org/2022/11/28/1-mei-2022 en C-817/19, ECLI:EU:C:2022:491", "nl"),
        ("het verdrag van 2008", "nl"),
        ("op 31 april 2022 en op 99 mei", "nl"),
        ("het dagelijks beheer, na een jaar ervaring, enkele maanden geldig", "nl"),
        ("in de eerste helft van de vergadering, aan het begin van de pandemie", "nl"),
        ("Le projet a été lancé ; le traité de 2008, le règlement (UE) 2016/429", "fr"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text, language):
    assert found(text, language) == []


def test_days_that_are_no_neighbours_are_two_dates():
    assert [period for _words, _kind, period in found("op 5 en 12 oktober")] == ["2022-10-05", "2022-10-12"]


def test_months_and_years_named_side_by_side_are_dates_of_their_own():
    assert [period for _words, _kind, period in found("in februari en oktober 2022")] == ["2022-02", "2022-10"]
    assert [period for _words, _kind, period in found("tegen 2030 en 2050")] == ["2030", "2050"]


def test_a_month_in_a_sentence_about_what_is_to_come_is_one_of_the_next_year():
    assert found("zal in juni verschijnen", ahead=True) == [("in juni", "month", "2023-06")]
    assert found("zal in juni 2024 verschijnen", ahead=True) == [("in juni 2024", "month", "2024-06")]


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("jaarlijks", 12),
        ("halfjaarlijkse", 6),
        ("tweemaal per jaar", 6),
        ("tweemaandelijkse", 2),
        ("maandelijks", 1),
        ("om de twee jaar", 24),
        ("elk kwartaal", 3),
        ("regelmatig", None),
        ("5 keer per jaar", None),
    ],
)
def test_a_rhythm_says_the_months_from_one_to_the_next(words, months):
    (phrase,) = date_phrases(f"Zij spreken {words} daarover.", "nl", 2022)
    assert (phrase.every_months, str(phrase.basis), phrase.period) == (months, "recurring", UNKNOWN)


def test_a_year_that_the_text_names_is_stated_and_one_that_we_give_is_relative():
    assert [str(p.basis) for p in date_phrases("in mei 2022, in juni, dit jaar", "nl", 2022)] == [
        "stated",
        "relative",
        "relative",
    ]


def test_a_term_is_counted_from_the_day_before_it_and_shows_its_sum():
    _day, term = date_phrases("Op 27 september 2022 ondertekend; de termijn is twee jaar.", "nl", 2022)
    assert (str(term.basis), term.period.text, term.computed) == ("derived", "2024-09-27", "2022-09-27 + 2 years")


def test_a_term_without_a_day_before_it_has_no_days():
    (term,) = date_phrases("binnen zes maanden", "nl", 2022)
    assert (str(term.basis), term.period, term.computed) == ("derived", UNKNOWN, "")


def test_the_same_month_is_that_of_the_date_before_it_even_in_another_sentence():
    march = Period.months(2022, 3, 3)
    assert found("Diezelfde maand", before=march) == [("Diezelfde maand", "relative", "2022-03")]
    assert found("Op 3 mei 2021, en diezelfde dag")[1] == ("diezelfde dag", "relative", "2021-05-03")
    assert found("in hetzelfde jaar", before=march) == [("in hetzelfde jaar", "relative", "2022")]
    assert found("Diezelfde maand") == []


def test_the_place_of_a_phrase_is_that_of_its_words():
    text = "Oplevering is voorzien in het eerste kwartaal van 2023."
    (phrase,) = date_phrases(text, "nl", 2022)
    assert text[phrase.start : phrase.end] == "in het eerste kwartaal van 2023"
    assert phrase.period == Period(date(2023, 1, 1), date(2023, 3, 31))
