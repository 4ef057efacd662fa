"""Which promises ask for attention, and in which order."""

from datetime import date

import pytest

from projects.models import DeadlineState, FollowUp
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 6, 15)


def due(code, last, **values):
    return make.follow_up(code=code, due_first=None, due_last=last, due_basis="stated", **values)


def codes(queryset):
    return [record.code for record in queryset]


def test_the_overdue_come_first_then_what_is_due_then_what_nobody_told_of():
    due("silent", date(2023, 1, 1))
    due("soon", date(2023, 7, 15))
    due("today", ON)
    due("late", date(2023, 5, 1), reported_on=date(2023, 6, 1))
    due("longest-late", date(2023, 3, 1), reported_on=date(2023, 6, 1))
    assert codes(FollowUp.objects.by_urgency(ON, 30)) == ["longest-late", "late", "today", "soon", "silent"]


def test_what_is_met_waits_is_put_off_or_lies_far_ahead_asks_for_nothing():
    due("far", date(2023, 7, 16))
    due("met", date(2023, 5, 1), state="met", closed_on=date(2023, 4, 1))
    due("put-off", date(2023, 5, 1), state="suspended")
    due("waiting", date(2023, 5, 1), waits_for_nl="een besluit")
    make.follow_up(code="never", due_first=None, due_last=None, due_basis="none")
    assert codes(FollowUp.objects.by_urgency(ON, 30)) == codes(FollowUp.objects.asking(ON, 30)) == []
    assert codes(FollowUp.objects.waiting(ON)) == ["waiting"]


def test_what_asks_is_what_the_rule_for_one_record_says():
    asking = (DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.OUTCOME_NOT_RECORDED)
    for number, month in enumerate((1, 5, 6, 7, 9)):
        for reported in (None, ON):
            due(f"f{number}{bool(reported)}".lower(), date(2023, month, 20), reported_on=reported)
    wanted = {record.code for record in FollowUp.objects.all() if record.deadline_state(ON) in asking}
    assert set(codes(FollowUp.objects.asking(ON, 90))) == wanted
    assert 0 < len(wanted) < 10
