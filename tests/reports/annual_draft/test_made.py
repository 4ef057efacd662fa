"""Which records a draft holds, and where they stand in it."""

from datetime import date

import pytest

from projects.models import DeadlineState
from projects.reports.annual_draft import annual_draft
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 1)
YEAR_2022, YEAR_2023 = (date(2022, 1, 1), date(2022, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))


def days(first, last):
    return {"first_day": first, "last_day": last}


def due(first, last, **values):
    return {"due_first": first, "due_last": last, "due_basis": "stated"} | values


def drafted(**given):
    return annual_draft(2023, ON, **given)


def the_project(**given):
    """Return what the draft says of its only project."""
    [one] = drafted(**given).projects
    return one


def codes(lines):
    return [line.record.code for line in lines]


def outline(sections):
    """Return the sections as (code of the theme, codes of the projects, sections below)."""
    return [
        (one.theme.code, [project.record.code for project in one.projects], outline(one.sections)) for one in sections
    ]


def test_chapters_sections_and_projects_stand_in_the_order_of_the_report():
    late = make.theme(code="2", position=5, title_nl="Veilig")
    early = make.theme(code="1", position=2)
    under = make.theme(code="1.1", position=3, parent=early)
    for code, theme, position in [("c", late, 1), ("b", under, 2), ("a", under, 1), ("d", early, 1)]:
        make.project(code=code, theme=theme, position=position)
    assert outline(drafted().chapters) == [("1", ["d"], [("1.1", ["a", "b"], [])]), ("2", ["c"], [])]


def test_a_project_stands_under_the_one_that_it_is_part_of():
    whole = make.project(code="geheel")
    part = make.project(code="deel", parent=whole, theme=make.theme(code="2", position=9))
    make.project(code="onderdeel", parent=part)
    draft = drafted()
    assert outline(draft.chapters) == [("1", ["geheel"], []), ("2", [], [])]
    assert [one.record.code for one in draft.projects] == ["geheel", "deel", "onderdeel"]


def test_a_part_of_a_private_project_stands_by_itself_and_a_private_theme_is_not_named():
    hidden = make.theme(code="9", is_public=False)
    make.project(code="deel", parent=make.project(code="geheim", is_public=False), theme=hidden)
    draft = drafted()
    assert outline(draft.chapters) == [("1", [], [])]
    assert [one.record.code for one in draft.unplaced] == ["deel"]


def test_what_touches_the_year_happened_in_it():
    project = make.project()
    for code, period in [
        ("voor", days(*YEAR_2022)),
        ("in", days(date(2023, 5, 1), date(2023, 5, 31))),
        ("over", days(date(2022, 6, 1), date(2024, 2, 1))),
        ("sinds", days(date(2019, 6, 30), None)),
        ("tot", days(None, date(2023, 1, 1))),
        ("na", days(date(2024, 1, 1), date(2024, 12, 31))),
    ]:
        make.activity(code=code, **period)
        make.document(code=code, **period).projects.add(project)
        make.meeting(code=code, projects=[project], **period)
    happened = the_project().account.happened
    assert sorted({line.record.code for line in happened}) == ["in", "over", "sinds", "tot"]
    assert [line.kind for line in happened].count("meeting") == 4
    assert [line.record.code for line in happened if line.kind == "activity"] == ["sinds", "over", "tot", "in"]


def test_what_has_no_date_belongs_to_the_year_of_its_report():
    project, none = make.project(), days(None, None)
    for year in (2022, 2023):
        source = {"report": make.report(code=f"r-{year}", year=year), "lines": "1", "basis": "reported"}
        make.activity(code=f"a-{year}", **none, **source)
        make.meeting(code=f"m-{year}", projects=[project], **none, **source)
    make.activity(code="ingevoerd", **none)
    make.document(code="zonder", report=source["report"]).projects.add(project)
    assert sorted(codes(the_project().account.happened)) == ["a-2023", "m-2023"]


def test_an_act_tells_what_became_of_it_in_the_year():
    project = make.project()
    dates = {"approved_first": date(2022, 5, 1), "approved_last": date(2022, 5, 1)}
    signed = {"signed_first": date(2023, 2, 1), "signed_last": date(2023, 2, 1)}
    make.decision(code="twee", number=1, projects=[project], **dates, **signed)
    make.decision(code="eerder", number=2, projects=[project], **dates)
    make.decision(code="genummerd", year=2023, number=3, projects=[project])
    make.decision(code="ongenummerd", year=2022, number=4, projects=[project])
    happened = the_project().account.happened
    assert [(line.record.code, [name for name, _period in line.milestones]) for line in happened] == [
        ("twee", ["signed"]),
        ("genummerd", []),
    ]


