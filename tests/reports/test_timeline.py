"""Everything that happened in a project, in one order."""

from datetime import date

import pytest

from projects.reports import timeline
from projects.reports.timeline import project_timeline
from tests import make

pytestmark = pytest.mark.django_db


def told(project):
    return [(event.kind, event.record.code) for event in project_timeline(project)]


def test_each_known_date_of_an_act_is_an_event_of_its_own():
    project = make.project()
    decision = make.decision(
        approved_first=date(2022, 1, 1),
        approved_last=date(2022, 12, 31),
        signed_first=date(2022, 10, 1),
        signed_last=date(2022, 10, 31),
    )
    decision.projects.add(project)
    assert told(project) == [("approved", "m-2022-7"), ("signed", "m-2022-7")]


def test_on_the_same_last_day_the_exact_stands_above_the_vague_and_the_undated_at_the_end():
    project = make.project()
    for code, first, last in [
        ("jaar", date(2022, 1, 1), date(2022, 12, 31)),
        ("dag", date(2022, 12, 31), date(2022, 12, 31)),
        ("nooit", None, None),
        ("april", date(2022, 4, 1), date(2022, 4, 30)),
    ]:
        make.activity(project=project, code=code, first_day=first, last_day=last)
    assert [code for _kind, code in told(project)] == ["dag", "jaar", "april", "nooit"]


def test_a_document_without_a_date_did_not_happen_and_what_is_private_is_not_told():
    project = make.project()
    make.document(first_day=None, last_day=None).projects.add(project)
    make.activity(project=project, is_public=False)
    make.status_update(project=project, is_public=False)
    make.meeting(is_public=False).projects.add(project)
    assert told(project) == []


def test_a_long_story_is_cut_after_the_latest():
    project = make.project()
    for month in range(1, 6):
        make.activity(project=project, code=f"a-{month}", first_day=date(2022, month, 1), last_day=date(2022, month, 1))
    make.activity(project=project, code="nooit", first_day=None, last_day=None)
    assert [event.record.code for event in timeline.project_timeline(project, most=3)] == ["a-5", "a-4", "a-3"]
