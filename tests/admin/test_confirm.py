"""Who confirms what we computed, marked or derived, and what is written then."""

from datetime import date

import pytest
from django.urls import reverse

from projects.models import FollowUp, Project
from tests import make

DERIVED = {"due_first": date(2024, 9, 27), "due_last": date(2024, 9, 27), "due_basis": "derived"}
SUM = {"due_sum": "2022-09-27 + 2 years"}


def step(client, record, name, **data):
    address = reverse(f"admin:projects_{record._meta.model_name}_step", args=[record.pk, name])
    return client.post(address, {"confirmed": "1", "reason": "Checked with the minutes.", **data})


def makers():
    """Return {step: (record to confirm, {field: value after it})}."""
    return {
        "confirm_computed": (make.activity(basis="computed"), {"basis": "confirmed"}),
        "confirm_mark": (make.project(code="flag", is_flagship=True), {"flagship_confirmed": True}),
        "confirm_derived": (make.follow_up(**DERIVED, **SUM), {"due_basis": "confirmed"}),
    }


@pytest.mark.parametrize("name", ["confirm_computed", "confirm_mark", "confirm_derived"])
def test_a_publisher_confirms_and_the_history_says_how_it_is_known(sign_in, name):
    record, after = makers()[name]
    client = sign_in("Publisher")
    assert step(client, record, name).status_code == 302
    record.refresh_from_db()
    assert {field: getattr(record, field) for field in after} == after
    latest = record.history.first()
    assert (latest.history_change_reason, latest.history_user.username) == ("Checked with the minutes.", "publisher")
    assert step(client, record, name).status_code == 403


@pytest.mark.parametrize("name", ["confirm_computed", "confirm_mark", "confirm_derived"])
def test_an_editor_confirms_nothing(sign_in, name):
    record, _after = makers()[name]
    before = record.history.count()
    assert step(sign_in("Editor"), record, name).status_code == 403
    assert record.history.count() == before


def test_without_saying_how_it_is_known_nothing_is_confirmed(sign_in):
    record = make.project(is_flagship=True)
    answer = step(sign_in("Publisher"), record, "confirm_mark", reason="")
    assert list(answer.context["form"].errors) == ["reason"]
    assert Project.objects.get().flagship_confirmed is False


def test_where_one_record_has_nothing_to_confirm_none_is_confirmed(sign_in):
    derived = make.follow_up(code="derived", **DERIVED, **SUM)
    stated = make.follow_up(code="stated")
    data = {"action": "confirm_derived", "_selected_action": [derived.pk, stated.pk], "confirmed": "1", "reason": "x"}
    answer = sign_in("Publisher").post(reverse("admin:projects_followup_changelist"), data)
    assert answer.context["form"].non_field_errors() == ["stated: There is nothing here to confirm."]
    assert FollowUp.objects.get(code="derived").due_basis == "derived"


@pytest.mark.parametrize("kind", ["report", "heading"])
def test_what_has_no_basis_has_no_step_to_confirm_it(sign_in, kind):
    getattr(make, kind)()
    page = sign_in("Publisher").get(reverse(f"admin:projects_{kind}_changelist")).content.decode()
    assert ("Publish …" in page, "Confirm computed values …" in page) == (True, False)


@pytest.mark.django_db
def test_the_public_reads_that_a_confirmed_term_is_confirmed(client):
    record = make.follow_up(**DERIVED | {"due_basis": "confirmed"}, **SUM)
    page = client.get(record.get_absolute_url().replace("/nl/", "/en/")).content.decode()
    assert ("derived, confirmed by staff" in page, "to be confirmed" in page) == (True, False)
