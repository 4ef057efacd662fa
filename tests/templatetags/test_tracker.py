"""How records are shown: states with icon, word and colour; texts with their language; numbers with how exact."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from projects.models import (
    DeadlineState,
    Decision,
    FollowUp,
    FollowUpState,
    Meeting,
    Project,
    Status,
    Transposition,
    deadline_state,
)
from projects.templatetags import tracker
from projects.templatetags.icons import PATHS

STATES = (Status, FollowUpState, DeadlineState, Decision.Stage, Transposition.State, Meeting.State)


def test_every_state_has_a_look_and_every_look_an_icon():
    states = {choice.value for states in STATES for choice in states}
    assert set(tracker.LOOKS) == states
    assert {name for name, _tone in tracker.LOOKS.values()} - set(PATHS) == set()


def test_only_what_is_known_to_be_overdue_is_red():
    assert [key for key, (_icon, tone) in tracker.LOOKS.items() if tone == "late"] == ["overdue"]


@pytest.mark.parametrize("state", FollowUpState)
@pytest.mark.parametrize("waits", ["", "een besluit"])
def test_a_term_in_the_future_is_never_red(state, waits):
    closed = date(2023, 1, 1) if state in ("met", "lapsed") else None
    promise = FollowUp(
        state=state, due_last=date(2023, 7, 15), waits_for_nl=waits, closed_on=closed, reported_on=date(2023, 7, 1)
    )
    shown = deadline_state(promise, on=date(2023, 7, 15))
    assert tracker.LOOKS[shown.value][1] != "late"


def test_a_state_is_shown_as_icon_and_word():
    shown = tracker.badge("completed", "completed")
    assert shown.startswith('<span class="badge badge-done"><svg class="icon"')
    assert shown.endswith("</svg> completed</span>")
    with override("en"):
        assert tracker.badge("", "").endswith("</svg> no status recorded</span>")


@pytest.mark.parametrize(
    ("number", "qualifier", "said"),
    [
        (50, "exactly", "50"),
        (50, "nearly", "nearly 50"),
        (Decimal("80000.00"), "about", "about 80,000"),
        (Decimal("2.50"), "more_than", "more than 2.5"),
        (100, "at_least", "at least 100"),
    ],
)
def test_a_number_is_said_with_how_exact_it_is(number, qualifier, said):
    with override("en"):
        assert tracker.counted(number, qualifier) == said


def test_a_text_is_escaped_whatever_its_language():
    project = Project(title_nl="<b>fiets</b>")
    with override("nl"):
        same = tracker.text(project)
    with override("en"):
        other = tracker.text(project)
    assert str(other).startswith('<span lang="nl">&lt;b&gt;fiets&lt;/b&gt;</span>')
    # A plain text is escaped by the template itself; a safe one would not be.
    assert not hasattr(same, "__html__")


def test_a_bar_of_nothing_has_no_width():
    assert 'class="bar-part" d="M0 2h0"' in tracker.bar(0, 0)
    assert 'class="bar-part" d="M0 2h33.3"' in tracker.bar(1, 3)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Fietsen. Veel fietsen.", "Fietsen."),
        ("Réussi ? Oui.", "Réussi ?"),
        ("Op 3.5 km hoogte, bijv. in de Ardennen. Élan.", "Op 3.5 km hoogte, bijv. in de Ardennen."),
        ("Zonder punt", "Zonder punt"),
        ("", ""),
    ],
)
def test_a_sentence_is_the_first_one(text, first):
    with override("nl"):
        assert tracker.sentence(Project(summary_nl=text)) == first


def test_a_sentence_in_another_language_is_marked_and_escaped():
    with override("en"):
        shown = tracker.sentence(Project(summary_nl="<b>Fietsen</b>. Meer."))
    assert shown == '<span lang="nl">&lt;b&gt;Fietsen&lt;/b&gt;.</span>'


def test_records_of_a_kind_are_counted_in_words():
    with override("en"):
        one, two = tracker.kind_count("project", [1]), tracker.kind_count("project", [1, 2])
    assert [one.rpartition("</svg>")[2], two.rpartition("</svg>")[2]] == [" 1 project", " 2 projects"]


@pytest.mark.parametrize(("language", "said"), [("fr", "1er janvier 2023"), ("nl", "1 januari 2023")])
def test_a_day_is_said_as_the_language_writes_it(language, said):
    with override(language):
        assert tracker.day_label(date(2023, 1, 1)) == said
