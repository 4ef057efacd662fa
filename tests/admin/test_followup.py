from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from projects.models import DueChange, FollowUp
from tests import make

TERM = {"due_first": "2023-04-01", "due_last": "2023-06-30"}


def save(client, record, **values):
    data = {
        "project": record.project_id,
        "title_nl": record.title_nl,
        "due_basis": "stated",
        "original_wording": record.original_wording,
        "firmness": "firm",
        "state": "open",
        "basis": "entered",
        "due_changes-TOTAL_FORMS": "0",
        "due_changes-INITIAL_FORMS": "0",
        **TERM,
    }
    return client.post(reverse("admin:projects_followup_change", args=[record.pk]), data | values)


def test_moving_a_term_in_the_form_needs_a_reason(sign_in):
    record = make.follow_up()
    answer = save(sign_in("Publisher"), record, due_last="2023-09-30")
    assert list(answer.context["adminform"].form.errors) == ["reason"]
    assert "Say why the term moves." in answer.content.decode()
    assert (FollowUp.objects.get().due_last, list(DueChange.objects.all())) == (date(2023, 6, 30), [])


def test_moving_a_term_in_the_form_is_written_into_the_ledger(sign_in):
    record = make.follow_up()
    answer = save(sign_in("Publisher"), record, due_last="2023-09-30", reason="The study takes longer.")
    assert answer.status_code == 302
    change = DueChange.objects.get()
    assert (change.old, change.new) == (
        (date(2023, 4, 1), date(2023, 6, 30)),
        (date(2023, 4, 1), date(2023, 9, 30)),
    )
    assert (change.reason_en, change.author.username) == ("The study takes longer.", "publisher")
    assert FollowUp.objects.get().due_last == date(2023, 9, 30)


def test_saving_anything_else_writes_nothing_into_the_ledger(sign_in):
    assert save(sign_in("Publisher"), make.follow_up(), title_nl="Anders").status_code == 302
    assert (FollowUp.objects.get().title_nl, list(DueChange.objects.all())) == ("Anders", [])


def test_a_term_that_breaks_a_rule_is_refused_in_its_sentence(sign_in):
    answer = save(sign_in("Publisher"), make.follow_up(), due_last="2023-01-01", reason="x")
    assert answer.context["adminform"].form.non_field_errors() == ["The last day lies before the first day."]
    assert list(DueChange.objects.all()) == []


def test_who_may_only_look_sees_the_page_of_a_follow_up(sign_in):
    record = make.follow_up()
    answer = sign_in("Reader").get(reverse("admin:projects_followup_change", args=[record.pk]))
    assert (answer.status_code, answer.context["steps"]) == (200, [])


def test_the_list_says_in_words_how_a_term_stands(sign_in):
    make.follow_up(due_first=date(2023, 4, 1), due_last=date(2023, 6, 30), due_basis="stated")
    page = sign_in("Reader").get(reverse("admin:projects_followup_changelist")).content.decode()
    assert ("Q2 2023" in page, "outcome not recorded" in page) == (True, True)


def test_what_stands_in_the_ledger_of_terms_stays(sign_in):
    change = make.due_change()
    data = {"changed_on": "2020-01-01", "new_last": "2030-01-01", "reason_nl": "Anders.", "basis": "entered"}
    sign_in("Publisher").post(reverse("admin:projects_duechange_change", args=[change.pk]), data)
    change.refresh_from_db()
    assert (change.changed_on, change.new_last, change.reason_nl) == (
        date(2023, 6, 1),
        date(2023, 9, 30),
        "Meer tijd nodig.",
    )


MET = {"state": "met", "closed_on": "2023-05-12"}


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        (MET, ["outcome_en", "proof_document"]),
        (MET | {"outcome_fr": "Publié."}, ["proof_document"]),
        (MET | {"proof_url": "https://x.example/"}, ["outcome_en"]),
        (MET | {"firmness": "expected"}, ["outcome_en"]),
        ({"state": "met", "outcome_nl": "Klaar.", "proof_url": "https://x.example/"}, ["closed_on"]),
        ({"state": "lapsed", "closed_on": "2023-05-12"}, ["outcome_en"]),
    ],
)
def test_closing_in_the_form_asks_for_day_outcome_and_proof_by_their_fields(sign_in, values, errors):
    record = make.follow_up()
    answer = save(sign_in("Publisher"), record, **values)
    assert list(answer.context["adminform"].form.errors) == errors
    assert FollowUp.objects.get().state == "open"


def test_closing_in_the_form_with_all_of_it_is_saved(sign_in):
    act = make.decision()
    answer = save(sign_in("Publisher"), make.follow_up(), **MET, outcome_fr="Publié.", proof_decision=act.pk)
    assert answer.status_code == 302
    assert list(FollowUp.objects.values_list("state", "outcome_fr", "proof_decision")) == [("met", "Publié.", act.pk)]


def test_what_was_closed_without_a_proof_can_still_be_mended_elsewhere(sign_in):
    record = make.follow_up(state="met", closed_on=date(2023, 5, 12))
    answer = save(sign_in("Publisher"), record, **MET, title_nl="Beter")
    assert (answer.status_code, FollowUp.objects.get().title_nl) == (302, "Beter")


def test_a_proof_is_not_taken_away_from_what_was_met(sign_in):
    record = make.follow_up(
        state="met", closed_on=date(2023, 5, 12), outcome_nl="Klaar.", proof_url="https://x.example/"
    )
    answer = save(sign_in("Publisher"), record, **MET, outcome_nl="Klaar.")
    assert list(answer.context["adminform"].form.errors) == ["proof_document"]


def test_a_duty_that_is_met_in_the_form_recurs_once_and_the_person_is_told(sign_in):
    record = make.follow_up(
        code="f", due_first=date(2023, 4, 1), due_last=date(2023, 6, 30), due_basis="recurring", every_months=3
    )
    client, closed = sign_in("Publisher"), MET | {"outcome_nl": "Klaar.", "proof_url": "https://x.example/"}
    recurring = {"due_basis": "recurring", "every_months": "3"}
    answer = save(client, record, **closed, **recurring)
    following = FollowUp.objects.get(follows=record)
    assert (following.code, following.due.text, following.is_public) == ("f.2023-q3", "2023-Q3", True)
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert f'<a href="{reverse("admin:projects_followup_change", args=[following.pk])}">f.2023-q3</a>' in told[0]
    save(client, record, state="open", **recurring)
    save(client, record, **closed, **recurring)
    assert (FollowUp.objects.get(pk=record.pk).state, FollowUp.objects.count()) == ("met", 2)