def test_status_updates_of_the_year_happened_in_it():
    project = make.project()
    for day in (date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)):
        make.status_update(code=f"s-{day}", day=day)
    assert codes(the_project().account.happened) == ["s-2023-01-01", "s-2023-12-31"]
    project.refresh_from_db()
    assert the_project().record.status_since == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("values", "place"),
    [
        (due(*YEAR_2023), "promised"),
        (due(date(2023, 12, 31), date(2024, 6, 30)), "promised"),
        (due(date(2023, 6, 30), None), "promised"),
        (due(None, date(2023, 6, 30)), "promised"),
        (due(*YEAR_2022), "promised"),
        (due(*YEAR_2022, state="met", closed_on=date(2023, 1, 1)), "promised"),
        (due(*YEAR_2022, state="met", closed_on=date(2022, 12, 31)), None),
        (due(date(2024, 1, 1), date(2024, 12, 31)), "following"),
        (due(date(2024, 1, 1), date(2024, 12, 31), state="met", closed_on=date(2023, 11, 1)), "promised"),
        (due(date(2024, 1, 1), date(2024, 12, 31), state="met", closed_on=date(2024, 2, 1)), "following"),
        ({"due_basis": "none"}, "following"),
        ({"due_basis": "none", "state": "lapsed", "closed_on": date(2023, 5, 1)}, "promised"),
        ({"due_basis": "recurring", "every_months": 6}, "promised"),
    ],
)
def test_a_promise_is_for_the_year_or_for_later_or_was_told_before(values, place):
    make.follow_up(code="belofte", **values)
    account = the_project().account
    assert (codes(account.promised), codes(account.following)) == (
        ["belofte"] if place == "promised" else [],
        ["belofte"] if place == "following" else [],
    )


def test_a_promise_of_a_later_report_was_not_known_in_the_year():
    source = {"report": make.report(code="later", year=2024), "lines": "1", "basis": "reported"}
    make.follow_up(code="later", **source)
    make.follow_up(code="bekend", report=make.report(), lines="1", basis="reported")
    assert codes(the_project().account.promises) == ["bekend"]


def test_promises_are_judged_on_the_day_and_stand_in_the_order_of_their_terms():
    make.follow_up(code="laat", **due(date(2023, 10, 1), date(2023, 12, 31), reported_on=date(2024, 2, 1)))
    make.follow_up(code="stil", **due(date(2023, 4, 1), date(2023, 6, 30)))
    make.follow_up(code="altijd", due_basis="recurring", every_months=12)
    assert [(line.record.code, line.state) for line in the_project().account.promised] == [
        ("stil", DeadlineState.OUTCOME_NOT_RECORDED),
        ("laat", DeadlineState.OVERDUE),
        ("altijd", DeadlineState.NO_DEADLINE),
    ]


def test_a_promise_without_a_project_stands_under_the_first_of_its_decision_or_meeting():
    make.project(code="eerste", position=1)
    second, third = make.project(code="tweede", position=2), make.project(code="derde", position=3)
    make.follow_up(code="van-akte", decision=make.decision(projects=[third, second]))
    make.follow_up(code="van-zitting", meeting=make.meeting(projects=[third]))
    make.follow_up(code="van-niets", meeting=make.meeting(code="los"))
    draft = drafted()
    assert {one.record.code: codes(one.account.promised) for one in draft.projects} == {
        "eerste": [],
        "tweede": ["van-akte"],
        "derde": ["van-zitting"],
    }
    assert codes(draft.outside.promised) == ["van-niets"]


def test_what_belongs_to_several_projects_stands_under_each_and_to_none_outside():
    projects = [make.project(code="a"), make.project(code="b"), make.project(code="stil", is_public=False)]
    make.meeting(code="samen", projects=projects, **days(*YEAR_2023))
    make.meeting(code="los", **days(*YEAR_2023))
    make.meeting(code="geheim-project", projects=projects[2:], **days(*YEAR_2023))
    draft = drafted()
    assert [codes(one.account.happened) for one in draft.projects] == [["samen"], ["samen"]]
    assert codes(draft.outside.happened) == ["los", "geheim-project"]


