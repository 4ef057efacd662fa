"""What is forgotten, and when; and that the records and their versions stay as they are."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.utils import timezone

from projects.exchange.changes import apply, propose, undo
from projects.management import forgetting
from projects.management.forgetting import NAMED, forget, named_columns
from projects.models import (
    AuditEntry,
    ChangeSet,
    FollowUp,
    Project,
    Reading,
    Reminder,
    StatusUpdate,
    Suggestion,
    Theme,
    Upload,
    User,
)
from tests import make
from tests.exchange.files import csv_file
from tests.management.terminal import run

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def back_to(days, column, record):
    """Make a row as old as so many days."""
    type(record)._default_manager.filter(pk=record.pk).update(**{column: days_ago(days)})


def audit(days):
    back_to(days, "at", AuditEntry.note(AuditEntry.Kind.SIGNED_IN, name=f"{days}"))


def names_in_the_audit():
    return sorted(AuditEntry.objects.exclude(kind="forgotten").values_list("name", flat=True))


@pytest.fixture
def an():
    return User.objects.create(username="an")


def test_the_audit_is_forgotten_after_a_year_and_notes_that_it_was():
    for days in (1, 364, 366):
        audit(days)
    said = run("forget")[0].splitlines()
    assert said[0] == "entries of the audit and of Django's own log: 1 older than 365 days"
    assert names_in_the_audit() == ["1", "364"]
    entry = AuditEntry.objects.get(kind="forgotten")
    assert (entry.name, entry.user) == ("manage.py forget", None)
    assert entry.detail == "audit 1, uploads 0, readings 0, reminders 0, names 0, sessions 0"


def test_another_term_may_be_asked_for():
    for days in (1, 31):
        audit(days)
    run("forget", "--audit", "30")
    assert names_in_the_audit() == ["1"]


def test_the_terms_can_be_set(settings):
    settings.FORGET_DAYS = settings.FORGET_DAYS | {"audit": 10}
    audit(11)
    run("forget")
    assert names_in_the_audit() == []


@pytest.mark.parametrize("days", ["0", "-1", "99999999999"])
@pytest.mark.parametrize("part", ["audit", "names", "uploads"])
def test_a_term_that_makes_no_sense_is_refused_and_nothing_is_forgotten(part, days):
    audit(400)
    assert run("forget", f"--{part}", days)[1] == f"--{part} must be between 1 and 36500 days."
    assert AuditEntry.objects.count() == 1


def kept_in_passing(user, days):
    """Make one upload, reading with a suggestion, mail and line in Django's own log, so many days old."""
    name = f"{days}"
    back_to(days, "uploaded_at", Upload.keep(user, name, name, "0" * 64, b"code", [2]))
    report = make.report(code=f"r-{days}", year=2022, url=f"https://x.eu/{days}")
    reading = Reading.objects.create(report=report, read_by=user, file_digest="0" * 64, file_name=name)
    reading.suggestions.create(passage=1, position=1, first_line=1, last_line=1, text="x", sentence="x", what="meeting")
    back_to(days, "read_at", reading)
    back_to(days, "claimed_at", Reminder.objects.create(user=user, year=2000 + days, week=1, items=1))
    kind = ContentType.objects.get_for_model(Theme)
    entry = LogEntry.objects.create(user=user, content_type=kind, object_id=name, object_repr=name, action_flag=CHANGE)
    back_to(days, "action_time", entry)


def test_what_was_kept_in_passing_goes_after_its_days(an):
    for days in (1, 8, 181, 366):
        kept_in_passing(an, days)
    run("forget")
    assert sorted(Upload.objects.values_list("file_name", flat=True)) == ["1"]
    assert sorted(Reading.objects.values_list("file_name", flat=True)) == ["1", "8"]
    assert Suggestion.objects.count() == 2
    assert sorted(Reminder.objects.values_list("year", flat=True)) == [2001, 2008, 2181]
    assert sorted(LogEntry.objects.values_list("object_id", flat=True)) == ["1", "181", "8"]


def test_sessions_that_are_over_go():
    for key, days in (("over", 1), ("open", -1)):
        Session.objects.create(session_key=key, session_data="", expire_date=days_ago(days))
    assert "sessions that are over: 1" in run("forget")[0].splitlines()
    assert [session.session_key for session in Session.objects.all()] == ["open"]


