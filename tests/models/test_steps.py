from contextlib import nullcontext
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from projects.models import DueChange, StatusUpdate, User
from projects.models.steps import close_as_met, go_back, postpone, set_public, set_status
from projects.periods import Period
from tests import make

DAY = date(2023, 5, 12)


@pytest.fixture
def author(db):
    return User.objects.create_user("an")


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_reason_is_kept_in_the_language_it_was_typed_in(author, language):
    with translation.override(language):
        update = set_status(make.project(), "suspended", DAY, "Budget.", author)
    texts = {name: getattr(update, f"text_{name}") for name in ("nl", "fr", "en")}
    assert texts == {"nl": "", "fr": "", "en": ""} | {language: "Budget."}


def test_a_status_that_is_none_is_not_recorded(author):
    project = make.project()
    with pytest.raises(ValidationError):
        set_status(project, "flying", DAY, "Why not.", author)
    assert (list(StatusUpdate.objects.all()), project.history.count()) == ([], 1)


def test_a_status_of_a_draft_stays_a_draft(author):
    assert set_status(make.project(is_public=False), "running", DAY, "Begun.", author).is_public is False


def test_closing_counts_as_a_report_of_that_day(author):
    record = make.follow_up()
    with translation.override("nl"):
        assert close_as_met(record, DAY, "Klaar.", author, {"proof_url": "https://x.example/"}) is None
    record.refresh_from_db()
    assert (record.state, record.closed_on, record.reported_on) == ("met", DAY, DAY)
    assert (record.outcome_nl, record.proof_url) == ("Klaar.", "https://x.example/")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("firmness", "refused"), [("firm", True), ("expected", False)])
def test_only_what_was_promised_firmly_needs_a_proof(author, firmness, refused):
    record = make.follow_up(firmness=firmness)
    with pytest.raises(ValidationError, match="name a proof") if refused else nullcontext():
        close_as_met(record, DAY, "Published.", author)
    record.refresh_from_db()
    assert record.state == ("open" if refused else "met")


def test_a_proof_that_is_there_already_is_kept(author):
    document = make.document()
    record = make.follow_up(proof_document=document)
    close_as_met(record, DAY, "Published.", author, {"proof_document": None, "proof_url": ""})
    record.refresh_from_db()
    assert (record.state, record.proof_document) == ("met", document)


@pytest.mark.parametrize("state", ["met", "lapsed"])
def test_what_is_closed_is_neither_closed_again_nor_postponed(author, state):
    record = make.follow_up(state=state, closed_on=DAY)
    with pytest.raises(ValidationError):
        close_as_met(record, DAY, "Again.", author)
    with pytest.raises(ValidationError):
        postpone(record, Period.parse("2024"), DAY, "Later.", author)
    assert record.history.count() == 1


def test_a_term_does_not_move_to_where_it_is(author):
    record = make.follow_up()
    with pytest.raises(ValidationError):
        postpone(record, record.due, DAY, "Later.", author)
    assert list(DueChange.objects.all()) == []


def test_a_term_for_what_had_none_becomes_a_stated_one(author):
    record = make.follow_up(due_basis="none")
    change = postpone(record, Period.parse("2024-Q1"), DAY, "Agreed.", author)
    assert (record.due_basis, change.old, change.new) == ("stated", (None, None), record.due)


def test_postponing_does_not_make_an_earlier_report_of_a_later_one(author):
    record = make.follow_up(reported_on=date(2023, 9, 1))
    postpone(record, Period.parse("2024"), DAY, "Later.", author)
    assert record.reported_on == date(2023, 9, 1)


def test_what_is_published_takes_its_parts_along_and_nothing_else(author):
    act = make.decision(is_public=False)
    parts = [
        make.transposition(decision=act, is_public=False),
        make.decision_relation(decision=act, other=make.decision(number=8), is_public=False),
    ]
    promise = make.follow_up(decision=act, is_public=False)
    set_public(act, True, "Signed.", author)
    for record in (*parts, promise):
        record.refresh_from_db()
    assert [record.is_public for record in (*parts, promise)] == [True, True, False]
    assert [part.history.first().history_change_reason for part in parts] == ["Signed.", "Signed."]


def test_going_back_leaves_code_and_publication_alone(author):
    theme = make.theme(code="1", title_nl="Eerst", is_public=False)
    theme.code, theme.title_nl, theme.is_public = "2", "Toen", True
    theme.save()
    go_back(theme, theme.history.last(), "Back.", author)
    assert (theme.code, theme.title_nl, theme.is_public) == ("2", "Eerst", True)
