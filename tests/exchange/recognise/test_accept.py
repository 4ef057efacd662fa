"""From accepted suggestions to records: by change sets, and by nothing else."""

from datetime import date

import pytest

from projects.exchange.changes import apply, undo
from projects.exchange.errors import Conflict, FileProblem
from projects.exchange.recognise import TYPES, keep_reading, propose_accepted
from projects.models import Activity, ChangeSet, Decision, FollowUp, Meeting, Reading, Suggestion, User
from tests import make
from tests.exchange.recognise.test_suggest import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    """The text of the suggestions, read; every suggestion has a project."""
    make.project(code="waterstof", title_nl="Waterstof")
    return read(TEXT)


def read(text, language="nl", types=TYPES):
    user = User.objects.first() or User.objects.create_user("an")
    report = (
        make.report(title_nl="Jaarverslag 2022") if not Reading.objects.exists() else Reading.objects.first().report
    )
    return keep_reading(text, "0" * 64, "verslag.txt", report, language, user, types=types)


def accept(reading, *positions, **values):
    chosen = reading.suggestions.filter(position__in=positions) if positions else reading.suggestions.all()
    chosen.update(choice="accepted", **values)


def proposed(reading, *, types=TYPES):
    return propose_accepted(reading, reading.read_by, types=types)


def test_reading_a_text_writes_suggestions_and_no_record(reading):
    assert [(one.position, one.passage, one.record_type) for one in reading.suggestions.all()] == [
        (1, 1, "meeting"),
        (2, 1, "followup"),
        (3, 1, "decision"),
        (4, 1, "activity"),
        (5, 1, "followup"),
    ]
    assert (reading.passages, ChangeSet.objects.count(), Meeting.objects.count()) == (1, 0, 0)


def test_only_the_types_that_were_asked_for_are_kept():
    assert {one.record_type for one in read(TEXT, types=(Meeting,)).suggestions.all()} == {"meeting"}


def test_what_is_known_already_is_kept_as_refused():
    report = make.report(title_nl="Jaarverslag 2022")
    make.meeting(report=report, lines="4")
    user = User.objects.create_user("an")
    found = keep_reading(TEXT, "0" * 64, "", report, "nl", user, types=TYPES).suggestions.all()
    assert [one.choice for one in found] == ["refused", "open", "open", "open", "open"]


def test_nothing_is_proposed_while_nothing_is_accepted(reading):
    assert (proposed(reading), ChangeSet.objects.count()) == ([], 0)


def test_what_is_accepted_becomes_one_change_set_for_each_type_and_still_no_record(reading):
    accept(reading)
    sets = proposed(reading)
    assert [(one.record_type, one.origin, one.state, one.new, one.file_name) for one in sets] == [
        ("activity", "recognised", "proposed", 1, "verslag.txt"),
        ("meeting", "recognised", "proposed", 1, "verslag.txt"),
        ("decision", "recognised", "proposed", 1, "verslag.txt"),
        ("followup", "recognised", "proposed", 2, "verslag.txt"),
    ]
    assert [model.objects.count() for model in TYPES] == [0, 0, 0, 0]
    assert {one.choice for one in reading.suggestions.all()} == {"proposed"}
    assert proposed(reading) == []


def test_only_the_types_that_may_be_brought_in_are_proposed(reading):
    accept(reading)
    assert [one.record_type for one in proposed(reading, types=(Meeting,))] == ["meeting"]
    assert [one.choice for one in reading.suggestions.all()] == ["proposed", *["accepted"] * 4]


def test_applied_they_are_private_records_with_their_source_and_undone_they_are_gone(reading):
    accept(reading)
    sets = proposed(reading)
    for one in sets:
        apply(one)
    workshop, act = Meeting.objects.get(), Decision.objects.get()
    assert (workshop.kind, workshop.state, workshop.first_day, workshop.is_public) == (
        "workshop",
        "held",
        date(2022, 3, 14),
        False,
    )
    source = (workshop.report.code, workshop.section, workshop.heading, workshop.lines, workshop.basis)
    assert source == ("jaarverslag-2022", "2.1", "Waterstof", "4", "reported")
    assert [project.code for project in workshop.projects.all()] == ["waterstof"]
    assert (act.code, act.official_number, act.stage, act.signed_first) == (
        "m-2022-21",
        "M(2022)21",
        "signed",
        date(2022, 12, 6),
    )
    assert (Activity.objects.get().project.code, Activity.objects.get().kind) == ("waterstof", "publication")
    for one in reversed(sets):
        undo(one)
    assert [model.objects.count() for model in TYPES] == [0, 0, 0, 0]


