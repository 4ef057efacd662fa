"""How a term stands on a day: the rule for one record, and the same rule as a query."""

from datetime import date

import pytest

from projects.models import DeadlineState, FollowUp, FollowUpState
from tests import make

LAST = date(2023, 6, 30)


def promise(**values):
    values = {"due_first": date(2023, 4, 1), "due_last": LAST, "due_basis": "stated"} | values
    return FollowUp(**values)


@pytest.mark.parametrize(
    ("values", "on", "state"),
    [
        ({}, date(2023, 1, 1), "not_yet_due"),
        ({}, date(2023, 4, 1), "due_soon"),
        ({}, date(2023, 6, 30), "due_soon"),
        ({}, date(2023, 7, 1), "outcome_not_recorded"),
        ({"reported_on": date(2023, 6, 30)}, date(2023, 7, 1), "outcome_not_recorded"),
        ({"reported_on": date(2023, 7, 10)}, date(2023, 7, 1), "outcome_not_recorded"),
        ({"reported_on": date(2023, 7, 10)}, date(2023, 7, 10), "overdue"),
        ({"state": "met", "closed_on": LAST}, date(2023, 8, 1), "met_on_time"),
        ({"state": "met", "closed_on": date(2023, 7, 1)}, date(2023, 8, 1), "met_late"),
        ({"state": "met", "closed_on": date(2023, 7, 9)}, date(2023, 7, 8), "outcome_not_recorded"),
        ({"state": "lapsed", "closed_on": date(2023, 5, 1)}, date(2023, 8, 1), "no_longer_due"),
        ({"state": "suspended"}, date(2023, 8, 1), "no_longer_due"),
        ({"waits_for_nl": "een Koninklijk Besluit"}, date(2023, 8, 1), "waiting_for"),
        ({"due_last": None}, date(2199, 8, 1), "no_deadline"),
        ({"due_last": None, "state": "met", "closed_on": LAST}, date(2023, 8, 1), "no_deadline"),
    ],
)
def test_a_term_is_judged_by_its_last_day_and_what_was_reported_since(values, on, state):
    assert promise(**values).deadline_state(on) == state


@pytest.mark.django_db
def test_the_query_answers_as_the_rule_for_every_combination():
    dates = [None, date(2023, 6, 29), LAST, date(2023, 7, 1), date(2023, 12, 31)]
    number = 0
    for state in FollowUpState:
        closed = state in ("met", "lapsed")
        for due_last in (None, LAST):
            for reported_on in dates:
                for waits in ("", "een besluit"):
                    for closed_on in dates[1:] if closed else [None]:
                        number += 1
                        make.follow_up(
                            code=f"f{number}",
                            state=state,
                            due_first=None,
                            due_last=due_last,
                            due_basis="stated" if due_last else "none",
                            reported_on=reported_on,
                            waits_for_nl=waits,
                            closed_on=closed_on,
                        )
    everything = list(FollowUp.objects.all())
    for on in (date(2023, 3, 31), date(2023, 4, 1), LAST, date(2023, 7, 1), date(2024, 1, 1)):
        for state in DeadlineState:
            found = set(FollowUp.objects.in_deadline_state(state, on).values_list("code", flat=True))
            assert found == {f.code for f in everything if f.deadline_state(on) == state}, (on, state)


@pytest.mark.django_db
def test_a_public_follow_up_of_a_private_project_decision_or_meeting_is_private():
    shown = make.follow_up(code="shown")
    for field, maker in (("project", make.project), ("decision", make.decision), ("meeting", make.meeting)):
        make.follow_up(code=f"of-{field}", **{field: maker(code=f"secret-{field}", is_public=False)})
    assert list(FollowUp.objects.public()) == [shown]
