from datetime import date

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
