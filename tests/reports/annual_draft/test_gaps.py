"""What a draft leaves open."""

from datetime import date

import pytest

from projects.reports.annual_draft import annual_draft, gaps
from projects.translated import TextIn
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 1)


def found(language="nl"):
    """Return kind → (texts, anchors) of what is left open."""
    return {
        gap.kind: [(one.text.text, one.anchor) for one in gap.found] for gap in gaps(annual_draft(2023, ON), language)
    }


def test_where_nothing_is_open_each_kind_says_so():
    make.status_update(day=date(2023, 5, 1))
    assert found() == {"nothing": [], "outcome": [], "status": [], "text": []}


def test_projects_without_anything_in_the_year_or_without_a_status_are_named():
    make.status_update(project=make.project(code="oud", title_nl="Oud"), day=date(2022, 12, 31))
    make.activity(project=make.project(code="bezig"), first_day=date(2023, 1, 1), last_day=date(2023, 1, 1))
    assert found()["nothing"] == [("Oud", "project-oud")]
    assert found()["status"] == [("Roadmap fiets", "project-bezig")]


def test_a_report_on_a_promise_is_news_too():
    make.follow_up(reported_on=date(2023, 9, 1))
    assert found()["nothing"] == []


def test_promises_of_which_nobody_told_the_outcome_lead_to_their_project_or_outside():
    make.follow_up(code="stil", title_nl="Studie")
    make.follow_up(code="los", title_nl="Los", meeting=make.meeting())
    make.follow_up(code="laat", reported_on=date(2024, 2, 1))
    make.follow_up(code="dicht", is_public=False)
    assert found()["outcome"] == [("Studie", "project-fiets"), ("Los", "outside")]


def test_titles_that_are_missing_in_the_language_are_named_once_and_in_theirs():
    project, other = make.project(title_fr="Vélo"), make.project(code="b", title_fr="B")
    make.meeting(title_nl="Overleg", projects=[project, other], first_day=date(2023, 1, 1), last_day=date(2023, 1, 1))
    [*_others, gap] = gaps(annual_draft(2023, ON), "fr")
    assert [(one.text, one.anchor) for one in gap.found] == [(TextIn("Overleg", "nl"), "project-b")]
    assert found("nl")["text"] == []
