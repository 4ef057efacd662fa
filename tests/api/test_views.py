"""The lists and records of the API: what each holds, and only what is public."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.api.views import RECORD_SETS
from projects.api.words import WORDS
from projects.models import RECORD_TYPES, ProjectPartner
from tests import make
from tests.public.world import SECRET, public_world, secret_world, tie_to_secrets

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: WORDS[model])


@each
def test_every_record_type_has_a_list_that_holds_its_record_and_leads_to_it_and_to_its_page(ask, client, model):
    record = make.ONE_OF_EACH[model]()
    found = next(row for row in ask(WORDS[model])["results"] if row["code"] == record.code)
    assert found == ask(f"{WORDS[model]}/{record.code}")
    assert found["links"]["self"] == f"http://testserver/api/v1/{WORDS[model]}/{record.code}"
    assert sorted(found["links"]["page"]) == ["en", "fr", "nl"]
    assert client.get(found["links"]["page"]["fr"].partition("#")[0]).status_code == 200


def test_the_root_leads_to_every_list_and_to_what_describes_them(ask, client):
    addresses = ask("")
    assert list(addresses) == [*RECORD_SETS, "schema", "documentation"]
    assert {client.get(address).status_code for address in addresses.values()} == {200}


def test_texts_stand_in_three_languages_and_what_is_missing_is_null(ask):
    make.project(title_nl="Fiets", title_fr="Vélo")
    found = ask("projects/fiets")
    assert found["title"] == {"nl": "Fiets", "fr": "Vélo", "en": None}
    assert (found["status"], found["parent"]) == (None, None)


def test_relations_are_codes(ask):
    project = make.project(theme=make.theme(code="2.1"))
    for code, role in [("nl", "lead"), ("be", "lead"), ("lu", "partner"), ("nrw", "observer")]:
        ProjectPartner.objects.create(project=project, partner=make.partner(code=code), role=role)
    project.related.add(make.project(code="ander", theme=project.theme))
    found = ask("projects/fiets")
    names = ("theme", "leads", "partners", "observers", "related")
    assert [found[name] for name in names] == ["2.1", ["be", "nl"], ["lu"], ["nrw"], ["ander"]]


def test_a_vague_date_is_its_two_days_with_a_label_in_three_languages(ask):
    make.follow_up(code="studie")
    assert ask("follow-ups/studie")["due"] == {
        "first": "2023-04-01",
        "last": "2023-06-30",
        "text": "2023-Q2",
        "label": {"nl": "2e kwartaal 2023", "fr": "2e trimestre 2023", "en": "Q2 2023"},
    }
    make.decision(signed_first=date(2022, 1, 1))
    found = ask("decisions/m-2022-7")
    assert (found["official_number"], found["approved"], found["signed"]["last"]) == ("M(2022)7", None, None)


def test_a_number_says_how_exact_it_is(ask):
    make.activity(code="telling", figure="1500.50", figure_counted="about", figure_unit_en="cyclists")
    make.meeting(code="overleg", participants=50, participants_counted="nearly")
    assert ask("activities/telling")["figure"] == {"number": 1500.5, "counted": "about"}
    found = ask("meetings/overleg")
    assert (found["participants"], found["organisations"]) == ({"number": 50, "counted": "nearly"}, None)


def test_the_source_is_an_object(ask):
    make.project(report=make.report(), section="1.1", heading="Fiets", lines="81-90", basis="reported")
    assert ask("projects/fiets")["source"] == {
        "basis": "reported",
        "report": "jaarverslag-2022",
        "section": "1.1",
        "heading": "Fiets",
        "lines": "81-90",
    }


@pytest.mark.parametrize(
    ("on", "state"), [("2023-01-01", "not_yet_due"), ("2023-06-30", "due_soon"), ("2023-07-01", "outcome_not_recorded")]
)
def test_a_term_is_judged_on_the_day_that_was_asked_for_and_the_answer_says_which(ask, on, state):
    make.follow_up(code="studie")
    assert ask("follow-ups/studie", on=on)["deadline"] == {"state": state, "on": on}
    found = ask("follow-ups", on=on, deadline=state)["results"]
    assert [row["deadline"] for row in found] == [{"state": state, "on": on}]


def test_an_address_that_leads_nowhere_is_not_found(ask):
    for address in ("projects/nix", "projects/fiets/", "nix", "projects/%00", "projects/..%2f"):
        assert ask(address, 404)["status"] == 404


def test_nothing_private_comes_out(client, ask):
    public = public_world()
    secrets = secret_world(public)
    shown = [*public.values(), *tie_to_secrets(public, secrets)]
    addresses = [f"/api/v1/{WORDS[type(record)]}/{record.code}" for record in shown]
    addresses += [f"/api/v1/{word}?page_size=200" for word in RECORD_SETS]
    addresses += [f"/en/api/{word}/" for word in RECORD_SETS]
    answers = {address: client.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(addresses, 200)
    assert [a for a, answer in answers.items() if SECRET in answer.content.decode().casefold()] == []
    for model, record in secrets.items():
        assert ask(f"{WORDS[model]}/{record.code}", 404)["status"] == 404


@pytest.mark.parametrize(
    ("address", "name", "model"),
    [
        ("transpositions", "authority", "partner"),
        ("headings", "theme", "theme"),
        ("status-updates", "project", "project"),
        ("decision-relations", "decision", "decision"),
        ("due-changes", "followup", "followup"),
    ],
)
def test_a_filter_does_not_tell_what_belongs_to_a_private_record(ask, address, name, model):
    public = public_world()
    secrets = secret_world(public)
    tie_to_secrets(public, secrets)
    assert ask(address, **{name: f"{SECRET}-{model}"})["results"] == []
    assert ask(address, **{name: f"open-{model}"})["results"] != []


# For each list its queries: the records themselves, and one more for each kind of record that they name.
QUERIES = {
    "reports": 1,
    "themes": 2,
    "headings": 3,
    "partners": 2,
    "projects": 5,
    "status-updates": 3,
    "decisions": 4,
    "decision-relations": 4,
    "transpositions": 4,
    "meetings": 6,
    "activities": 6,
    "documents": 5,
    "follow-ups": 9,
    "due-changes": 3,
}


def several(number):
    """Make one more of each record type, tied to the others in every way."""
    others = {}
    for model in RECORD_TYPES:
        values = {"code": f"{model._meta.model_name}-{number}"}
        one = [f for f in model._meta.fields if f.related_model in others and f.related_model is not model]
        values |= {f.name: others[f.related_model] for f in one}
        values |= {"lines": "81"} if {"report", "lines"} <= {f.name for f in model._meta.fields} else {}
        values |= {"position": number} if model._meta.model_name == "heading" else {}
        values |= {"number": number} if model._meta.model_name == "decision" else {}
        if model._meta.model_name == "decisionrelation":
            values["other"] = make.decision(number=number + 100)
        others[model] = make.ONE_OF_EACH[model](**values)
        for field in model._meta.many_to_many:
            if field.related_model in others and field.remote_field.through._meta.auto_created:
                getattr(others[model], field.name).add(others[field.related_model])
        if model._meta.model_name == "project":
            partner = next(record for kind, record in others.items() if kind._meta.model_name == "partner")
            ProjectPartner.objects.create(project=others[model], partner=partner)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_takes_the_same_queries_for_one_record_and_for_three(client, rows):
    for number in range(1, rows + 1):
        several(number)
    taken = {}
    for word in QUERIES:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/api/v1/{word}")
        assert len(answer.json()["results"]) >= rows
        taken[word] = len(captured)
    assert taken == QUERIES
