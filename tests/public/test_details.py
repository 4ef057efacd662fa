"""The pages of single records: what each shows, and how vague things stay vague."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from projects.models import ProjectPartner
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(monkeypatch):
    """Today is the 15th of July 2023."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 7, 15))


def page(client, record, language="en"):
    """Return the text of the page of `record`, white space made even."""
    with override(language):
        address = record.get_absolute_url()
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_project_tells_its_status_its_parts_and_who_takes_part(client):
    project = make.project(title_en="Cycling roadmap", is_flagship=True)
    make.status_update(project=project, text_en="It is being carried out.", code="fiets.2022")
    ProjectPartner.objects.create(project=project, partner=make.partner(title_en="Belgium"), role="lead")
    make.project(code="deel", title_en="Counting cyclists", parent=project)
    text = page(client, project)
    assert "running" in text
    assert "It is being carried out." in text
    assert "Belgium" in text
    assert "Counting cyclists" in text
    assert "Flagship project (to be confirmed)" in " ".join(text.replace("</svg>", "").split())


def test_a_time_line_has_everything_in_one_order_and_what_has_no_date_at_the_end(client):
    project = make.project()
    make.status_update(project=project, text_en="Status at the end")
    make.activity(project=project, title_en="A whole year", first_day=date(2022, 1, 1), last_day=date(2022, 12, 31))
    make.activity(project=project, title_en="Some day", first_day=None, last_day=None)
    make.meeting(title_en="In April", code="april").projects.add(project)
    make.document(title_en="In May", first_day=date(2022, 5, 1), last_day=date(2022, 5, 31)).projects.add(project)
    make.decision(title_en="In June", signed_first=date(2022, 6, 1), signed_last=date(2022, 6, 1)).projects.add(project)
    text = page(client, project)
    story = text[text.index('<ol class="timeline">') :]
    order = ["Status at the end", "A whole year", "In June", "In May", "In April", "Some day"]
    assert sorted(order, key=story.index) == order


def test_a_vague_term_is_said_as_it_was_promised(client, on):
    promise = make.follow_up(
        due_first=date(2023, 7, 1), due_last=date(2023, 9, 30), due_basis="stated", firmness="expected"
    )
    text = page(client, promise)
    assert "Q3 2023" in text
    assert "expected" in text
    assert "tweede kwartaal van 2023" in text


@pytest.mark.parametrize(
    ("last", "reported", "state"),
    [
        (date(2023, 7, 15), None, "due soon"),
        (date(2023, 12, 31), None, "not yet due"),
        (date(2023, 7, 14), None, "outcome not recorded"),
        (date(2023, 7, 1), date(2023, 7, 10), "overdue"),
    ],
)
def test_a_term_is_judged_only_after_its_last_possible_day(client, on, last, reported, state):
    promise = make.follow_up(due_first=date(2023, 1, 1), due_last=last, due_basis="stated", reported_on=reported)
    text = page(client, promise)
    assert f"</svg> {state}</span>" in text
    assert ("badge-late" in text) is (state == "overdue")


def test_a_computed_term_shows_its_sum_and_that_it_is_to_be_confirmed(client):
    promise = make.follow_up(
        due_first=date(2024, 9, 27), due_last=date(2024, 9, 27), due_basis="derived", due_sum="2022-09-27 + 2 years"
    )
    text = page(client, promise)
    assert "derived, to be confirmed" in text
    assert "2022-09-27 + 2 years" in text


def test_a_promise_tells_what_it_waits_for_and_how_its_term_moved(client):
    promise = make.follow_up(waits_for_nl="een besluit", waits_for_en="a royal decree")
    make.due_change(followup=promise, reason_en="More time is needed.")
    text = page(client, promise)
    assert "a royal decree" in text
    assert "Q2 2023 → Q3 2023" in text
    assert "More time is needed." in text


def test_an_act_tells_its_dates_its_relations_both_ways_and_what_each_country_made_of_it(client):
    relation = make.decision_relation()
    decision, other = relation.decision, relation.other
    decision.signed_first, decision.signed_last = date(2022, 10, 1), date(2022, 10, 31)
    decision.save()
    make.transposition(decision=decision)
    text = page(client, decision)
    assert "<dt>Signed</dt><dd>October 2022</dd>" in text
    assert f'<em>amends</em> <a href="/en/decisions/{other.code}/">' in text
    assert "no information" in text
    assert "It does not mean that nothing was done." in text
    assert "<em>amends</em> this act" in page(client, other)


