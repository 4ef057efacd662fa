"""The lists behind the numbers of the desk, asked for by hand: whatever is asked, an answer and never a fault."""

import pytest
from django.urls import reverse

from tests import make

FOLLOW_UPS = reverse("admin:projects_followup_changelist")
CHANGE_SETS = reverse("admin:projects_changeset_changelist")


def found(client, address, **question):
    return sorted(record.code for record in client.get(address, question).context["cl"].result_list)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (FOLLOW_UPS, "whose"),
        (FOLLOW_UPS, "deadline"),
        (FOLLOW_UPS, "waits_for"),
        (FOLLOW_UPS, "doubt"),
        (CHANGE_SETS, "proposed"),
    ],
)
@pytest.mark.parametrize("value", ["", "nonsense", "\x00", "9" * 400, "' OR 1=1 --"])
def test_an_unknown_choice_of_a_filter_is_no_question(sign_in, address, name, value):
    make.follow_up(code="one", waits_for_nl="een besluit")
    answer = sign_in("Reader").get(address, {name: value})
    assert (answer.status_code, answer.context["cl"].result_count) == (200, int(address == FOLLOW_UPS))


def test_the_waiting_are_found_by_what_they_wait_for_as_long_as_they_wait(sign_in):
    make.follow_up(code="waits", waits_for_nl="een besluit", waits_for_en="a decision")
    make.follow_up(code="other", waits_for_nl="een wet")
    make.follow_up(code="met", waits_for_nl="een besluit", state="met", closed_on="2023-01-01")
    client = sign_in("Reader")
    assert found(client, FOLLOW_UPS, waits_for="een besluit") == ["waits"]
    assert "a decision" in client.get(FOLLOW_UPS).content.decode()


def test_a_list_beside_which_nothing_is_waited_for_answers_all_the_same(sign_in):
    make.follow_up(code="one")
    assert found(sign_in("Reader"), FOLLOW_UPS, waits_for="een besluit") == ["one"]


def test_a_doubt_of_another_type_is_no_question(sign_in):
    make.follow_up(code="one")
    assert found(sign_in("Reader"), FOLLOW_UPS, doubt="flagship") == ["one"]
