"""A whole text of our own, with each kind of date in both languages, and the key to it."""

import pytest

from projects.recognition.reading import read
from tests.recognition.measure import Measure, numbers_in

DUTCH = """3.2. Havens en water

Waterstof in de havens
Op 14 maart 2022 kwamen de havens in Gent bijeen. In oktober volgde een
tweede gesprek; diezelfde maand werd beschikking M (2022) 21 on-
dertekend, met een omzettingstermijn van twee jaar. De ha-
vens zien elkaar voortaan halfjaarlijks.

Een studie verschijnt naar verwachting in het tweede kwar-
taal van 2023, en eind 2023 een handleiding. In de tweede helft van
2022 werd de opdracht gegeven. Tot nader order blijft M(83)27 gelden.

• Focus 2023: de binnenvaart. Dit najaar en de komende jaren wordt gemeten.
"""
DUTCH_KEY = """
4 Op 14 maart 2022 2022-03-14 2022-03-14 day
4 In oktober 2022-10-01 2022-10-31 month
5 diezelfde maand 2022-10-01 2022-10-31 relative
6 omzettingstermijn van twee jaar - - derived
7 halfjaarlijks - - recurring
9 in het tweede kwartaal van 2023 2023-04-01 2023-06-30 quarter
10 eind 2023 2023-09-01 2023-12-31 part
10 In de tweede helft van 2022 2022-07-01 2022-12-31 half
11 Tot nader order - - waiting
13 2023 2023-01-01 2023-12-31 year
13 Dit najaar 2022-09-01 2022-12-31 season
13 de komende jaren 2023-01-01 - relative
"""
FRENCH = """3.2. Ports et eau

L’hydrogène dans les ports
Le 14 mars 2022, les ports se sont réunis à Gand. En octobre, la déci-
sion M(2022)21 a été signée ; le même mois, une étude a été lancée. Les ports se
verront désormais deux fois par an.

Une étude paraîtra au deuxième trimestre 2023 et un guide fin 2023. Au cours du second se-
mestre de 2022, la commande a été passée. Jusqu’à nouvel ordre, la décision M(83)27 s’applique.

• Priorité 2023 : la navigation intérieure. Cet automne et les prochaines années, on mesure.
"""
FRENCH_KEY = """
4 Le 14 mars 2022 2022-03-14 2022-03-14 day
4 En octobre 2022-10-01 2022-10-31 month
5 le même mois 2022-10-01 2022-10-31 relative
6 deux fois par an - - recurring
8 au deuxième trimestre 2023 2023-04-01 2023-06-30 quarter
8 fin 2023 2023-09-01 2023-12-31 part
8 Au cours du second semestre de 2022 2022-07-01 2022-12-31 half
9 Jusqu’à nouvel ordre - - waiting
11 2023 2023-01-01 2023-12-31 year
11 Cet automne 2022-09-01 2022-12-31 season
11 les prochaines années 2023-01-01 - relative
"""


def key(text):
    """Return the rows of a key: line, words, first day, last day, kind."""
    rows = []
    for line in text.strip().split("\n"):
        number, *words, first, last, kind = line.split()
        days = {"first": first.strip("-") and first, "last": last.strip("-") and last}
        rows.append({"line": number, "phrase": " ".join(words), "kind": kind} | days)
    return rows


@pytest.mark.parametrize(
    ("text", "rows", "language"), [(DUTCH, DUTCH_KEY, "nl"), (FRENCH, FRENCH_KEY, "fr")], ids=["nl", "fr"]
)
def test_every_date_of_a_text_is_found_on_its_line_and_nothing_beside_them(text, rows, language):
    measure = Measure(key(rows), list(read(text, language, 2022)))
    assert (measure.missed, measure.wrong, measure.false, measure.wrong_kinds) == ([], [], [], [])


@pytest.mark.parametrize(("text", "language", "lines"), [(DUTCH, "nl", (5, 11)), (FRENCH, "fr", (5, 9))])
def test_every_number_of_a_text_is_found_in_whatever_spelling(text, language, lines):
    assert numbers_in(list(read(text, language, 2022))) == list(zip(lines, ["M(2022)21", "M(83)27"], strict=True))


def test_a_sentence_knows_the_heading_and_the_section_that_it_stands_under():
    sentences = [sentence for sentence in read(DUTCH, "nl", 2022) if not sentence.passage.is_heading]
    assert {(sentence.section, sentence.heading) for sentence in sentences} == {("3.2", "Waterstof in de havens")}


def test_a_report_looks_back_and_a_plan_does_not():
    text = "De studie zal in juni verschijnen."
    (looks_back,) = read(text, "nl", 2022)
    (plan,) = read(text, "nl", 2022, looks_back=False)
    assert [sentence.dates[0].period.text for sentence in (looks_back, plan)] == ["2023-06", "2022-06"]
