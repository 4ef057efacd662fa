"""What each list can be asked for, and what it answers."""

from datetime import date

import pytest
from django.utils.translation import override

from projects import filters
from projects.models import Activity, Decision, Document, FollowUp, Meeting, Partner, Project, ProjectPartner
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


def codes(filterset, model, **question):
    """Return the codes of the public records that answer `question` on the day `ON`, in order."""
    return [record.code for record in filterset(question, model.objects.public(), on=ON).qs]


def projects(**question):
    return codes(filters.ProjectFilter, Project, **question)


def decisions(**question):
    return codes(filters.DecisionFilter, Decision, **question)


def follow_ups(**question):
    return codes(filters.FollowUpFilter, FollowUp, **question)


@pytest.fixture
def themes():
    """Theme 2 with 2.1 under it, and 21, which only begins alike; a project under each."""
    for position, code in enumerate(["2", "2.1", "21"], start=2):
        make.project(code=f"p-{code}", theme=make.theme(code=code, position=position))


def test_a_theme_holds_the_projects_of_the_themes_under_it(themes):
    assert projects(theme="2") == ["p-2", "p-2.1"]
    assert projects(theme="2.1") == ["p-2.1"]


def test_a_theme_that_is_private_cannot_be_asked_for(themes):
    make.theme(code="3", is_public=False)
    found = filters.ProjectFilter({"theme": "3"}, Project.objects.public(), on=ON)
    assert (found.form.is_valid(), list(found.qs)) == (False, [])


def test_filters_combine(themes):
    make.status_update(project=Project.objects.get(code="p-2"), status="completed")
    make.status_update(project=Project.objects.get(code="p-21"), status="completed")
    assert projects(theme="2", status="completed") == ["p-2"]


@pytest.fixture
def roles():
    """Belgium leads one project and takes part in another; Germany leads a third."""
    belgium, germany = make.partner(), make.partner(code="de", kind="country")
    for code, partner, role in [("a", belgium, "lead"), ("b", belgium, "partner"), ("c", germany, "lead")]:
        ProjectPartner.objects.create(project=make.project(code=code), partner=partner, role=role)


def test_a_partner_is_found_in_any_role_or_in_the_one_asked_for(roles):
    assert projects(partner="be") == ["a", "b"]
    assert projects(partner="be", role="lead") == ["a"]
    assert projects(role="lead") == ["a", "c"]


def test_a_private_partner_in_a_role_says_nothing(roles):
    Partner.objects.filter(code="de").update(is_public=False)
    assert projects(role="lead") == ["a"]


def test_flagships_and_projects_without_their_parts():
    whole = make.project(code="heel", is_flagship=True)
    make.project(code="deel", parent=whole)
    assert projects(flagship="1") == ["heel"]
    assert projects(parts="0") == ["heel"]


def test_words_stand_anywhere_in_the_texts_of_any_language():
    make.project(code="fiets", title_nl="Roadmap fiets", summary_fr="Une feuille de route pour le vélo")
    make.project(code="trein", title_nl="Roadmap trein")
    assert projects(q="roadmap") == ["fiets", "trein"]
    assert projects(q="vélo roadmap") == ["fiets"]


@pytest.mark.parametrize("spelling", ["M(2022)7", "M (2022) 7", "m20227", "m-2022-7", "M(2022) 7"])
def test_a_number_is_found_in_any_spelling(spelling):
    make.decision(number=7)
    make.decision(number=77)
    assert decisions(q=spelling) == ["m-2022-7"]


def test_an_act_is_found_by_its_other_number_and_by_words():
    make.decision(code="verordening", other_number="2019/947", title_nl="Verordening over drones")
    make.decision(number=7)
    assert decisions(q="2019/947") == ["verordening"]
    assert decisions(q="drones") == ["verordening"]


def test_acts_by_type_stage_year_and_country():
    make.transposition(decision=make.decision(number=1, type="decision", stage="signed"))
    make.decision(number=2, type="recommendation", stage="in_force", year=2020)
    assert decisions(type="decision") == ["m-2022-1"]
    assert decisions(stage="in_force") == ["m-2020-2"]
    assert decisions(year="2020") == ["m-2020-2"]
    assert decisions(country="be") == ["m-2022-1"]


def test_an_act_of_a_private_project_does_not_tell_its_theme():
    make.decision(number=7).projects.add(make.project(code="stil", is_public=False))
    make.decision(number=8).projects.add(make.project(code="open"))
    assert decisions(theme="1") == ["m-2022-8"]


