"""A promise in the words of a paper."""

from datetime import date

import pytest

from projects.models import FollowUp
from projects.reports.papers import runs
from projects.reports.promise_words import firmness_said, moves_said, proofs, state_said, term_said, wording
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def said(pieces):
    return "".join(run.text for run in pieces)


def is_public(record):
    return record is not None and record.is_public


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Q2 2023"),
        ({"due_basis": "recurring", "every_months": 6}, "every 6 months"),
        ({"due_basis": "recurring", "every_months": 1}, "every month"),
        ({"due_basis": "none"}, "no date"),
    ],
)
def test_a_term_is_said_as_vaguely_as_it_was_promised(values, words):
    assert term_said(make.follow_up(**values)) == words


def test_only_what_was_expected_is_said_to_be():
    assert [firmness_said(make.follow_up(code=name, firmness=name)) for name in ("firm", "expected")] == [
        "",
        "expected",
    ]


def test_the_words_of_the_source_stand_in_its_language_where_the_report_may_be_named():
    record = make.follow_up(report=make.report(language="nl"), section="1")
    assert [(run.text, run.language) for run in wording(record, is_public)] == [("“tweede kwartaal van 2023”", "nl")]
    assert [run.language for run in wording(record, lambda other: False)] == [""]


def test_a_moved_term_says_what_was_promised_first_and_a_private_shift_says_nothing():
    make.due_change()
    make.due_change(code="geheim", changed_on=date(2023, 1, 1), is_public=False)
    record = FollowUp.objects.with_shifts().get()
    assert moves_said(record) == "promised first: Q2 2023; moved once"


def test_what_was_reported_is_said_with_its_day():
    met = make.follow_up(code="a", state="met", closed_on=date(2023, 5, 12), reported_on=date(2023, 5, 12))
    told = make.follow_up(code="b", reported_on=date(2022, 12, 31))
    silent = make.follow_up(code="c")
    assert [state_said(one) for one in (met, told, silent)] == [
        "met, 12 May 2023",
        "open, last reported on 31 December 2022",
        "open",
    ]


def test_every_kind_of_proof_is_named_and_a_private_one_is_not():
    record = make.follow_up(
        proof_document=make.document(title_nl="geheimwoord", is_public=False),
        proof_decision=make.decision(),
        proof_meeting=make.meeting(),
        proof_url="https://www.benelux.int/studie",
    )
    named = said(proofs(record, lambda proof: runs(proof.code), is_public))
    assert named == f"Proof: {record.proof_decision.code}; {record.proof_meeting.code}; https://www.benelux.int/studie"
    assert proofs(make.follow_up(code="none"), lambda proof: runs(proof.code), is_public) == ()
