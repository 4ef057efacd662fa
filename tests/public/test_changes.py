"""The page of changes."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.models import User
from tests import make
from tests.public.test_hostile import NASTY
from tests.public.test_private import body_of
from tests.public.world import SECRET, public_world, secret_world, tie_to_secrets

pytestmark = pytest.mark.django_db
PARAMETERS = ["since", "until", "kind", "theme", "record", "after", "on"]


def page(client, **question):
    answer = client.get("/en/changes/", question)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def change(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def test_old_stands_beside_new_with_the_language_of_each(client):
    project = make.project(title_nl="Fiets", title_en="Cycling")
    change(project, title_en="Cycling roadmap")
    text = page(client)
    assert '<dd class="was"><del><span class="visually-hidden">before:</span> <span lang="en">Cycling</span>' in text
    assert (
        '<dd class="is"><ins><span class="visually-hidden">now:</span> <span lang="en">Cycling roadmap</span>' in text
    )
    assert '<a href="/en/projects/fiets/">Cycling roadmap</a>' in text


def test_states_are_badges_and_terms_are_periods(client):
    promise = make.follow_up(title_en="A study")
    change(promise, due_last=promise.due_first, state="in_progress")
    text = page(client)
    assert ("</svg> open</span>" in text, "</svg> in progress</span>" in text) == (True, True)
    assert ("Q2 2023" in text, "1 April 2023" in text) == (True, True)


def test_days_stand_as_headings_in_local_time(client):
    make.project(title_en="Cycling")
    for model in (make.models.Project, make.models.Theme):
        model.history.update(history_date=datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    assert '<time datetime="2026-11-02">2 November 2026</time>' in page(client)


def test_an_import_is_one_entry_that_leads_to_the_lists(client):
    for number in range(12):
        make.document(code=f"d-{number:02}")
    sets = make.models.ChangeSet.objects
    one = sets.create(record_type="document", new=12, state="applied", decided_at=datetime(2026, 11, 1, 12, tzinfo=UTC))
    make.models.Document.history.update(history_change_reason=f"file {one.code} studies.csv")
    for document in make.models.Document.objects.all():
        one.changes.create(line=document.pk, record_code=document.code, before=None, after={})
    text = page(client)
    assert "12 records were added by an import." in text
    assert '<a href="/en/documents/">Documents</a> <span class="number">12</span>' in text
    assert 'href="/en/documents/d-01/"' not in text


def test_a_record_leads_to_its_history_and_back(client):
    project = make.project(title_en="Cycling")
    make.status_update(project=project, code="s", text_en="It began.")
    make.project(code="ander", title_en="Other")
    text = client.get("/en/projects/fiets/").content.decode()
    assert 'href="/en/changes/?record=project:fiets"' in text
    history = page(client, record="project:fiets")
    assert '<p class="lead"><a href="/en/projects/fiets/">Cycling</a></p>' in history
    assert ("status update" in history, "Other" in history) == (True, False)
    assert "Last edited on" not in client.get("/en/projects/fiets/?on=2023-01-01").content.decode()


def test_older_changes_follow_and_keep_the_question(client):
    for number in range(60):
        make.document(code=f"d-{number}")
    answer = client.get("/en/changes/?kind=document&since=2020-01-01")
    older = answer.context["page"].older
    assert f'href="/en/changes/?kind=document&amp;since=2020-01-01&amp;after={older}"' in answer.content.decode()
    rest = client.get("/en/changes/", {"kind": "document", "after": str(older)})
    assert (len(answer.context["page"].entries), len(rest.context["page"].entries)) == (50, 10)
    assert "To the latest changes" in rest.content.decode()


def test_nothing_found_is_said(client):
    make.project()
    assert "No public change answers this question." in page(client, since="2190-01-01")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({"since": "2023-02-30"}, 400),
        ({"since": "0001-01-01"}, 400),
        ({"since": "2023-05-02", "until": "2023-05-01"}, 400),
        ({"kind": "user"}, 400),
        ({"theme": "zzz"}, 400),
        ({"record": "user:staf"}, 400),
        ({"after": "foo"}, 400),
        ({"after": "20261301T000000000000-project-1"}, 400),
        ({"record": "project:nope"}, 404),
        ({"record": "project:geheim"}, 404),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(client, question, status):
    make.project(code="geheim", is_public=False)
    answer = client.get("/en/changes/", question)
    sentence = {400: "This question makes no sense:", 404: "There is nothing at this address"}[status]
    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)


def test_no_secret_comes_out_of_the_history_of_a_world_full_of_them(client):
    public = public_world()
    secrets = secret_world(public)
    for copy in tie_to_secrets(public, secrets):
        change(copy)
    staff = User.objects.create(username=f"{SECRET}-2", first_name=SECRET, last_name=SECRET)
    for record in public.values():
        record._change_reason, record._history_user = SECRET, staff
        texts = {
            f.name: f"{SECRET} toen" for f in record._meta.fields if f.name in ("title_nl", "text_nl", "reason_nl")
        }
        change(record, is_public=False, **texts)
        change(record, is_public=True, **dict.fromkeys(texts, "Bekend"))
    bodies = [
        body_of(client.get(f"/{language}/changes/", {"kind": kind}))
        for language in ("nl", "en")
        for kind in ("", "project")
    ]
    asked = [f"{model._meta.model_name}:{record.code}" for model, record in public.items()]
    bodies += [body_of(client.get("/nl/changes/", {"record": record})) for record in asked]
    assert [SECRET in body for body in bodies] == [False] * len(bodies)
    assert "bekend" in bodies[0]


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_nasty_value_is_no_server_error(client, parameter):
    make.project()
    answers = {value: client.get("/en/changes/", {parameter: value}).status_code for value in NASTY}
    assert {value: status for value, status in answers.items() if status not in (200, 400, 404)} == {}


@given(
    st.dictionaries(
        st.sampled_from(PARAMETERS), st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=4
    )
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_a_server_error(client, question):
    assert client.get("/en/changes/", question).status_code in (200, 400, 404)


def test_a_page_of_one_change_and_of_three_takes_the_same_queries(client):
    taken = []
    for number in (1, 2, 3):
        project = make.project(code=f"p-{number}")
        change(project, title_nl=f"Titel {number}")
        change(make.follow_up(project=project, code=f"f-{number}"), responsible=make.partner(code=f"b-{number}"))
        make.transposition(decision=make.decision(number=number), authority=make.partner(code=f"a-{number}"))
        make.decision_relation(
            decision=make.decision(year=2020, number=number), other=make.decision(year=2019, number=number)
        )
        make.due_change(code=f"v-{number}")
        with CaptureQueriesContext(connection) as captured:
            page(client)
        taken.append(len(captured))
    assert len(set(taken)) == 1
