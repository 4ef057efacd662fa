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


ON = date(2023, 7, 15)
BEFORE, AFTER = date(2023, 7, 14), date(2023, 7, 16)


def seen(**values):
    """Return a promise as it stood on the 15th of July 2023."""
    make.follow_up(**values)
    return FollowUp.objects.on_day(ON).get()


@pytest.mark.parametrize(
    ("values", "state", "closed_on", "reported_on"),
    [
        ({"state": "met", "closed_on": ON}, "met", ON, None),
        ({"state": "met", "closed_on": AFTER}, "open", None, None),
        ({"state": "lapsed", "closed_on": AFTER, "reported_on": BEFORE}, "open", None, BEFORE),
        ({"state": "met", "closed_on": BEFORE, "reported_on": AFTER}, "met", BEFORE, None),
        ({"state": "partly_met", "reported_on": ON}, "partly_met", None, ON),
        ({"state": "partly_met", "reported_on": AFTER}, "open", None, None),
        ({"state": "suspended", "reported_on": AFTER}, "open", None, None),
        ({"state": "in_progress"}, "in_progress", None, None),
    ],
)
@pytest.mark.django_db
def test_a_promise_stands_as_it_had_been_told_by_then(values, state, closed_on, reported_on):
    then = seen(outcome_nl="Klaar.", proof_url="https://x.example/", **values)
    told = state != "open"
    assert (then.state, then.closed_on, then.reported_on) == (state, closed_on, reported_on)
    assert (then.outcome_nl, then.proof_url) == (("Klaar.", "https://x.example/") if told else ("", ""))


@pytest.mark.django_db
def test_a_proof_that_came_later_is_not_there_yet():
    proofs = {code: make.document(code=code, first_day=day, last_day=day) for code, day in [("a", ON), ("b", AFTER)]}
    for code, proof in proofs.items():
        make.follow_up(code=code, state="met", closed_on=ON, proof_document=proof)
    then = FollowUp.objects.on_day(ON).select_related("proof_document").order_by("code")
    assert [promise.proof_document for promise in then] == [proofs["a"], None]


@pytest.mark.django_db
def test_an_act_or_a_meeting_that_came_later_proves_nothing_yet():
    acts = {day: make.decision(number=day.day, signed_first=day, signed_last=day) for day in (ON, AFTER)}
    sittings = {day: make.meeting(code=f"m-{day.day}", first_day=day, last_day=day) for day in (ON, AFTER)}
    for day in (ON, AFTER):
        values = {"proof_decision": acts[day], "proof_meeting": sittings[day]}
        make.follow_up(code=f"f-{day}", state="met", closed_on=ON, **values)
    then = FollowUp.objects.on_day(ON).order_by("code")
    assert [(promise.proof_decision, promise.proof_meeting) for promise in then] == [
        (acts[ON], sittings[ON]),
        (None, None),
    ]


@pytest.mark.django_db
def test_a_term_is_the_one_before_the_first_move_that_came_later():
    promise = make.follow_up(due_first=date(2024, 1, 1), due_last=date(2024, 12, 31), due_basis="stated")
    moves = [
        (BEFORE, "2023-03-31", "2023-06-30"),
        (AFTER, "2023-06-30", "2023-12-31"),
        (date(2023, 12, 1), "2023-12-31", "2024-12-31"),
    ]
    for number, (day, old, new) in enumerate(moves):
        make.due_change(
            code=f"v-{number}",
            followup=promise,
            changed_on=day,
            old_first=None,
            old_last=old,
            new_first=None,
            new_last=new,
        )
    terms = [
        FollowUp.objects.on_day(day).get().due_last for day in (date(2023, 7, 13), BEFORE, ON, AFTER, date(2023, 12, 1))
    ]
    assert [str(last) for last in terms] == ["2023-03-31", "2023-06-30", "2023-06-30", "2023-12-31", "2024-12-31"]


@pytest.mark.django_db
def test_a_move_that_the_public_may_not_see_moves_nothing_for_it():
    make.due_change(changed_on=AFTER, old_last=date(2023, 5, 1), is_public=False)
    assert FollowUp.objects.on_day(ON).get().due_last == LAST


@pytest.mark.django_db
def test_a_promise_that_had_no_term_yet_has_none_and_no_basis():
    promise = make.follow_up(due_first=LAST, due_last=LAST, due_basis="derived", due_sum="2021-06-30 + 2 years")
    make.due_change(followup=promise, changed_on=AFTER, old_first=None, old_last=None)
    then = FollowUp.objects.on_day(ON).get()
    assert (then.due.is_known, then.due_basis, then.due_sum) == (False, "none", "")


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ({}, True),
        ({"year": 2022}, True),
        ({"year": 2023}, False),
        ({"year": 2023, "kind": "annual_plan"}, True),
        ({"year": 2024, "kind": "annual_plan"}, False),
        ({"year": 2023, "reported_on": ON}, True),
        ({"year": 2023, "reported_on": AFTER}, False),
        ({"year": 2023, "state": "met", "closed_on": BEFORE}, True),
        ({"year": 2023, "moved": ON}, True),
        ({"year": 2023, "moved": AFTER}, False),
    ],
)
@pytest.mark.django_db
def test_a_promise_is_there_from_its_report_on_or_from_the_first_word_about_it(values, there):
    about = {name: values.pop(name) for name in ("year", "kind") if name in values}
    moved = values.pop("moved", None)
    source = {"report": make.report(**about), "lines": "1"} if about else {}
    promise = make.follow_up(**source, **values)
    if moved:
        make.due_change(followup=promise, changed_on=moved)
    assert FollowUp.objects.on_day(ON).exists() is there


@pytest.mark.django_db
def test_on_a_day_the_query_answers_as_the_rule_for_every_combination():
    dates = [None, date(2023, 6, 29), date(2023, 7, 10), AFTER]
    number = 0
    for state in FollowUpState:
        closed = state in ("met", "lapsed")
        for due_last in (None, LAST, date(2023, 12, 31)):
            for reported_on in dates:
                for closed_on in dates[1:] if closed else [None]:
                    for moved in (None, BEFORE, AFTER):
                        number += 1
                        promise = make.follow_up(
                            code=f"f{number}",
                            state=state,
                            due_first=None,
                            due_last=due_last,
                            due_basis="stated" if due_last else "none",
                            reported_on=reported_on,
                            closed_on=closed_on,
                        )
                        if moved:
                            make.due_change(code=f"d{number}", followup=promise, changed_on=moved)
    for on in (date(2023, 6, 30), ON, date(2024, 1, 1)):
        then = FollowUp.objects.on_day(on)
        everything = list(then)
        for state in DeadlineState:
            found = {promise.code for promise in then.in_deadline_state(state, on)}
            assert found == {f.code for f in everything if f.deadline_state(on) == state}, (on, state)
