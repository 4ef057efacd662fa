from datetime import date

import pytest

from projects.models import FollowUp
from projects.models.proof import PROOFS, lacking
from tests import make

DAY = date(2023, 5, 12)


@pytest.mark.parametrize(
    ("state", "firmness", "outcome", "proof", "missing"),
    [
        ("open", "firm", "", "", []),
        ("partly_met", "firm", "", "", []),
        ("met", "firm", "", "", ["outcome", "proof_document"]),
        ("met", "firm", "Klaar.", "", ["proof_document"]),
        ("met", "firm", "Klaar.", "https://x.example/", []),
        ("met", "firm", "", "https://x.example/", ["outcome"]),
        ("met", "expected", "", "", ["outcome"]),
        ("met", "expected", "Klaar.", "", []),
        ("lapsed", "firm", "", "", ["outcome"]),
        ("lapsed", "firm", "Vervallen.", "", []),
        ("lapsed", "expected", "", "", []),
    ],
)
def test_what_closing_asks_for(state, firmness, outcome, proof, missing):
    closed = DAY if state in ("met", "lapsed") else None
    record = FollowUp(state=state, firmness=firmness, outcome_fr=outcome, proof_url=proof, closed_on=closed)
    assert list(lacking(record)) == missing


@pytest.mark.parametrize("state", ["met", "lapsed"])
def test_what_is_closed_needs_its_day(state):
    assert list(lacking(FollowUp(state=state, firmness="expected", outcome_nl="Klaar."))) == ["closed_on"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", PROOFS)
def test_each_kind_of_proof_is_one(name):
    record = make.follow_up(code="f", state="met", closed_on=DAY)
    assert (record.has_proof, list(FollowUp.objects.without_proof())) == (False, [record])
    proofs = {
        "proof_document": make.document,
        "proof_decision": make.decision,
        "proof_meeting": make.meeting,
        "proof_url": lambda: "https://x.example/",
    }
    setattr(record, name, proofs[name]())
    record.save()
    assert (record.has_proof, list(FollowUp.objects.without_proof())) == (True, [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "doubtful"),
    [
        ({}, True),
        ({"firmness": "expected"}, False),
        ({"state": "lapsed"}, False),
        ({"state": "open", "closed_on": None}, False),
        ({"basis": "reported", "closed_on": date(2022, 11, 1)}, False),
        ({"basis": "reported", "closed_on": date(2023, 6, 30)}, False),
        ({"basis": "reported", "closed_on": date(2023, 7, 1)}, True),
        ({"basis": "reported", "closed_on": date(2024, 1, 1)}, True),
        ({"basis": "confirmed", "closed_on": date(2022, 11, 1)}, True),
    ],
)
def test_a_proof_is_missing_where_neither_a_record_nor_the_report_is_one(values, doubtful):
    source = {"report": make.report(year=2022), "lines": "81"}
    make.follow_up(**{"state": "met", "closed_on": DAY, **source} | values)
    assert FollowUp.objects.without_proof().exists() is doubtful