@pytest.mark.parametrize(
    ("tell", "is_news"),
    [
        (lambda project: make.meeting(projects=[project], **days(*YEAR_2023)), True),
        (lambda project: make.meeting(projects=[project], state="planned", **days(*YEAR_2023)), False),
        (lambda project: make.meeting(projects=[project], state="unclear", **days(*YEAR_2023)), False),
        (lambda project: make.activity(project=project, **days(date(2022, 6, 1), date(2023, 6, 30))), True),
        (lambda project: make.activity(project=project, **days(date(2022, 6, 1), None)), False),
        (lambda project: make.activity(project=project, **days(date(2023, 6, 1), None)), True),
        (lambda project: make.follow_up(project=project, reported_on=date(2023, 12, 31)), True),
        (lambda project: make.follow_up(project=project, reported_on=date(2024, 1, 1)), False),
    ],
)
def test_what_was_only_planned_or_only_goes_on_is_no_news_of_the_year(tell, is_news):
    tell(make.project())
    one = the_project()
    assert (one.had_news, one.account.is_empty) == (is_news, False)


def test_projects_that_ended_before_the_year_are_counted_and_left_out_unless_something_happened():
    for code, day in [("oud", date(2022, 12, 31)), ("dit-jaar", date(2023, 5, 1)), ("toch", date(2022, 1, 1))]:
        project = make.project(code=code)
        make.status_update(code=f"s-{code}", project=project, status="completed", day=day)
    make.activity(code="naspel", project=project, **days(*YEAR_2023))
    draft = drafted()
    assert ([one.record.code for one in draft.projects], draft.ended) == (["dit-jaar", "toch"], 1)


def test_a_draft_holds_what_is_public_and_nothing_else():
    make.project(code="open", internal_note="geheim")
    hidden = make.project(code="dicht", is_public=False)
    make.activity(code="a-dicht", is_public=False, **days(*YEAR_2023))
    make.activity(code="a-van-dicht", project=hidden, **days(*YEAR_2023))
    make.meeting(code="m-dicht", is_public=False, **days(*YEAR_2023))
    make.follow_up(code="f-van-dicht", project=hidden)
    make.follow_up(code="f-van-akte", decision=make.decision(is_public=False))
    draft = drafted()
    assert [one.record.code for one in draft.projects] == ["open"]
    assert (draft.projects.__next__().account.is_empty, draft.outside.is_empty, draft.hidden) == (
        True,
        True,
        frozenset(),
    )


def test_with_what_is_not_public_yet_it_knows_which_records_the_public_cannot_see():
    hidden = make.project(code="dicht", is_public=False)
    make.activity(code="openbaar-van-dicht", project=hidden, **days(*YEAR_2023))
    shown = make.activity(code="open", project=make.project(code="open"), **days(*YEAR_2023))
    draft = drafted(also_private=True)
    lines = {line.record.code: line.record for one in draft.projects for line in one.account.happened}
    assert {code: draft.is_hidden(record) for code, record in lines.items()} == {
        "openbaar-van-dicht": True,
        "open": False,
    }
    assert (draft.is_hidden(hidden), draft.is_hidden(shown.project)) == (True, False)


def test_on_a_day_the_records_are_those_of_that_day():
    make.status_update(code="voor", day=date(2023, 3, 1), status="exploring")
    make.status_update(code="na", day=date(2023, 9, 1), status="running")
    make.follow_up(state="met", closed_on=date(2023, 9, 1))
    day = date(2023, 6, 1)
    [one] = annual_draft(2023, day, day).projects
    assert (one.record.status, codes(one.account.happened)) == ("exploring", ["voor"])
    assert [line.state for line in one.account.promised] == [DeadlineState.DUE_SOON]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("also_private", "queries"), [(False, 21), (True, 29)])
def test_a_draft_takes_the_same_queries_for_any_number_of_projects(
    django_assert_num_queries, number, also_private, queries
):
    for index in range(number):
        project = make.project(code=f"p-{index}", theme=make.theme(code=f"{index + 1}", position=index))
        make.status_update(code=f"s-{index}", project=project, day=date(2023, 5, 1))
        make.activity(code=f"a-{index}", project=project, **days(*YEAR_2023))
        meeting = make.meeting(code=f"m-{index}", projects=[project], **days(*YEAR_2023))
        make.document(code=f"d-{index}", projects=[project], **days(*YEAR_2023))
        decision = make.decision(year=2023, number=index + 1, projects=[project])
        partner = make.partner(code=f"partner-{index}")
        make.follow_up(code=f"f-{index}", decision=decision, responsible=partner)
        make.follow_up(code=f"g-{index}", meeting=meeting)
    with django_assert_num_queries(queries):
        draft = drafted(also_private=also_private)
    assert sum(len(one.account.happened) for one in draft.projects) == 5 * number
