from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make

pytestmark = pytest.mark.django_db
MET = {"state": "met", "closed_on": date(2023, 5, 12)}
H1 = {"due_first": date(2023, 1, 1), "due_last": date(2023, 6, 30), "due_basis": "recurring", "every_months": 6}
H2 = H1 | {"due_first": date(2023, 7, 1), "due_last": date(2023, 12, 31)}


def page(client, code="studie", **question):
    answer = client.get(f"/en/follow-ups/{code}/", question)
    assert answer.status_code == 200
    return answer


def text(client, code="studie", **question):
    return " ".join(page(client, code, **question).content.decode().split())


def moved(followup, day, old, new, **values):
    return make.due_change(
        followup=followup,
        code=f"{followup.code}.{day}",
        changed_on=day,
        old_first=old,
        old_last=old,
        new_first=new,
        new_last=new,
        **values,
    )


def test_a_term_that_moved_says_what_was_promised_first_how_often_and_how_far_it_moved(client):
    last = date(2023, 12, 31)
    record = make.follow_up(code="studie", due_first=last, due_last=last, due_basis="stated")
    moved(record, date(2023, 1, 10), date(2023, 3, 31), date(2023, 6, 30), reason_en="More time.")
    moved(record, date(2023, 6, 1), date(2023, 6, 30), last, reason_en="Even more.")
    said = text(client)
    assert (
        "Promised first: 31 March 2023; moved 2 times. It stands now: 31 December 2023; in all 275 days later." in said
    )
    for shift in ('31 March 2023 → 30 June 2023 <span class="sub">91 days later</span>', "184 days later"):
        assert shift in said
    assert ("More time." in said, "Even more." in said, "Entered by staff" in said) == (True, True, True)


def test_who_moved_a_term_is_nobody_elses_business(client):
    user = make.models.User.objects.create_user("geheim", first_name="geheim")
    record = make.follow_up(code="studie")
    moved(record, date(2023, 1, 10), date(2023, 3, 31), record.due_last, author=user)
    assert "geheim" not in text(client)


def test_a_shift_that_is_not_public_is_not_counted(client):
    record = make.follow_up(code="studie")
    moved(record, date(2023, 1, 10), date(2023, 3, 31), record.due_last, is_public=False, reason_en="geheim")
    said = text(client)
    assert ("How the term moved" in said, "geheim" in said) == (False, False)


@pytest.mark.parametrize(
    "place", ["projects/p/", "follow-ups/", "decisions/m-2022-7/", "meetings/m/", "partners/be/", ""]
)
def test_pages_that_list_promises_say_briefly_that_a_term_moved(client, place):
    origin = {"project": make.project(code="p"), "decision": make.decision(), "meeting": make.meeting(code="m")}
    later = date(2999, 1, 1)
    record = make.follow_up(
        code="studie", responsible=make.partner(), due_first=later, due_last=later, due_basis="stated", **origin
    )
    moved(record, date(2023, 1, 10), date(2023, 3, 31), record.due_last)
    assert "promised first: 31 March 2023; moved once" in client.get(f"/en/{place}").content.decode()


@pytest.mark.parametrize("name", ["document", "decision", "meeting"])
def test_a_proof_is_shown_where_it_is_public_and_not_a_word_of_it_where_it_is_not(client, name):
    proof = {"document": make.document, "decision": make.decision, "meeting": make.meeting}[name](title_en="The proof")
    make.follow_up(code="studie", **MET, **{f"proof_{name}": proof})
    shown = text(client)
    assert ("<dt>Proof</dt>" in shown, f'href="{proof.get_absolute_url()}"' in shown) == (True, True)
    proof.is_public = False
    proof.save()
    assert [word in text(client) for word in ("<dt>Proof</dt>", "The proof", proof.code)] == [False] * 3


def test_several_proofs_stand_together(client):
    proofs = {"proof_document": make.document(), "proof_meeting": make.meeting(), "proof_url": "https://x.example/"}
    make.follow_up(code="studie", **MET, **proofs)
    said = text(client)
    assert said.count("<dt>Proof</dt>") == 1
    for address in (proofs["proof_document"].get_absolute_url(), proofs["proof_meeting"].get_absolute_url()):
        assert f'<a href="{address}">' in said
    assert '<a href="https://x.example/">https://x.example/</a>' in said


def test_an_occurrence_leads_to_the_one_before_and_the_next(client):
    first = make.follow_up(code="a", **H1, **MET)
    second = make.follow_up(code="b", follows=first, **H2)
    third = make.follow_up(code="c", follows=second, due_basis="none")
    shown = page(client, "b").context
    assert (shown["previous"], shown["following"]) == (first, third)
    said = text(client, "b")
    assert '<dt>The one before</dt><dd><a href="/en/follow-ups/a/">first half of 2023</a>' in said
    assert '<dt>The next one</dt><dd><a href="/en/follow-ups/c/">no date</a>' in said


@pytest.mark.parametrize("private", ["itself", "project"])
def test_an_occurrence_that_is_private_is_not_told_of(client, private):
    hidden = {"is_public": False} if private == "itself" else {"project": make.project(code="q", is_public=False)}
    first = make.follow_up(code="geheim-a", **H1, **hidden)
    second = make.follow_up(code="b", project=make.project(code="p"), follows=first, **H2)
    make.follow_up(code="geheim-c", follows=second, **H1, **hidden)
    answer = page(client, "b")
    assert (answer.context["previous"], answer.context["following"]) == (None, None)
    file = client.get("/en/follow-ups/?format=csv").getvalue().decode()
    api = client.get("/api/v1/follow-ups/b")
    assert (api.status_code, api.json()["follows"]) == (200, None)
    assert "geheim" not in "".join([answer.content.decode(), api.content.decode(), file])


def test_a_next_occurrence_is_not_there_before_the_first_was_closed(client):
    first = make.follow_up(code="a", **H1, **MET)
    make.follow_up(code="b", follows=first, **H2)
    found = {day: page(client, "a", on=day).context["following"] is not None for day in ("2023-05-11", "2023-05-12")}
    assert found == {"2023-05-11": False, "2023-05-12": True}


def test_a_promise_takes_the_same_queries_for_one_of_everything_and_for_three(client):
    record = make.follow_up(code="studie", report=make.report(), lines="1", **H1, **MET)
    make.follow_up(code="next", follows=record, **H2)
    taken = []
    for month in (1, 2, 3):
        moved(record, date(2023, month, 10), date(2023, 3, 31), record.due_last)
        with CaptureQueriesContext(connection) as captured:
            page(client)
        taken.append(len(captured))
    assert taken == [3, 3, 3]