def test_a_partner_tells_its_projects_by_role(client):
    belgium = make.partner()
    for code, role in [("a", "observer"), ("b", "lead")]:
        ProjectPartner.objects.create(project=make.project(code=code), partner=belgium, role=role)
    text = page(client, belgium)
    assert text.index('href="/en/projects/b/"') < text.index('href="/en/projects/a/"')


def test_a_figure_says_how_exact_it_is(client):
    activity = make.activity(
        figure="1500.00", figure_counted="more_than", figure_unit_nl="fietsers", figure_unit_en="cyclists"
    )
    assert "more than 1,500 cyclists" in page(client, activity)
    assert "1.500 fietsers" in page(client, activity, "nl")


def test_every_fact_shows_its_place_in_the_report_or_that_staff_entered_it(client):
    report = make.report(title_en="Annual report 2022")
    told = make.project(report=report, section="1.1", heading="Fiets", lines="81-90", basis="reported")
    text = page(client, told)
    assert 'Annual report 2022</a>, section 1.1, <cite lang="nl">Fiets</cite>, lines 81-90 of its text.' in text
    assert "entered by staff" in page(client, make.project(code="eigen"))


def test_an_outline_leads_to_the_records_that_stand_under_each_heading(client):
    heading = make.heading(title_en="Mobility", lines="80-81", code="jv-80")
    make.heading(title_en="Market", lines="200", position=2, code="jv-200")
    make.project(report=heading.report, lines="85-90, 190", title_en="Cycling")
    text = page(client, heading.report)
    first, second = text.index('id="jv-80"'), text.index('id="jv-200"')
    assert first < text.index("Cycling") < second
    assert text.count("Cycling") == 1


def test_a_theme_counts_the_projects_of_the_themes_under_it(client):
    above = make.theme(code="2", title_en="Sustainability")
    for code in ("2.1", "2.2"):
        make.project(code=f"p-{code}", theme=make.theme(code=code, parent=above, position=int(code[-1])))
    text = page(client, above)
    assert text.count('href="/en/projects/p-') == 2
    assert "2 projects" in " ".join(client.get("/en/themes/").content.decode().split())


def test_a_country_and_a_relation_show_where_they_are_told(client):
    report = make.report(title_en="Annual report 2022")
    place = {"report": report, "lines": "206-224", "basis": "reported"}
    relation = make.decision_relation(**place)
    make.transposition(decision=relation.decision, **place)
    said = f'<p class="source-line"><a href="{report.get_absolute_url()}">Annual report 2022</a>, lines 206-224</p>'
    with override("en"):
        said = said.replace(report.get_absolute_url(), "/en/reports/jaarverslag-2022/").replace("/nl/", "/en/")
    assert page(client, relation.decision).count(said) == 2


def everything_of(project, number):
    """Give a project one more of all that its page shows."""
    report = make.report(code=f"verslag-{number}", year=2020 + number)
    place = {"report": report, "lines": "81"}
    ProjectPartner.objects.create(project=project, partner=make.partner(code=f"b-{number}"))
    make.status_update(project=project, code=f"s-{number}", **place)
    make.project(code=f"deel-{number}", parent=project)
    make.activity(project=project, code=f"a-{number}", **place)
    make.meeting(code=f"m-{number}", **place).projects.add(project)
    make.document(code=f"d-{number}", **place).projects.add(project)
    make.decision(number=number, signed_first=date(2022, 1, 1), signed_last=date(2022, 1, 1)).projects.add(project)
    make.follow_up(project=project, code=f"f-{number}", responsible=make.partner(code=f"r-{number}"))


def test_the_page_of_a_project_takes_the_same_queries_for_one_of_everything_and_for_three(client):
    project = make.project()
    taken = []
    for number in (1, 2, 3):
        everything_of(project, number)
        with CaptureQueriesContext(connection) as captured:
            page(client, project)
        taken.append(len(captured))
    assert taken == [16, 16, 16]


def test_the_page_of_an_act_takes_the_same_queries_for_one_of_everything_and_for_three(client):
    decision, taken = make.decision(number=99), []
    for number in (1, 2, 3):
        place = {"report": make.report(code=f"verslag-{number}", year=2020 + number), "lines": "81"}
        make.transposition(decision=decision, authority=make.partner(code=f"b-{number}"), **place)
        other = make.decision(number=number)
        make.decision_relation(decision=decision, other=other, code=f"uit-{number}", **place)
        make.decision_relation(decision=other, other=decision, code=f"in-{number}", **place)
        make.follow_up(decision=decision, code=f"f-{number}", responsible=make.partner(code=f"r-{number}"))
        with CaptureQueriesContext(connection) as captured:
            page(client, decision)
        taken.append(len(captured))
    assert taken == [11, 11, 11]