def test_a_follow_up_keeps_its_term_its_words_and_how_firm_it_is(reading):
    accept(reading, 2)
    apply(proposed(reading)[0])
    promise = FollowUp.objects.get()
    assert (promise.due_first, promise.due_last, promise.due_basis) == (date(2023, 4, 1), date(2023, 6, 30), "stated")
    assert (promise.original_wording, promise.firmness) == ("in het tweede kwartaal van 2023", "expected")
    assert (promise.state, promise.reported_on) == ("open", date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het overleg is halfjaarlijks.", ("recurring", None, None, 6, "", "")),
        ("Het werk rust tot nader order.", ("none", None, None, None, "", "tot nader order")),
        (
            "Op 27 september 2022 kwam de tekst. De termijn is twee jaar.",
            ("derived", date(2024, 9, 27), date(2024, 9, 27), None, "2022-09-27 + 2 years", ""),
        ),
        ("De landen regelen het binnen zes maanden.", ("none", None, None, None, "", "")),
        ("De landen doen dit aankomend jaar.", ("relative", date(2023, 1, 1), date(2023, 12, 31), None, "", "")),
    ],
)
def test_each_basis_of_a_term_becomes_a_follow_up_that_the_rules_allow(text, expected):
    make.project(code="waterstof")
    reading = read(text)
    accept(reading, reading.suggestions.filter(what__startswith="followup").get().position, project="waterstof")
    apply(proposed(reading)[0])
    one = FollowUp.objects.get()
    held = (one.due_basis, one.due_first, one.due_last, one.every_months, one.due_sum, one.waits_for_nl)
    assert held == expected


def test_a_term_that_its_reader_typed_is_a_stated_one(reading):
    accept(reading, 5, first_day=date(2024, 1, 1), last_day=date(2024, 12, 31))
    apply(proposed(reading)[0])
    assert (FollowUp.objects.get().due_basis, FollowUp.objects.get().due.text) == ("stated", "2024")


def test_an_act_that_is_there_gains_a_date_and_keeps_all_else(reading):
    act = make.decision(number=21, title_nl="Eigen titel", is_public=False, approved_first=date(2022, 6, 1))
    accept(reading, 3)
    (changeset,) = proposed(reading)
    change = changeset.changes.get()
    assert change.after.keys() - {"projects"} == {
        "signed_first", "signed_last", "report", "section", "heading", "lines"
    }  # fmt: skip
    apply(changeset)
    act.refresh_from_db()
    assert (act.title_nl, act.approved_first, act.signed_first) == ("Eigen titel", date(2022, 6, 1), date(2022, 12, 6))


def test_two_sentences_on_one_act_are_one_row():
    reading = read("Beschikking M(2022)9 werd in mei goedgekeurd.\nBeschikking M(2022)9 werd in juni 2022 ondertekend.")
    accept(reading)
    (changeset,) = proposed(reading)
    apply(changeset)
    act = Decision.objects.get()
    assert [(name, period.text) for name, period in act.milestones] == [("approved", "2022-05"), ("signed", "2022-06")]


def test_the_same_title_twice_makes_two_codes():
    make.project(code="waterstof")
    reading = read("Een brochure is gepubliceerd.\n\nEen brochure is gepubliceerd.")
    accept(reading, project="waterstof")
    apply(proposed(reading)[0])
    assert sorted(Activity.objects.values_list("code", flat=True)) == [
        "een-brochure-is-gepubliceerd",
        "een-brochure-is-gepubliceerd-2",
    ]


def test_a_french_text_keeps_its_own_draft_beside_the_dutch_title():
    make.project(code="waterstof")
    reading = read("Une brochure a été publiée en mai 2022.", "fr")
    assert reading.suggestions.get().title == ""
    accept(reading, project="waterstof", title="Brochure")
    apply(proposed(reading)[0])
    one = Activity.objects.get()
    assert (one.title_nl, one.title_fr) == ("Brochure", "Une brochure a été publiée en mai 2022")


def test_what_cannot_become_a_record_is_named_by_its_position_and_nothing_is_written(reading):
    accept(reading)
    accept(reading, 4, project="")
    accept(reading, 1, partners="nergens")
    with pytest.raises(FileProblem) as problem:
        proposed(reading)
    assert sorted((error.line, error.column) for error in problem.value.errors) == [(1, "partners"), (4, "project")]
    assert (ChangeSet.objects.count(), Suggestion.objects.filter(choice="accepted").count()) == (0, 5)


def test_an_editors_suggestions_touch_what_is_public_only_by_the_hand_of_a_publisher(reading):
    act = make.decision(number=21, is_public=True)
    accept(reading, 3)
    [changeset] = proposed(reading)
    with pytest.raises(Conflict) as conflict:
        apply(changeset, reading.read_by, may_publish=False)
    assert [(row.code, row.reason) for row in conflict.value.rows] == [
        (act.code, "Only a publisher may change what is public.")
    ]


def test_a_passage_with_much_to_decide_is_shown_again_for_the_rest():
    reading = read("Zij kwamen bijeen op 1 mei, 3 mei, 5 mei, 7 mei, 9 mei, 11 mei en 13 mei 2022.")
    assert [one.passage for one in reading.suggestions.all()] == [1, 1, 1, 1, 1, 1, 2]
    assert reading.passages == 2


def test_of_a_passage_without_end_only_what_stands_about_is_kept():
    reading = read(f"{'Water en weg. ' * 2000}Op 3 mei 2022 kwamen zij bijeen. {'Weg en water. ' * 2000}")
    one = reading.suggestions.get()
    assert (len(one.text) < 5000, "Op 3 mei 2022" in one.text) == (True, True)
