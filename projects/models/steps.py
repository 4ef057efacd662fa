"""What staff do to records in one step: each writes everything that belongs together, or nothing."""

from django.db import transaction
from django.utils.translation import get_language

from .deadlines import FollowUpState
from .followup import DueChange
from .project import StatusUpdate


def _in_language(name, text):
    """Return the column for `text` in the language in which it was typed."""
    language = (get_language() or "nl")[:2]
    return {f"{name}_{language}": text}


@transaction.atomic
def set_status(project, status, day, reason, author):
    """Record that `project` has had `status` since `day`, and why; return the `StatusUpdate`."""
    update = StatusUpdate(
        project=project,
        status=status,
        day=day,
        author=author,
        is_public=project.is_public,
        **_in_language("text", reason),
    )
    update.save()
    return update


@transaction.atomic
def close_as_met(followup, day, outcome, author):
    """Close `followup` as met on `day`; `outcome` says what came of it, in the active language."""
    followup.state = FollowUpState.MET
    followup.closed_on = day
    followup.reported_on = day
    for name, text in _in_language("outcome", outcome).items():
        setattr(followup, name, text)
    save_with_reason(followup, outcome, author)


@transaction.atomic
def postpone(followup, due, day, reason, author):
    """Move the term of `followup` to the `Period` `due`; the shift goes into the ledger of terms."""
    old = followup.due
    followup.due_first, followup.due_last = due
    followup.reported_on = max(filter(None, (followup.reported_on, day)))
    if followup.due_basis == followup.DueBasis.NONE:
        followup.due_basis = followup.DueBasis.STATED
    save_with_reason(followup, reason, author)
    return record_due_change(followup, old, day, reason, author)


def record_due_change(followup, old, day, reason, author):
    """Write the shift of a term from the `Period` `old` to what `followup` holds now; return the `DueChange`."""
    change = DueChange(
        followup=followup,
        changed_on=day,
        old_first=old.first,
        old_last=old.last,
        new_first=followup.due_first,
        new_last=followup.due_last,
        author=author,
        is_public=followup.is_public,
        **_in_language("reason", reason),
    )
    change.save()
    return change


@transaction.atomic
def set_public(record, is_public, reason, author):
    """Publish `record`, or take it back from the public."""
    record.is_public = is_public
    save_with_reason(record, reason, author)


def save_with_reason(record, reason, author):
    """Save a record with the reason and the author in its history."""
    record._change_reason = reason[:100]
    record._history_user = author
    record.full_clean()
    record.save()
