"""What a question is about."""

import pytest

from projects.models import Decision, FollowUp
from projects.reports.answer_sheet import Question
from projects.reports.answer_sheet.scope import scope_of, with_children
from tests import make

pytestmark = pytest.mark.django_db


def promises(question, **options):
    return sorted(FollowUp.objects.filter(scope_of(question, **options).promises).values_list("code", flat=True))


def acts(question, **options):
    return sorted(Decision.objects.filter(scope_of(question, **options).acts).values_list("code", flat=True))


@pytest.fixture
def belgium():
    return make.partner(code="be")


@pytest.fixture
def ministry(belgium):
    return make.partner(code="ministerie", kind="authority", parent=belgium)


def test_under_a_country_stand_its_authorities_and_theirs(belgium, ministry):
    service = make.partner(code="dienst", kind="authority", parent=ministry)
    hidden = make.partner(code="stil", kind="authority", parent=belgium, is_public=False)
    make.partner(code="onder-stil", kind="authority", parent=hidden)
    make.partner(code="nl")
    assert with_children(belgium) == (belgium.pk, ministry.pk, service.pk)


def test_partners_that_stand_under_each_other_end(belgium):
    other = make.partner(code="ander", parent=belgium)
    type(belgium).objects.filter(pk=belgium.pk).update(parent=other)
    assert with_children(belgium) == (belgium.pk, other.pk)


def test_a_country_answers_for_what_names_it_and_for_the_projects_it_takes_part_in(belgium, ministry):
    theirs, other = make.project(code="van-hen"), make.project(code="van-anderen")
    theirs.roles.create(partner=belgium, role="lead")
    make.follow_up(code="genoemd", project=other, responsible=belgium)
    make.follow_up(code="ministerie", project=other, responsible=ministry)
    make.follow_up(code="project", project=theirs)
    make.follow_up(code="elders", project=other, responsible=make.partner(code="nl"))
    question = Question(partner=belgium)
    assert promises(question) == ["genoemd", "ministerie", "project"]
    named = FollowUp.objects.filter(scope_of(question).named)
    assert sorted(named.values_list("code", flat=True)) == ["genoemd", "ministerie"]


def test_a_country_has_the_acts_it_transposes_issued_or_works_on(belgium, ministry):
    theirs = make.project(code="van-hen")
    theirs.roles.create(partner=belgium)
    make.transposition(decision=make.decision(code="omgezet", number=1), authority=ministry)
    make.decision(code="gegeven", number=2, body=belgium)
    make.decision(code="project", number=3, projects=[theirs])
    make.decision(code="eu", number=4, type="eu_act", projects=[theirs])
    make.decision(code="elders", number=5)
    assert acts(Question(partner=belgium)) == ["gegeven", "omgezet", "project"]


def test_a_theme_has_what_stands_under_its_subthemes():
    chapter = make.theme(code="2")
    section = make.theme(code="2.1", parent=chapter, position=2)
    part = make.theme(code="2.1.1", parent=section, position=3)
    inside, outside = make.project(code="binnen", theme=part), make.project(code="buiten", theme=make.theme(code="3"))
    for project in (inside, outside):
        make.follow_up(code=project.code, project=project)
        make.decision(code=project.code, number=len(project.code) + project.pk, projects=[project])
    assert (promises(Question(theme=chapter)), acts(Question(theme=chapter))) == (["binnen"], ["binnen"])


def test_words_bring_the_promises_of_the_projects_and_acts_that_they_find():
    project, act = make.project(code="vuurwerk", title_nl="Vuurwerk"), make.decision(title_nl="Vuurwerk", number=1)
    other = make.project(code="ander")
    make.follow_up(code="gevonden", title_nl="Vuurwerk", project=other)
    make.follow_up(code="van-het-project", project=project)
    make.follow_up(code="van-de-beschikking", project=other, decision=act)
    make.follow_up(code="iets-anders", project=other)
    make.decision(code="van-het-project", number=2, projects=[project])
    make.decision(code="iets-anders", title_nl="Iets anders", number=3, projects=[other])
    question = Question(words="vuurwerk")
    assert promises(question) == ["gevonden", "van-de-beschikking", "van-het-project"]
    assert acts(question) == ["m-2022-1", "van-het-project"]


def test_an_act_of_others_answers_only_where_words_ask_for_it():
    project = make.project(code="vuurwerk", title_nl="Vuurwerk")
    make.decision(code="eu", number=2, type="eu_act", title_nl="Richtlijn pyrotechniek", projects=[project])
    assert (acts(Question(words="vuurwerk")), acts(Question(words="pyrotechniek"))) == ([], ["eu"])


def test_ties_through_a_private_project_count_only_where_private_ones_are_counted(belgium):
    hidden = make.project(code="geheim", is_public=False, theme=make.theme(code="2"))
    hidden.roles.create(partner=belgium)
    make.decision(code="open", number=1, projects=[hidden])
    for question in (Question(partner=belgium), Question(theme=hidden.theme)):
        assert (acts(question), acts(question, also_private=True)) == ([], ["open"])
