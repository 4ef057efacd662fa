from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.models import FollowUp, User
from projects.models.recurrence import TAKEN_OVER, next_occurrence, why_none_follows
from projects.models.steps import close_as_met, let_recur
from projects.periods import Period
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DAY = date(2023, 5, 12)
HALF = Period.parse("2023-H1")
PROOF = {"proof_url": "https://www.benelux.int/x"}


@pytest.fixture
def author():
    return User.objects.create_user("an")


def duty(**values):
    """Make a duty of every half-year, due in the first half of 2023."""
    due = values.pop("due", HALF)
    values = {"code": "overleg", "every_months": 6, "original_wording": "halfjaarlijks"} | values
    return make.follow_up(due_first=due.first, due_last=due.last, due_basis="recurring", **values)


def close(record, author):
    return close_as_met(record, DAY, "Held.", author, PROOF)


def test_what_is_met_makes_its_next_occurrence(author):
    meeting, owner = make.meeting(), User.objects.create_user("ben")
    source = {"report": make.report(), "section": "2.1", "lines": "81", "basis": "reported"}
    first = duty(meeting=meeting, owner=owner, responsible=make.partner(), firmness="expected", **source)
    following = close(first, author)
    following.refresh_from_db()
    assert {name: getattr(following, name) for name in TAKEN_OVER} == {
        name: getattr(first, name) for name in TAKEN_OVER
    }
    assert (following.code, following.due.text, following.follows) == ("overleg.2023-h2", "2023-H2", first)
    assert (following.basis, following.due_sum) == ("computed", "2023-H1 + 6 months")
    assert (following.state, following.outcome_en, following.has_proof) == ("open", "", False)
    assert (following.reported_on, following.closed_on, following.waits_for_nl) == (None, None, "")


def test_the_history_of_an_occurrence_says_who_closed_what(author):
    version = close(duty(), author).history.get()
    assert (version.history_type, version.history_user, version.history_change_reason) == (
        "+",
        author,
        "overleg: 2023-H1 + 6 months",
    )


@pytest.mark.parametrize("is_public", [True, False])
def test_an_occurrence_is_as_public_as_the_one_before_it(author, is_public):
    assert close(duty(is_public=is_public), author).is_public is is_public


def test_each_occurrence_is_named_after_the_first_and_its_own_term(author):
    following = duty()
    codes = [(following := close(following, author)).code for _time in range(3)]
    assert codes == ["overleg.2023-h2", "overleg.2024-h1", "overleg.2024-h2"]


def test_a_code_that_somebody_has_taken_is_not_taken_twice(author):
    make.follow_up(code="overleg.2023-h2")
    assert close(duty(), author).code == "overleg.2023-h2-2"


@pytest.mark.parametrize(
    ("due", "code"),
    [
        ("2023-05-12", "overleg.2023-11-12"),
        ("2023-05-12/2023-05-14", "overleg.2023-11-12-2023-11-14"),
        ("2023-07-01/..", "overleg.2024-01-01"),
        ("../2023-06-30", "overleg.2023-12-31"),
    ],
)
def test_the_code_says_the_term_however_vague_it_is(author, due, code):
    assert close(duty(due=Period.parse(due)), author).code == code


def test_closing_again_makes_no_second_occurrence(author):
    first = duty()
    following = close(first, author)
    first.state, first.closed_on = "open", None
    first.save()
    assert close(first, author) == following
    assert let_recur(first, author) == following
    assert FollowUp.objects.count() == 2


def test_two_occurrences_cannot_follow_the_same_one():
    first = duty()
    make.follow_up(code="a", follows=first)
    with pytest.raises(ValidationError, match="Another occurrence follows that one already"):
        FollowUp(code="b", title_nl="B", project=first.project, follows=first).full_clean()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"every_months": None}, "nobody has said every how many months"),
        ({"due": Period(None, None)}, "has no term"),
        ({"due": Period.parse("9999")}, "beyond all calendars"),
    ],
)
def test_where_nothing_can_be_counted_nothing_follows_and_the_reason_is_said(author, values, reason):
    record = duty(**values)
    assert reason in why_none_follows(record)
    assert (next_occurrence(record), close(record, author)) == (None, None)
    assert FollowUp.objects.count() == 1


def test_what_does_not_recur_has_no_next_one_and_needs_no_reason():
    record = make.follow_up()
    assert (next_occurrence(record), why_none_follows(record)) == (None, "")


def test_on_an_earlier_day_an_occurrence_is_not_there_yet(author):
    first = duty(report=make.report(), lines="1")
    following = close(first, author)
    days = {day: set(FollowUp.objects.on_day(day)) for day in (date(2023, 5, 11), DAY)}
    assert days == {date(2023, 5, 11): {first}, DAY: {first, following}}


def test_an_occurrence_of_one_that_was_opened_again_stays_there(author):
    first = duty()
    following = close(first, author)
    FollowUp.objects.filter(pk=first.pk).update(state="open", closed_on=None)
    assert set(FollowUp.objects.on_day(DAY)) == {first, following}
