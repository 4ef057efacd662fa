"""Rows of one file beside each other and beside what is there: parts and wholes, what stands once, both ways."""

import pytest

from projects.models import (
    Decision,
    DecisionRelation,
    Heading,
    Project,
    Theme,
    Transposition,
)
from tests import make
from tests.exchange.files import complaints

pytestmark = pytest.mark.django_db


def test_rows_may_be_part_of_rows_of_the_same_file_but_not_of_themselves():
    make.theme(code="9", title_nl="Top")
    rows = [
        {"code": "1.1", "parent": "1", "title_nl": "Sub"},
        {"code": "1", "parent": "9", "title_nl": "Hoofdstuk"},
    ]
    assert complaints(Theme, *rows) == []
    circle = "This record would become part of itself."
    rows[1]["parent"] = "1.1"
    assert complaints(Theme, *rows) == [(2, "parent", "1", circle), (3, "parent", "1.1", circle)]
    assert complaints(Theme, {"code": "9", "parent": "9"}) == [
        (2, "", "9", "A theme cannot be part of itself."),
        (2, "parent", "9", circle),
    ]


def test_a_circle_through_records_that_are_not_in_the_file_is_found():
    top = make.project(code="top")
    middle = make.project(code="middle", parent=top)
    make.project(code="leaf", parent=middle)
    circle = "This record would become part of itself."
    assert complaints(Project, {"code": "top", "parent": "leaf"}) == [(2, "parent", "leaf", circle)]


def test_what_must_stand_once_is_looked_for_in_the_file_and_beside_it():
    make.decision(year=2022, number=7)
    row = {"code": "x", "type": "decision", "title_nl": "X", "series": "M", "year": "2022", "number": "7"}
    again = "Another act has this official number."
    assert complaints(Decision, row) == [(2, "", "x", f"{again} (m-2022-7)")]
    assert complaints(Decision, row | {"number": "8"}, row | {"code": "y", "number": "8"}) == [
        (3, "", "y", f"{again} See line 2.")
    ]
    nameless = row | {"series": "", "year": "", "number": ""}
    assert complaints(Decision, nameless, nameless | {"code": "y"}) == []


def test_records_may_swap_what_must_stand_once():
    make.decision(code="a", year=2022, number=1)
    make.decision(code="b", year=2022, number=2)
    assert complaints(Decision, {"code": "a", "number": "2"}, {"code": "b", "number": "1"}) == []
    assert complaints(Decision, {"code": "a", "number": "2"}) == [
        (2, "", "a", "Another act has this official number. (b)")
    ]


def test_relations_transpositions_and_headings_stand_once():
    relation, transposition, heading = make.decision_relation(), make.transposition(), make.heading()
    acts = {"decision": relation.decision.code, "other": relation.other.code}
    assert [error[3] for error in complaints(DecisionRelation, {"code": "x", "kind": "amends", **acts})] == [
        f"This relation is recorded already. ({relation.code})"
    ]
    row = {"code": "x", "decision": transposition.decision.code, "authority": "be"}
    assert [error[3] for error in complaints(Transposition, row)] == [
        f"The transposition of this decision by this authority is recorded already. ({transposition.code})"
    ]
    row = {"code": "x", "report": heading.report.code, "level": "1", "position": "1", "title_nl": "X", "lines": "1"}
    assert [error[3] for error in complaints(Heading, row)] == [
        f"Another heading of this report has this position. ({heading.code})"
    ]


def test_a_partner_has_one_role_in_a_project():
    make.project().roles.create(partner=make.partner(), role="lead")
    message = "be stands in two of the columns leads, partners, observers; one role is allowed."
    assert complaints(Project, {"code": "fiets", "observers": "be"}) == [(2, "observers", "be", message)]
    assert complaints(Project, {"code": "fiets", "leads": "", "observers": "be"}) == []


def test_a_relation_that_goes_both_ways_must_be_said_by_both_rows():
    for code in ("a", "b", "c"):
        make.project(code=code)
    assert complaints(Project, {"code": "a", "related": "b"}) == []
    assert complaints(Project, {"code": "a", "related": "b"}, {"code": "b", "related": "a c"}) == []
    assert complaints(Project, {"code": "a", "related": "b"}, {"code": "b", "related": ""}) == [
        (3, "related", "", "Line 2 relates a to this record; this cell must name it too.")
    ]
    assert complaints(Project, {"code": "a", "related": "a"}) == [
        (2, "related", "a", "A record cannot be related to itself.")
    ]
