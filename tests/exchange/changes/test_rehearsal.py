"""What is done is taken back where it touches something public, and nothing of it stays but the proposal."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.exchange.changes import apply, write_or_propose
from projects.models import ChangeSet, DueChange, FollowUp, Project, StatusUpdate, Transposition, User, data_version
from projects.models.steps import postpone, save_with_reason, set_status
from projects.periods import Period
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return User.objects.create(username="an", language="fr")


def rehearse(act, user, *, may_publish=()):
    """Do it as somebody who publishes only the record types named."""
    return write_or_propose(act, user=user, reason="Why.", may_publish=lambda model: model in may_publish)


def retitled(record, title):
    record.title_nl = title
    record.save()
    return record


def test_what_is_private_is_written_and_what_it_returns_comes_back(user):
    draft = make.project(is_public=False)
    answer, held = rehearse(lambda: retitled(draft, "Anders"), user)
    assert (answer, held, Project.objects.get().title_nl) == (draft, None, "Anders")


def test_what_may_be_published_is_written(user):
    project = make.project()
    _answer, held = rehearse(lambda: retitled(project, "Anders"), user, may_publish=[Project])
    assert (held, Project.objects.get().title_nl) == (None, "Anders")


def test_nothing_of_what_is_taken_back_stays(user):
    project, version = make.project(title_nl="Fietsen"), data_version()
    _answer, held = rehearse(lambda: retitled(project, "Anders"), user)
    assert [one.changes.get().after for one in held.changesets] == [{"title_nl": "Anders"}]
    assert (Project.objects.get().title_nl, project.history.count(), data_version()) == ("Fietsen", 1, version)


def test_what_fails_leaves_nothing_behind(user):
    project = make.project(title_nl="Fietsen")

    def act():
        retitled(project, "Anders")
        raise ValidationError("No.")

    with pytest.raises(ValidationError):
        rehearse(act, user)
    assert (Project.objects.get().title_nl, ChangeSet.objects.count()) == ("Fietsen", 0)


def test_what_follows_for_another_type_holds_all_of_it(user):
    project = make.project()

    def act():
        return StatusUpdate.objects.create(
            project=project, day=date(2023, 1, 1), status="completed", text_nl="Klaar.", is_public=False
        )

    _answer, held = rehearse(act, user, may_publish=[StatusUpdate])
    assert [one.record_type for one in held.changesets] == ["statusupdate"]
    assert (StatusUpdate.objects.count(), Project.objects.get().status) == (0, "")


def test_each_record_type_has_a_set_of_its_own_and_each_record_a_line(user):
    projects = [make.project(code=code) for code in ("a", "b")]
    follow_up = make.follow_up(project=projects[0])
    _answer, held = rehearse(lambda: [retitled(one, "Anders") for one in (*projects, follow_up)], user)
    assert [(one.record_type, one.rows, one.changed) for one in held.changesets] == [
        ("project", 2, 2),
        ("followup", 1, 1),
    ]
    assert list(held.changesets[0].changes.values_list("line", "record_code")) == [(1, "a"), (2, "b")]


def test_a_new_record_is_proposed_whole(user):
    project = make.project()
    _answer, held = rehearse(lambda: make.follow_up(project=project, title_nl="Nieuw", owner=user), user)
    [changeset] = held.changesets
    change = changeset.changes.get()
    assert (changeset.new, change.before, change.after["title_nl"], change.after["owner"]) == (1, None, "Nieuw", "an")
    apply(changeset)
    assert FollowUp.objects.get().owner == user


def test_a_shift_of_a_term_follows_and_one_that_stands_alone_is_proposed(user):
    follow_up = make.follow_up()
    due = Period.parse("2024-Q1")
    _answer, held = rehearse(lambda: postpone(follow_up, due, date(2023, 5, 1), "Why.", user), user)
    assert [one.record_type for one in held.changesets] == ["followup"]
    follow_up.refresh_from_db()
    _answer, held = rehearse(lambda: make.due_change(followup=follow_up), user)
    assert [one.record_type for one in held.changesets] == ["duechange"]
    assert list(DueChange.objects.all()) == []


def test_a_public_record_cannot_be_deleted_by_way_of_a_proposal(user):
    part = make.transposition()
    with pytest.raises(ValidationError, match="can only be deleted by a publisher"):
        rehearse(part.delete, user)
    assert Transposition.objects.count() == 1


def test_a_status_and_a_note_say_who_and_why(user):
    project = make.project()
    set_status(project, "running", date(2023, 1, 1), "Loopt.", user)

    def act():
        project.internal_note = "Bel eerst."
        save_with_reason(project, "Why.", user)

    _answer, held = rehearse(act, user)
    assert (held.changesets, held.wrote_internal, Project.objects.get().internal_note) == ([], True, "Bel eerst.")
    latest = project.history.first()
    assert (latest.history_user, latest.history_change_reason, latest.history_type) == (user, "Why.", "~")
