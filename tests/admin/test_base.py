from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.admin.base import CappedPaginator
from projects.models import RECORD_TYPES, Activity, Decision, FollowUp, Theme, Transposition
from tests import make

from .several import ONE_MORE

each = pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)


def address(model, name, *args):
    return reverse(f"admin:projects_{model._meta.model_name}_{name}", args=args)


def codes(answer):
    return sorted(record.code for record in answer.context["cl"].result_list)


@each
def test_a_list_of_three_takes_the_queries_of_a_list_of_one(sign_in, model):
    client, counts = sign_in("Publisher"), []
    for number in (1, 2, 3):
        ONE_MORE[model](number)
        if number == 2:
            continue
        client.get(address(model, "changelist"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address(model, "changelist"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@each
def test_the_button_to_the_public_page_is_there_exactly_where_that_page_is(sign_in, client, model):
    record = make.ONE_OF_EACH[model]()
    staff = sign_in("Publisher")
    button = staff.get(address(model, "change", record.pk)).context["absolute_url"]
    page = client.get(record.get_absolute_url().partition("#")[0])
    assert (bool(button), page.status_code) == (True, 200)
    model.objects.update(is_public=False)
    assert staff.get(address(model, "change", record.pk)).context["absolute_url"] is None


def test_no_button_leads_to_the_page_of_a_public_record_below_a_private_one(sign_in):
    follow_up = make.follow_up(project=make.project(is_public=False))
    answer = sign_in("Publisher").get(address(FollowUp, "change", follow_up.pk))
    assert (follow_up.is_public, answer.context["absolute_url"]) == (True, None)


@pytest.mark.parametrize("spelling", ["M(2022)7", "m (2022) 7", "M2022-7", "m20227"])
def test_an_official_number_in_any_spelling_finds_the_act_and_what_belongs_to_it(sign_in, spelling):
    act, other = make.decision(number=7), make.decision(number=8)
    ours, theirs = make.transposition(decision=act), make.transposition(decision=other)
    client = sign_in("Reader")
    assert codes(client.get(address(Decision, "changelist"), {"q": spelling})) == [act.code]
    assert codes(client.get(address(Transposition, "changelist"), {"q": spelling})) == [ours.code]
    assert theirs.code != ours.code


def test_a_number_also_finds_the_words_it_stands_in(sign_in):
    make.activity(code="named", title_nl="Toelichting op M(2022)7")
    make.activity(code="linked", decision=make.decision(number=7))
    make.activity(code="neither")
    assert codes(sign_in("Reader").get(address(Activity, "changelist"), {"q": "M(2022)7"})) == ["linked", "named"]


def test_an_editor_is_told_that_what_is_written_into_a_public_record_is_proposed(sign_in):
    record = make.project()
    answer = sign_in("Editor").get(address(type(record), "change", record.pk))
    assert answer.context["proposes"] is True
    assert [name for name, _label in answer.context["steps"]] == ["change_status"]
    page = answer.content.decode()
    assert ("until a publisher accepts the change" in page, page.count('value="Propose"')) == (True, 2)
    assert ('value="Save"' in page, 'name="reason"' in page) == (False, True)


def test_a_publisher_has_a_button_for_each_step_that_makes_sense(sign_in):
    record, client = make.follow_up(), sign_in("Publisher")
    answer = client.get(address(FollowUp, "change", record.pk))
    assert [name for name, _label in answer.context["steps"]] == ["close", "postpone_term", "unpublish"]
    assert (answer.context["proposes"], 'value="Propose"' in answer.content.decode()) == (False, False)


def test_what_an_editor_adds_stays_a_draft_whatever_the_browser_sends(sign_in):
    data = {"code": "9", "is_public": "on", "title_nl": "Nieuw", "position": "1", "basis": "entered"}
    sign_in("Editor").post(address(Theme, "add"), data)
    assert list(Theme.objects.values_list("code", "is_public")) == [("9", False)]


def test_a_code_and_whether_a_record_is_public_do_not_change_in_its_form(sign_in):
    theme = make.theme(is_public=False)
    data = {"code": "x", "is_public": "on", "title_nl": "Anders", "position": "1", "basis": "entered"}
    sign_in("Publisher").post(address(Theme, "change", theme.pk), data)
    theme.refresh_from_db()
    assert (theme.code, theme.is_public, theme.title_nl) == ("1", False, "Anders")


def test_deleting_a_project_takes_its_status_updates_along(sign_in):
    project = make.status_update().project
    sign_in("Publisher").post(address(type(project), "delete", project.pk), {"post": "yes"})
    assert list(type(project).objects.all()) == []


@pytest.mark.parametrize("question", [{"p": "9999"}, {"q": "nul \0"}, {"nonsense": "1"}, {"is_public__exact": "maybe"}])
def test_a_list_answers_nasty_questions(sign_in, question):
    make.project()
    assert sign_in("Reader").get(address(make.models.Project, "changelist"), question).status_code in (200, 302)


@pytest.mark.django_db
def test_a_list_counts_no_further_than_it_has_to(monkeypatch):
    for number in range(3):
        make.partner(code=f"p-{number}")
    partners = make.models.Partner.objects.all()
    assert (CappedPaginator(partners, 50).count, CappedPaginator(partners, 50).is_capped) == (3, False)
    monkeypatch.setattr("projects.admin.base.MOST_COUNTED", 2)
    assert (CappedPaginator(partners, 50).count, CappedPaginator(partners, 50).is_capped) == (2, True)


def test_a_list_too_long_to_count_still_offers_its_years(sign_in, monkeypatch):
    for code, year in (("a", 2021), ("b", 2023)):
        make.activity(code=code, first_day=date(year, 1, 1), last_day=date(year, 5, 12))
    client, page = sign_in("Reader"), address(Activity, "changelist")
    assert client.get(page).context["cl"].years == []
    monkeypatch.setattr("projects.admin.base.MOST_COUNTED", 1)
    years = client.get(page, {"kind__exact": "publication"}).context["cl"].years
    assert [year for year, _query in years] == [2021, 2022, 2023]
    chosen = client.get(page + years[2][1]).context["cl"]
    assert ([record.code for record in chosen.result_list], chosen.years) == (["b"], [])
