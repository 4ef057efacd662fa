"""How far an act had come on a day."""

from datetime import date

import pytest

from projects.models import MILESTONES, Decision
from projects.models.stages import LIFE
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 1)
BEFORE, AFTER = date(2023, 3, 31), date(2023, 4, 2)
YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def days(name, first, last=None):
    return {f"{name}_first": first, f"{name}_last": last or first}


def then(**values):
    make.decision(year=values.pop("year", 2022), **values)
    return Decision.objects.on_day(DAY).first()


def test_the_life_of_an_act_has_every_stage_once():
    assert sorted(LIFE) == sorted(Decision.Stage.values)
    assert [stage for stage in LIFE if stage in MILESTONES] == list(MILESTONES)


@pytest.mark.parametrize(
    ("values", "stage"),
    [
        # What staff entered without a day holds on every day.
        ({"stage": "in_negotiation"}, "in_negotiation"),
        ({"stage": "signed"}, "signed"),
        # A dated step is taken after its last possible day.
        ({"stage": "signed", **days("signed", BEFORE)}, "signed"),
        ({"stage": "in_force", **days("signed", BEFORE), **days("in_force", AFTER)}, "signed"),
        (
            {"stage": "in_force", **days("approved", BEFORE), **days("signed", *YEAR), **days("in_force", AFTER)},
            "approved",
        ),
        # What comes after a step that came later cannot have been there.
        ({"stage": "amended", **days("signed", BEFORE), **days("in_force", AFTER)}, "signed"),
        # A later step that is dated in advance takes nothing away.
        ({"stage": "published", **days("published", BEFORE), **days("in_force", AFTER)}, "published"),
        # An act that was there without anything being known of it.
        ({"stage": "in_force", **days("approved", *YEAR), **days("in_force", AFTER)}, "unknown"),
    ],
)
def test_the_stage_is_the_furthest_step_known_to_have_been_taken(values, stage):
    assert then(**values).stage == stage


def test_a_stage_without_a_date_is_known_from_the_report_on():
    report = make.report(year=2023)
    place = {"report": report, "lines": "1"}
    assert then(stage="evaluated", **days("signed", BEFORE), **place).stage == "signed"
    assert Decision.objects.on_day(report.made_known).get().stage == "evaluated"


def test_a_stage_with_its_own_date_is_known_before_the_report():
    assert then(stage="signed", **days("signed", BEFORE), report=make.report(year=2023), lines="1").stage == "signed"


def test_dates_that_came_later_are_not_told_and_vague_ones_stay_vague():
    seen = then(
        signatory="De minister", **days("approved", *YEAR), **days("signed", AFTER), **days("published", BEFORE)
    )
    assert [name for name, _period in seen.milestones] == ["approved", "published"]
    assert tuple(seen.milestone("approved")) == YEAR
    assert seen.signatory == ""


def test_who_signed_is_told_from_the_signature_on():
    assert then(signatory="De minister", **days("signed", DAY)).signatory == "De minister"


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ({}, True),
        (days("signed", BEFORE), True),
        (days("signed", AFTER), False),
        (days("signed", *YEAR), True),
        ({**days("approved", DAY), **days("signed", AFTER)}, True),
        ({"signed_first": None, "signed_last": AFTER}, True),
        ({"signed_first": AFTER, "signed_last": None}, False),
        ({"year": 2023}, True),
        ({"year": 2024}, False),
        ({"other_number": "C-1/22"}, True),
    ],
)
def test_an_act_is_there_unless_its_number_or_all_its_dates_came_later(values, there):
    make.decision(**values)
    assert Decision.objects.on_day(DAY).exists() is there
