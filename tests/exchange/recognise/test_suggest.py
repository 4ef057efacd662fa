"""What a text suggests, beside what is known already."""

from datetime import date

import pytest

from projects.exchange.recognise import suggest
from projects.models import Suggestion
from projects.periods import Period
from projects.references import Reference
from tests import make

pytestmark = pytest.mark.django_db

TEXT = """2.1 Havens

Waterstof
Op 14 maart 2022 vond in Gent een workshop plaats met België en Noordrijn-Westfalen.
De resultaten verschijnen naar verwachting in het tweede kwartaal van 2023.
Beschikking M(2022)21 werd op 6 december 2022 ondertekend. Een brochure is gepubliceerd.
De landen streven naar meer samenwerking.
"""


@pytest.fixture
def report():
    return make.report(title_nl="Jaarverslag 2022")


def what(text, report, language="nl", **given):
    """Return what is suggested as (line, what, period as people type it)."""
    return [(one.first_line, one.what, one.period.text) for one in suggest(text, report, language, **given)]


def test_each_date_number_and_deed_is_suggested_as_the_record_it_may_be(report):
    assert what(TEXT, report) == [
        (4, "meeting:workshop", "2022-03-14"),
        (5, "followup:expected", "2023-Q2"),
        (6, "decision:decision", "2022-12-06"),
        (6, "activity:publication", "2022"),
        (7, "followup:expected", ""),
    ]


def test_a_french_text_suggests_the_same(report):
    text = """Le 14 mars 2022, un atelier a eu lieu à Gand.
Les résultats devraient paraître au deuxième trimestre 2023.
La décision M(2022)21 a été signée le 6 décembre 2022."""
    assert what(text, report, "fr") == [
        (1, "meeting:workshop", "2022-03-14"),
        (2, "followup:expected", "2023-Q2"),
        (3, "decision:decision", "2022-12-06"),
    ]


def test_a_suggestion_says_where_it_stands_and_drafts_a_title(report):
    workshop = suggest(TEXT, report, "nl")[0]
    assert (workshop.section, workshop.heading, workshop.words) == ("2.1", "Waterstof", "Op 14 maart 2022")
    assert workshop.title == "Op 14 maart 2022 vond in Gent een workshop plaats met België en Noordrijn-Westfalen"
    long = suggest(f"Op 14 maart 2022 {'kwamen zij samen ' * 20}.", report, "nl")[0]
    assert (len(long.title) <= 111, long.title[-1]) == (True, "…")


def test_a_decision_carries_its_number_and_what_became_of_it(report):
    decision = suggest(TEXT, report, "nl")[2]
    assert (decision.numbers, decision.milestone) == ([Reference("M", 2022, 21)], "signed")


def test_partners_are_found_by_name_adjective_and_as_the_three_countries(report):
    for code, title in (("be", "België"), ("nl", "Nederland"), ("lu", "Luxemburg")):
        make.partner(code=code, title_nl=title)
    make.partner(code="nrw", title_nl="Noordrijn-Westfalen", abbreviation="NRW", kind="region")
    texts = ("België en NRW kwamen in mei bijeen.", "De Luxemburgse en Nederlandse ministers kwamen in mei bijeen.")
    assert [suggest(text, report, "nl")[0].partners for text in texts] == [["be", "nrw"], ["lu", "nl"]]
    assert suggest("De drie landen kwamen in mei bijeen.", report, "nl")[0].partners == ["be", "lu", "nl"]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Roadmap fiets\n\nDe studie is in mei 2022 gepubliceerd.", "fiets"),
        ("Iets anders\n\nDe roadmap fiets is in mei 2022 gepubliceerd.", "fiets"),
        ("Iets anders\n\nBeschikking M(2022)7 is van mei 2022.", "vuurwerk"),
        ("De nieuwe roadmap voor de fiets\n\nDe studie is in mei 2022 gepubliceerd.", "fiets"),
        ("Iets anders\n\nDe studie is in mei 2022 gepubliceerd.", ""),
    ],
)
def test_the_project_is_found_by_heading_by_name_or_by_the_number_of_its_act(report, text, project):
    make.project(code="fiets", title_nl="Roadmap fiets")
    make.decision(projects=[make.project(code="vuurwerk", title_nl="Zwaar vuurwerk weren")])
    assert suggest(text, report, "nl")[0].project == project


def test_in_the_text_of_a_report_the_project_is_the_one_that_cites_the_lines(report):
    make.project(code="ruim", title_nl="Iets", report=report, lines="1-9")
    make.project(code="eng", title_nl="Anders", report=report, lines="4", heading="Waterstof")
    assert [one.project for one in suggest(TEXT, report, "nl")][:2] == ["eng", "ruim"]


def test_lines_that_a_record_cites_are_known_already(report):
    workshop = make.meeting(report=report, lines="4")
    make.meeting(code="elders", report=make.report(code="ander"), lines="5")
    found = suggest(TEXT, report, "nl")
    assert [[record["code"] for record in one.known] for one in found] == [[workshop.code], [], [], [], []]
    assert found[0].known == [{"type": "meeting", "pk": workshop.pk, "code": workshop.code, "title": workshop.title_nl}]


def test_in_another_text_of_the_report_heading_and_days_tell_what_is_known(report):
    day = date(2022, 3, 14)
    make.meeting(report=report, lines="400", heading="Waterstof", first_day=day, last_day=day)
    make.meeting(code="b", report=report, lines="4", heading="Anders", first_day=day, last_day=day)
    found = suggest(TEXT, report, "nl", same_text=False)
    assert [[record["title"] for record in one.known] for one in found][:2] == [["Workshop overstromingen"], []]


def test_an_act_is_known_by_its_number_wherever_it_stands(report):
    act = make.decision(number=21)
    known = [one.known for one in suggest(TEXT, report, "nl")]
    assert known[2] == [{"type": "decision", "pk": act.pk, "code": act.code, "title": "M(2022)21"}]


def test_a_waiting_recurring_or_derived_term_is_a_promise_even_without_days(report):
    text = "Het overleg is halfjaarlijks. Het werk rust tot nader order. De termijn is twee jaar."
    assert what(text, report) == [(1, "followup:firm", "")] * 3
    assert [one.every_months for one in suggest(text, report, "nl")] == [6, None, None]


def test_a_plan_is_read_as_one(report):
    plan = make.report(code="plan", kind="annual_plan", year=2023)
    assert what("De studie zal in juni verschijnen.", plan) == [(1, "activity:study", "2023-06")]
    assert what("De studie zal in juni verschijnen.", report) == [(1, "followup:firm", "2023-06")]


def test_nothing_is_written(report, django_assert_num_queries):
    with django_assert_num_queries(9):
        suggest(TEXT, report, "nl")
    assert not Suggestion.objects.exists()
    assert suggest(TEXT, report, "nl")[0].period == Period(date(2022, 3, 14), date(2022, 3, 14))
