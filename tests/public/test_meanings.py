"""Every word with a colour has its sentence."""

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from projects.models import DeadlineState, Decision, FollowUp, FollowUpState, Meeting, Sourced, Status, Transposition
from projects.public.meanings import MEANINGS

LISTS = {
    "project-status": Status,
    "follow-up-state": FollowUpState,
    "deadline-state": DeadlineState,
    "term-basis": FollowUp.DueBasis,
    "firmness": FollowUp.Firmness,
    "decision-type": Decision.Type,
    "decision-stage": Decision.Stage,
    "transposition-state": Transposition.State,
    "meeting-state": Meeting.State,
    "basis": Sourced.Basis,
}


def test_there_is_one_list_of_meanings_for_each_list_of_states():
    assert [anchor for anchor, _heading, _entries in MEANINGS] == list(LISTS)


@pytest.mark.parametrize("anchor", LISTS)
def test_each_state_has_one_sentence_in_the_order_of_the_choices(anchor):
    entries = next(entries for name, _heading, entries in MEANINGS if name == anchor)
    assert [(key, label) for key, label, _sentence in entries] == [
        (choice.value, choice.label) for choice in LISTS[anchor]
    ]
    assert {str(sentence)[-1] for _key, _label, sentence in entries} == {"."}


def test_the_sentences_are_translated_when_they_are_shown_not_before():
    texts = [text for _anchor, heading, entries in MEANINGS for text in (heading, *(entry[2] for entry in entries))]
    assert [text for text in texts if not isinstance(text, Promise)] == []


def test_the_days_of_due_soon_stand_in_its_sentence():
    with override("en"):
        sentences = {key: str(sentence) for key, _label, sentence in MEANINGS[2][2]}
    assert sentences["due_soon"] == "The last possible day is today or one of the next 90 days."
