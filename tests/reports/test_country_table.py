"""Decision by country."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.reports import country_table as module
from projects.reports.country_table import country_table
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


@pytest.fixture
def countries():
    """The three member states."""
    return {code: make.partner(code=code, title_nl=code.upper()) for code in ("be", "lu", "nl")}


def states(row):
    return [cell.state.value for cell in row.cells]


def test_each_act_has_a_cell_per_country_and_a_missing_one_is_no_information(countries):
    act = make.decision(number=7)
    make.transposition(decision=act, authority=countries["be"], state="transposed")
    make.transposition(decision=act, authority=countries["nl"], state="not_started")
    picture = country_table(ON)
    assert [country.code for country in picture.countries] == ["be", "lu", "nl"]
    (row,) = picture.rows
    assert states(row) == ["transposed", "no_information", "not_started"]
    assert row.cells[1].own is None
    assert [key for key, _label in picture.states] == ["transposed", "not_started", "no_information"]


def test_an_authority_stands_in_the_cell_of_its_country_and_says_nothing_of_the_country(countries):
    ministry = make.partner(code="fod", parent=countries["be"], kind="authority")
    service = make.partner(code="dienst", parent=ministry, kind="authority")
    act = make.decision(number=7)
    make.transposition(decision=act, authority=service, state="transposed")
    (row,) = country_table(ON).rows
    assert states(row) == ["no_information"] * 3
    assert [own.authority.code for own in row.cells[0].authorities] == ["dienst"]


def test_an_authority_under_no_member_state_stands_beside_the_act(countries):
    make.transposition(decision=make.decision(number=7), authority=make.partner(code="nrw", kind="region"))
    (row,) = country_table(ON).rows
    assert [other.authority.code for other in row.others] == ["nrw"]


def test_a_bar_counts_the_states_of_its_country_from_done_to_unknown(countries):
    for number, state in [(1, "transposed"), (2, "no_information"), (3, "transposed"), (4, "partly")]:
        make.transposition(decision=make.decision(number=number), authority=countries["be"], state=state)
    belgium, luxembourg, _netherlands = country_table(ON).bars
    assert [(part.key, part.number) for part in belgium.segments] == [
        ("transposed", 2),
        ("partly", 1),
        ("no_information", 1),
    ]
    assert [(part.key, part.number, part.width) for part in luxembourg.segments] == [("no_information", 4, 100.0)]


def test_binding_acts_without_any_row_are_counted_but_not_acts_of_others(countries):
    make.transposition(decision=make.decision(number=1, binding=True), authority=countries["be"])
    make.decision(number=2, binding=True)
    make.decision(number=3, binding=None)
    make.decision(number=4, binding=False)
    make.decision(type="eu_act", other_number="2019/947", binding=True)
    make.decision(number=5, binding=True, is_public=False)
    picture = country_table(ON)
    assert (len(picture.rows), picture.silent) == (1, 1)


def test_nothing_private_is_in_the_table(countries):
    open_act = make.decision(number=1, binding=True)
    make.transposition(decision=open_act, authority=countries["be"], state="transposed", is_public=False)
    make.transposition(
        decision=open_act,
        authority=make.partner(code="geheim", is_public=False, kind="authority", parent=countries["be"]),
    )
    make.transposition(decision=make.decision(number=2, is_public=False), authority=countries["nl"])
    picture = country_table(ON)
    assert (picture.rows, picture.bars, picture.silent) == ([], [], 1)


def test_a_long_table_is_cut_and_says_by_how_much(countries, monkeypatch):
    monkeypatch.setattr(module, "MOST_ACTS", 2)
    for number in (1, 2, 3):
        make.transposition(decision=make.decision(number=number), authority=countries["be"])
    picture = country_table(ON)
    assert ([row.decision.number for row in picture.rows], picture.left_out) == ([3, 2], 1)


def test_five_queries_whatever_there_is(countries):
    taken = []
    for number in (1, 2, 3):
        authority = make.partner(code=f"a-{number}", parent=countries["be"], kind="authority")
        make.transposition(decision=make.decision(number=number), authority=authority)
        with CaptureQueriesContext(connection) as captured:
            country_table(ON)
        taken.append(len(captured))
    assert taken == [5, 5, 5]