def test_a_country_whose_row_is_private_does_not_show():
    make.transposition(is_public=False)
    assert decisions(country="be") == []


@pytest.fixture
def terms():
    """Promises with an early, a late, a vague and no term."""
    for code, first, last in [("laat", 9, 9), ("vaag", 1, 12), ("vroeg", 3, 3)]:
        make.follow_up(code=code, due_first=date(2023, first, 1), due_last=date(2023, last, 28), due_basis="stated")
    make.follow_up(code="geen", due_basis="none")


def test_promises_stand_in_the_order_of_their_last_possible_day_and_those_without_a_term_last(terms):
    assert follow_ups() == ["vroeg", "laat", "vaag", "geen"]
    assert follow_ups(sort="term") == ["vroeg", "laat", "vaag", "geen"]
    assert follow_ups(sort="latest") == ["vaag", "laat", "vroeg", "geen"]


def test_promises_by_the_state_of_their_term_on_the_day(terms):
    assert follow_ups(deadline="outcome_not_recorded") == ["vroeg"]
    assert follow_ups(deadline="due_soon") == ["laat"]
    assert follow_ups(deadline="not_yet_due") == ["vaag"]
    assert follow_ups(deadline="no_deadline") == ["geen"]


def test_a_vague_term_answers_every_period_that_it_touches(terms):
    assert follow_ups(since="2023-06-01", until="2023-08-31") == ["vaag"]


def test_promises_by_who_is_responsible(terms):
    FollowUp.objects.filter(code="laat").update(responsible=make.partner())
    assert follow_ups(responsible="be") == ["laat"]


@pytest.mark.parametrize(
    ("filterset", "model"),
    [(filters.MeetingFilter, Meeting), (filters.ActivityFilter, Activity)],
    ids=["meeting", "activity"],
)
def test_what_happened_answers_every_period_that_it_touches_the_latest_first(filterset, model):
    one_more = {Meeting: make.meeting, Activity: make.activity}[model]
    one_more(code="jaar", first_day=date(2022, 1, 1), last_day=date(2022, 12, 31))
    one_more(code="april", first_day=date(2022, 4, 21), last_day=date(2022, 4, 21))
    one_more(code="zonder", first_day=None, last_day=None)
    assert codes(filterset, model) == ["jaar", "april", "zonder"]
    assert codes(filterset, model, sort="earliest") == ["april", "jaar", "zonder"]
    assert codes(filterset, model, since="2022-06-01", until="2022-06-30") == ["jaar"]


def test_meetings_are_found_by_words_of_their_outcome():
    make.meeting(code="uitkomst", outcome_nl="Een akkoord over treinen")
    assert codes(filters.MeetingFilter, Meeting, q="treinen") == ["uitkomst"]


def test_partners_are_found_by_kind_by_abbreviation_and_by_what_they_are_part_of():
    belgium = make.partner()
    make.partner(code="fod", kind="authority", parent=belgium, abbreviation="FOD", title_nl="Mobiliteit")
    assert codes(filters.PartnerFilter, Partner, kind="authority") == ["fod"]
    assert codes(filters.PartnerFilter, Partner, q="fod") == ["fod"]
    assert codes(filters.PartnerFilter, Partner, under="be") == ["fod"]


def test_documents_by_language():
    make.document(code="nl", language="nl"), make.document(code="fr", language="fr")
    assert codes(filters.DocumentFilter, Document, language="fr") == ["fr"]


def test_titles_stand_in_the_order_of_the_language_of_the_page():
    make.document(code="a", title_nl="Aap", title_fr="Singe")
    make.document(code="b", title_nl="Beer", title_fr="Ours")
    with override("nl"):
        assert codes(filters.DocumentFilter, Document, sort="title") == ["a", "b"]
    with override("fr"):
        assert codes(filters.DocumentFilter, Document, sort="title") == ["b", "a"]


def test_the_filters_that_are_set_are_named_as_the_form_names_them(themes):
    found = filters.ProjectFilter({"theme": "2.1", "q": "fiets", "sort": "title"}, Project.objects.public(), on=ON)
    with override("en"):
        assert [(name, str(label), value) for name, label, value in found.active()] == [
            ("q", "Words or number", "fiets"),
            ("theme", "Theme", "2.1 Mobiliteit"),
        ]
