"""What is forgotten with time: the trace of people, and what was only kept in passing.

The records, their versions and the change sets are the archive, and stay for good: the public page of changes can only
tell that nothing was private while every version is there. Who wrote a version is personal data, and is taken off.
"""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from projects.models import (
    AuditEntry,
    ChangeSet,
    DueChange,
    FrozenReport,
    Reading,
    Reminder,
    StatusUpdate,
    Upload,
    User,
)

BATCH = 1000
# What is deleted, and the moment that says how old it is.
DELETED = {
    "audit": ((AuditEntry, "at"), (LogEntry, "action_time")),
    "uploads": ((Upload, "uploaded_at"),),
    "readings": ((Reading, "read_at"),),
    "reminders": ((Reminder, "claimed_at"),),
}
PARTS = (*DELETED, "names")
# Who stood beside what is kept, and the moment from which on it is kept without.
NAMED = (
    (ChangeSet, "proposed_by", "proposed_at"),
    (ChangeSet, "decided_by", "decided_at"),
    (ChangeSet, "undone_by", "undone_at"),
    (StatusUpdate, "author", "created_at"),
    (DueChange, "author", "created_at"),
    (FrozenReport, "made_by", "made_at"),
)


def named_columns():
    """Yield (model, column, moment): every column that names somebody beside what is kept, those of the history too."""
    yield from NAMED
    for model in apps.get_app_config("projects").get_models():
        if hasattr(model, "history_user"):
            for field in model._meta.fields:
                if field.related_model is User:
                    yield model, field.name, "history_date"


def forget(part, before, *, dry_run=False):
    """Forget what one of the `PARTS` holds from before a moment; return how many rows that were, or would be."""
    if part == "names":
        return sum(_take_off(*column, before, dry_run) for column in named_columns())
    return sum(_delete(model.objects.filter(**{f"{at}__lt": before}), dry_run) for model, at in DELETED[part])


def end_sessions(*, dry_run=False):
    """Delete the sessions that are over; return how many these were, or would be."""
    return _delete(Session.objects.filter(expire_date__lt=timezone.now()), dry_run)


def _delete(queryset, dry_run):
    number = queryset.count()
    if not dry_run:
        queryset.delete()
    return number


def _take_off(model, column, at, before, dry_run):
    """Empty a column of the rows from before a moment, some at a time: others write in between."""
    rows = model._default_manager.filter(Q(**{f"{at}__lt": before, f"{column}__isnull": False})).order_by("pk")
    if dry_run:
        return rows.count()
    number, last = 0, 0
    while pks := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        number += model._default_manager.filter(pk__in=pks).update(**{column: None})
        last = pks[-1]
    return number
