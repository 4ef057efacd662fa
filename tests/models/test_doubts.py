"""What is doubtful in the data, each question with what it must not find beside it."""

import re

import pytest
from django.db import connection

from projects.management.world import make_world
from projects.models import RECORD_TYPES, Activity, Doubt, FollowUp, Heading, Meeting, Partner, Project, User, doubts_of
from projects.models.doubts import QUESTIONS
from tests import make

pytestmark = pytest.mark.django_db
FULL = {"title_nl": "Titel", "title_fr": "Titre", "title_en": "Title"}


def codes(queryset):
    return sorted(queryset.values_list("code", flat=True))


def test_a_text_is_missing_in_a_language_where_its_dutch_is_there():
    make.meeting(code="full", **FULL)
    make.meeting(code="title", **FULL | {"title_fr": ""})
    make.meeting(code="summary", summary_nl="Verslag", summary_en="Minutes", **FULL)
    make.meeting(code="outcome", outcome_nl="Besluit", outcome_fr="Décision", **FULL)
    found = {language: codes(Meeting.objects.untranslated(language)) for language in ("nl", "fr", "en")}
    assert found == {"nl": [], "fr": ["summary", "title"], "en": ["outcome"]}


def test_the_dutch_is_missing_where_something_was_typed_in_another_language():
    make.meeting(code="nothing", **FULL)
    make.meeting(code="french", summary_fr="Compte rendu", **FULL)
    make.meeting(code="english", outcome_en="Agreed.", **FULL)
    assert codes(Meeting.objects.untranslated("nl")) == ["english", "french"]
    assert codes(Meeting.objects.untranslated("en")) == []


def test_what_staff_entered_has_a_source_where_a_person_stands_behind_it():
    make.partner(code="seeded")
    make.partner(code="computed", basis="computed")
    make.partner(code="reported", report=make.report(), lines="12", basis="reported")
    make.partner(code="of-a-report", report=make.report(code="plan"), basis="entered")
    typed = Partner(code="typed", title_nl="Getypt", kind="country")
    typed._history_user = User.objects.create(username="an")
    typed.save()
    typed.save()
    assert codes(Partner.objects.without_source()) == ["seeded"]


def test_a_person_of_another_record_is_no_source():
    make.activity(code="other")
    record = make.activity(code="one")
    record._history_user = User.objects.create(username="an")
    record.save()
    assert codes(Activity.objects.without_source()) == ["other"]


def test_what_was_computed_marked_or_derived_waits_until_it_is_confirmed():
    make.project(code="plain")
    make.project(code="computed", basis="computed")
    make.project(code="marked", is_flagship=True)
    make.project(code="confirmed", is_flagship=True, flagship_confirmed=True, basis="confirmed")
    for basis in ("derived", "confirmed", "stated"):
        make.follow_up(code=basis, due_basis=basis, due_sum="2022-09-27 + 2 years")
    assert codes(Project.objects.computed()) == ["computed"]
    assert codes(Project.objects.flagships_to_confirm()) == ["marked"]
    assert codes(FollowUp.objects.terms_to_confirm()) == ["derived"]


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_every_doubt_of_a_record_type_can_be_asked_for(model):
    make.ONE_OF_EACH[model]()
    found = {doubt: model.objects.in_doubt(doubt).count() for doubt in doubts_of(model)}
    assert set(found.values()) <= {0, 1}
    assert {model.objects.drafts().count(), model.objects.filter(is_public=True).count() - 1} == {0}


def test_a_type_is_asked_only_for_the_doubts_that_it_can_be_in():
    languages = [Doubt.NO_DUTCH, Doubt.NO_FRENCH, Doubt.NO_ENGLISH]
    assert doubts_of(Heading) == languages
    assert doubts_of(Project) == [Doubt.COMPUTED, Doubt.FLAGSHIP, Doubt.NO_SOURCE, *languages]
    assert set(QUESTIONS) == set(Doubt)


# Reading the table of activities row by row; an index of it may be read from end to end.
ROW_BY_ROW = re.compile(r"Seq Scan on projects_activity\b|SCAN projects_activity(?! USING)")


def test_drafts_and_doubts_of_a_long_list_are_found_in_an_index():
    make_world(2_000)
    if connection.vendor == "postgresql":
        # It would rather read a table that is so short.
        connection.cursor().execute("SET LOCAL enable_seqscan = off")
    asked = {doubt: Activity.objects.in_doubt(doubt) for doubt in doubts_of(Activity)}
    asked["draft"] = Activity.objects.drafts()
    plans = {name: found.values("pk")[:11].explain() for name, found in asked.items()}
    assert {name: plan for name, plan in plans.items() if ROW_BY_ROW.search(plan)} == {}
    assert ROW_BY_ROW.search(Activity.objects.filter(place="Brussel").order_by().values("pk")[:11].explain())
