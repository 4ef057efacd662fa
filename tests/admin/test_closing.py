from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from projects.models import FollowUp
from tests import make

from .test_actions import FOLLOW_UPS, act

PROOF = {"proof_url": "https://www.benelux.int/studie"}
MET = {"day": "2023-05-12", "reason": "Published."}


def duty(**values):
    values = {"due_first": date(2023, 1, 1), "due_last": date(2023, 6, 30), "every_months": 6} | values
    return make.follow_up(code="overleg", due_basis="recurring", title_en="Consultation", **values)


def said(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_follow_ups_are_closed_together_with_one_outcome_and_proof_public_ones_too(sign_in):
    records = [make.follow_up(code="a"), make.follow_up(code="b", is_public=False)]
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "close", records, **MET, **PROOF)
    assert answer.status_code == 302
    closed = FollowUp.objects.order_by("code").values_list("code", "state", "closed_on", "outcome_en", "proof_url")
    assert list(closed) == [(code, "met", date(2023, 5, 12), "Published.", PROOF["proof_url"]) for code in "ab"]
    assert records[0].history.first().history_change_reason == "Published."
    assert said(answer) == ["2 records were changed."]


def test_firm_promises_without_a_proof_are_named_and_none_is_closed(sign_in):
    records = [make.follow_up(code=code) for code in "ab"] + [make.follow_up(code="c", firmness="expected")]
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "close", records, **MET)
    asked = "It was promised firmly: name a proof, which is a document, a decision, a meeting or an address."
    assert answer.context["form"].non_field_errors() == [f"{code}: {asked}" for code in "ab"]
    assert set(FollowUp.objects.values_list("state", flat=True)) == {"open"}


def test_without_a_sentence_nothing_is_closed(sign_in):
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "close", [make.follow_up()], day="2023-05-12", reason=" ", **PROOF)
    assert list(answer.context["form"].errors) == ["reason"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("proof_decision", "m (2022) 7"), ("proof_document", "fiets roadmap"), ("proof_meeting", "WORKSHOP-1")],
)
def test_a_record_proves_it_by_its_number_its_words_or_its_code(sign_in, name, typed):
    proofs = {
        "proof_decision": make.decision(),
        "proof_document": make.document(title_nl="Roadmap fiets"),
        "proof_meeting": make.meeting(code="workshop-1"),
    }
    act(sign_in("Publisher"), FOLLOW_UPS, "close", [make.follow_up()], **MET, **{name: typed})
    record = FollowUp.objects.get()
    assert {field: getattr(record, field) for field in proofs} == dict.fromkeys(proofs) | {name: proofs[name]}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "nowhere", "ftp://x", "https://x.example/\0"])
def test_an_address_that_is_none_proves_nothing(sign_in, address):
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "close", [make.follow_up()], **MET, proof_url=address)
    assert (list(answer.context["form"].errors), FollowUp.objects.get().state) == (["proof_url"], "open")


def test_what_belongs_to_the_project_is_offered_while_one_types(sign_in):
    record = make.follow_up()
    near, far = make.document(code="near"), make.document(code="far")
    near.projects.add(record.project)
    page = sign_in("Publisher").get(reverse("admin:projects_followup_step", args=[record.pk, "close"]))
    assert list(page.context["form"].fields["proof_document"].near) == [near]
    text = page.content.decode()
    assert (f'<option value="{near.code}">' in text, f'<option value="{far.code}">' in text) == (True, False)


def test_the_next_occurrence_is_told_of_with_a_link(sign_in):
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "close", [duty()], **MET, **PROOF)
    following = FollowUp.objects.get(follows__code="overleg")
    address = reverse("admin:projects_followup_change", args=[following.pk])
    assert said(answer) == [
        "1 record was changed.",
        f'Consultation: The next one is due: second half of 2023. <a href="{address}">overleg.2023-h2</a>',
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"every_months": None}, "It recurs, but nobody has said every how many months: no next one is made."),
        (
            {"due_first": None, "due_last": None},
            "It recurs, but has no term from which the next one could be counted: no next one is made.",
        ),
    ],
)
def test_where_no_occurrence_follows_that_is_said_before_and_after(sign_in, values, reason):
    record = duty(**values)
    client = sign_in("Publisher")
    page = client.get(reverse("admin:projects_followup_step", args=[record.pk, "close"]))
    assert page.context["note"] == f"overleg: {reason}"
    assert said(act(client, FOLLOW_UPS, "close", [record], **MET, **PROOF))[1:] == [f"Consultation: {reason}"]
    assert FollowUp.objects.count() == 1


def test_a_title_cannot_write_into_the_message(sign_in):
    record = duty()
    FollowUp.objects.update(title_en="<script>x</script>")
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "close", [record], **MET, **PROOF)
    assert "<script>" not in "".join(said(answer))