def versions_of(model):
    return list(model.history.order_by("history_id").values())


def without_names(rows):
    return [
        {name: value for name, value in row.items() if not name.endswith(("user_id", "owner_id", "author_id"))}
        for row in rows
    ]


def test_names_leave_the_versions_after_five_years_and_the_versions_stay(an):
    project = make.project(owner=an)
    project._history_user = an
    project.title_nl = "Anders"
    project.save()
    old, young = project.history.order_by("history_id")
    back_to(1827, "history_date", old)
    type(old).objects.update(history_user=an)
    before = versions_of(Project)
    run("forget")
    after = versions_of(Project)
    assert [(row["history_user_id"], row["owner_id"]) for row in after] == [(None, None), (an.pk, an.pk)]
    assert without_names(after) == without_names(before)
    project.refresh_from_db()
    assert (project.owner, young.title_nl) == (an, "Anders")


def test_names_leave_old_change_sets_which_can_still_be_undone(an):
    changeset = apply(propose(Theme, csv_file({"code": "1", "title_nl": "X"}), "themas-an.csv", an), an)
    for column in ("proposed_at", "decided_at"):
        back_to(2000, column, changeset)
    run("forget")
    changeset.refresh_from_db()
    assert (changeset.proposed_by, changeset.decided_by, changeset.file_name) == (None, None, "themas-an.csv")
    undo(changeset, an)
    run("forget")
    assert ChangeSet.objects.get().undone_by == an


def test_the_author_of_an_old_line_in_a_ledger_is_forgotten_and_the_line_stays(an):
    update, change = make.status_update(author=an), make.due_change(author=an)
    back_to(2000, "created_at", update)
    run("forget")
    for record in (update, change):
        record.refresh_from_db()
    assert (update.author, update.text_nl, change.author) == (None, "Loopt.", an)


def test_many_versions_are_gone_through_in_batches(an, monkeypatch):
    monkeypatch.setattr(forgetting, "BATCH", 2)
    project = make.project()
    for number in range(6):
        project.position = number
        project.save()
    Project.history.update(history_user=an, history_date=days_ago(2000))
    assert forget("names", days_ago(1826)) == 7
    assert Project.history.filter(history_user__isnull=False).count() == 0


def test_a_dry_run_counts_the_same_and_forgets_nothing(an):
    kept_in_passing(an, 400)
    make.status_update(author=an)
    StatusUpdate.history.update(history_user=an, history_date=days_ago(2000))
    Project.history.update(history_user=an, history_date=days_ago(2000))
    dry = run("forget", dry_run=True)[0].splitlines()
    assert (Upload.objects.count(), Reading.objects.count(), LogEntry.objects.count()) == (1, 1, 1)
    assert (Project.history.filter(history_user=an).count(), AuditEntry.objects.count()) == (2, 0)
    assert dry[-1] == "Nothing was forgotten: this was a dry run."
    assert dry[:-1] == run("forget")[0].splitlines()
    # The users of the three versions, and the author that the version of the status remembered.
    assert dry[4] == "names beside versions and change sets, which stay: 4 older than 1826 days"


def test_a_proposal_that_waits_for_long_is_named_and_left_alone(an):
    changeset = propose(Theme, csv_file({"code": "1", "title_nl": "X"}), "f.csv", an)
    back_to(91, "proposed_at", changeset)
    said = run("forget")[0]
    assert "change sets that have waited for a decision for 90 days: 1, left alone\n" in said
    changeset.refresh_from_db()
    assert (changeset.state, changeset.proposed_by) == ("proposed", an)


# Who does something now, or what goes as a whole: their names go with them.
STAYS = {
    (Project, "owner"),
    (FollowUp, "owner"),
    (AuditEntry, "user"),
    (Reading, "read_by"),
    (Reminder, "user"),
    (Upload, "uploaded_by"),
}


def test_every_column_that_names_somebody_is_forgotten_or_known_to_stay():
    forgotten = {(model, column) for model, column, _at in named_columns()}
    assert {(model, column) for model, column, _at in NAMED} <= forgotten
    found = {
        (model, field.name)
        for model in User._meta.apps.get_app_config("projects").get_models()
        for field in model._meta.fields
        if field.related_model is User
    }
    assert found == forgotten | STAYS
