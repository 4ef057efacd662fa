"""What staff do to records in one step: each writes everything that belongs together, or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from simple_history.utils import get_m2m_reverse_field_name

from .base import Sourced
from .deadlines import CLOSED, FollowUpState
from .decision import Decision
from .due_change import DueChange
from .followup import FollowUp
from .project import Project, StatusUpdate
from .proof import lacking
from .recurrence import next_occurrence
from .report import Report

# What has no page of its own is published together with the record that it belongs to.
PARTS = {
    Report: ("headings",),
    Project: ("updates",),
    Decision: ("transpositions", "relations_out"),
    FollowUp: ("due_changes",),
}
# What going back to an earlier version leaves as it is: publishing is a step of its own, a code never changes.
NEVER_TAKEN_BACK = ("id", "code", "is_public")


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
    # Typed in another language, the Dutch text stays empty until somebody translates it.
    update.full_clean(exclude=["text_nl"])
    _sign(project, reason, author)
    _sign(update, reason, author).save()
    return update


@transaction.atomic
def close_as_met(followup, day, outcome, author, proof=None):
    """Close `followup` as met on `day`; return the next occurrence of a duty that recurs, else None.

    `outcome` says what came of it, in the active language; `proof` is column → value for some of `PROOFS`. Raises
    `ValidationError` where it is closed already, or still lacks what closing asks for (`lacking`).
    """
    _refuse_closed(followup)
    followup.state = FollowUpState.MET
    followup.closed_on = day
    followup.reported_on = day
    given = {name: value for name, value in (proof or {}).items() if value}
    for name, text in (_in_language("outcome", outcome) | given).items():
        setattr(followup, name, text)
    if missing := lacking(followup):
        raise ValidationError(list(missing.values()))
    save_with_reason(followup, outcome, author)
    return let_recur(followup, author)


@transaction.atomic
def let_recur(followup, author):
    """Return the occurrence after `followup`, made now where there is none yet; None where none can follow."""
    following = FollowUp.objects.filter(follows=followup).first() or next_occurrence(followup)
    if following and following._state.adding:
        # As with any record, a code is made from what it is called after.
        save_with_reason(following, f"{followup.code}: {following.due_sum}", author)
    return following


@transaction.atomic
def postpone(followup, due, day, reason, author):
    """Move the term of `followup` to the `Period` `due`; return the `DueChange` that remembers it.

    Raises `ValidationError` where it is closed, or the term is that already.
    """
    _refuse_closed(followup)
    old = followup.due
    if old == due:
        raise ValidationError(_("This is its term already."))
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
    change.full_clean(exclude=["reason_nl"])
    _sign(change, reason, author).save()
    return change


def _refuse_closed(followup):
    if followup.state in CLOSED:
        raise ValidationError(_("It is closed already."))


@transaction.atomic
def set_public(record, is_public, reason, author):
    """Publish `record` and its `PARTS`, or take it back from the public, where its parts go with it unwritten."""
    record.is_public = is_public
    save_with_reason(record, reason, author)
    for name in PARTS.get(type(record), ()) if is_public else ():
        for part in getattr(record, name).filter(is_public=False):
            part.is_public = True
            _sign(part, reason, author).save()


@transaction.atomic
def go_back(record, version, reason, author):
    """Give `record` what `version`, one of its history, holds in every field that people fill in.

    Raises `ValidationError` where that is no longer allowed, such as a link to what has been deleted since.
    """
    old = record.due if isinstance(record, FollowUp) else None
    for field in version.tracked_fields:
        if field.editable and field.name not in NEVER_TAKEN_BACK:
            setattr(record, field.attname, getattr(version, field.attname))
    save_with_reason(record, reason, author)
    for field in version._history_m2m_fields:
        other = get_m2m_reverse_field_name(field)
        wanted = getattr(version, field.name).values_list(f"{other}_id", flat=True)
        getattr(record, field.name).set(field.related_model.objects.filter(pk__in=list(wanted)))
    if old is not None and old != record.due:
        record_due_change(record, old, timezone.localdate(), reason, author)


def confirm_values(record, reason, author):
    """Confirm what we computed; raises `ValidationError` where it was not computed, or has been confirmed."""
    _confirm(record, record.basis == Sourced.Basis.COMPUTED, {"basis": Sourced.Basis.CONFIRMED}, reason, author)


def confirm_flagship(project, reason, author):
    """Confirm that `project` is a flagship; raises `ValidationError` where it bears no mark, or a confirmed one."""
    waits = project.is_flagship and not project.flagship_confirmed
    _confirm(project, waits, {"flagship_confirmed": True}, reason, author)


def confirm_term(followup, reason, author):
    """Confirm the term that we derived; raises `ValidationError` where it is not derived, or has been confirmed."""
    basis = FollowUp.DueBasis
    _confirm(followup, followup.due_basis == basis.DERIVED, {"due_basis": basis.CONFIRMED}, reason, author)


def _confirm(record, waits, values, reason, author):
    """Give `record` the `values` of what is confirmed, where it `waits` for that."""
    if not waits:
        raise ValidationError(_("There is nothing here to confirm."))
    for name, value in values.items():
        setattr(record, name, value)
    save_with_reason(record, reason, author)


def save_with_reason(record, reason, author):
    """Save a record with the reason and the author in its history; raises `ValidationError` where a rule is broken."""
    record.full_clean()
    _sign(record, reason, author).save()


def _sign(record, reason, author):
    """Let the history know who changes `record` and why; return it."""
    record._change_reason = reason[:100]
    record._history_user = author
    return record
