"""The state of a term on a day, once for one record and once for a query; and what was known of a promise on a day.

The rule (principle 2 of the design): a term is judged only after its last possible day. Then it was met in time or
late; or it is overdue, where somebody has reported since that it is not done; or its outcome is not recorded,
where nobody has said anything since.
"""

from datetime import timedelta

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from .days import begun_by, kept_if, told_by
from .stages import act_there

DUE_SOON_DAYS = 90


class FollowUpState(models.TextChoices):
    """What has come of a follow-up, as somebody reported it."""

    OPEN = "open", _("open")
    IN_PROGRESS = "in_progress", _("in progress")
    PARTLY_MET = "partly_met", _("partly met")
    MET = "met", _("met")
    LAPSED = "lapsed", _("lapsed")
    SUSPENDED = "suspended", _("suspended")


CLOSED = (FollowUpState.MET, FollowUpState.LAPSED)


class DeadlineState(models.TextChoices):
    """How a term stands on a day."""

    NO_DEADLINE = "no_deadline", _("no deadline")
    NOT_YET_DUE = "not_yet_due", _("not yet due")
    DUE_SOON = "due_soon", _("due soon")
    OVERDUE = "overdue", _("overdue")
    MET_ON_TIME = "met_on_time", _("met on time")
    MET_LATE = "met_late", _("met late")
    WAITING_FOR = "waiting_for", _("waiting for something")
    OUTCOME_NOT_RECORDED = "outcome_not_recorded", _("outcome not recorded")
    NO_LONGER_DUE = "no_longer_due", _("no longer due")


def deadline_state(followup, on, soon=DUE_SOON_DAYS):
    """Return the `DeadlineState` of `followup` on the day `on`; due soon within `soon` days."""
    due_last = followup.due_last
    closed = followup.state in CLOSED and followup.closed_on <= on
    if closed and followup.state == FollowUpState.LAPSED:
        return DeadlineState.NO_LONGER_DUE
    if closed and due_last:
        return DeadlineState.MET_ON_TIME if followup.closed_on <= due_last else DeadlineState.MET_LATE
    if closed:
        return DeadlineState.NO_DEADLINE
    if followup.waits_for_nl:
        return DeadlineState.WAITING_FOR
    if followup.state == FollowUpState.SUSPENDED:
        return DeadlineState.NO_LONGER_DUE
    if due_last is None:
        return DeadlineState.NO_DEADLINE
    if due_last >= on:
        return DeadlineState.DUE_SOON if due_last <= on + timedelta(days=soon) else DeadlineState.NOT_YET_DUE
    if followup.reported_on and due_last < followup.reported_on <= on:
        return DeadlineState.OVERDUE
    return DeadlineState.OUTCOME_NOT_RECORDED


def deadline_q(state, on, soon=DUE_SOON_DAYS, named=str):
    """Return the condition under which `deadline_state` answers `state` on the day `on`.

    `named` gives the name under which the query asks for a column.
    """
    state_is, closed_on, reported_on, due_last = map(named, ("state", "closed_on", "reported_on", "due_last"))
    closed = Q(**{f"{state_is}__in": CLOSED, f"{closed_on}__lte": on})
    lapsed = closed & Q(**{state_is: FollowUpState.LAPSED})
    met = closed & Q(**{state_is: FollowUpState.MET})
    waits = ~closed & ~Q(waits_for_nl="")
    suspended = ~closed & Q(waits_for_nl="") & Q(**{state_is: FollowUpState.SUSPENDED})
    running = ~closed & Q(waits_for_nl="") & ~Q(**{state_is: FollowUpState.SUSPENDED})
    soon_day = on + timedelta(days=soon)
    known_late = Q(**{f"{reported_on}__gt": F(due_last), f"{reported_on}__lte": on})
    # Said the other way round as well: a day that is not known makes neither of the two true by itself.
    not_known = (
        Q(**{f"{reported_on}__isnull": True})
        | Q(**{f"{reported_on}__lte": F(due_last)})
        | Q(**{f"{reported_on}__gt": on})
    )
    passed = running & Q(**{f"{due_last}__lt": on})
    conditions = {
        DeadlineState.NO_LONGER_DUE: lapsed | suspended,
        DeadlineState.MET_ON_TIME: met & Q(**{f"{closed_on}__lte": F(due_last)}),
        DeadlineState.MET_LATE: met & Q(**{f"{closed_on}__gt": F(due_last)}),
        DeadlineState.WAITING_FOR: waits,
        DeadlineState.NO_DEADLINE: (met | running) & Q(**{f"{due_last}__isnull": True}),
        DeadlineState.DUE_SOON: running & Q(**{f"{due_last}__gte": on, f"{due_last}__lte": soon_day}),
        DeadlineState.NOT_YET_DUE: running & Q(**{f"{due_last}__gt": soon_day}),
        DeadlineState.OVERDUE: passed & known_late,
        DeadlineState.OUTCOME_NOT_RECORDED: passed & not_known,
    }
    return conditions[DeadlineState(state)]


def promise_there(day, shifts):
    """Return the condition that a promise was known on `day`; `shifts` are the public moves of its term by then.

    It is known from the day its report was made known, or earlier where its term was moved, where somebody reported
    on it or where it was closed before. A promise without a report was there: nothing says otherwise. The next
    occurrence of a duty is there once the one before it was closed.
    """
    moved = Exists(shifts.filter(followup=OuterRef("pk")))
    begun = Q(follows__closed_on=None) | Q(follows__closed_on__lte=day)
    return (told_by(day) & begun) | Q(reported_on__lte=day) | Q(closed_on__lte=day) | Q(moved)


def promise_then(day, later):
    """Return column → expression for what was known of a promise on `day`; `later` are the public moves after it.

    The term is the one before the first later move. Closed later is open then; so is whatever was reported later
    without being closed, as the records keep the last report only. Outcome and proof go with the report.
    """
    own = later.filter(followup=OuterRef("pk")).order_by("changed_on", "id")
    moves = Exists(own)
    first, last = (Subquery(own.values(name)[:1]) for name in ("old_first", "old_last"))
    from_nowhere = Q(moves) & Q(IsNull(first, True)) & Q(IsNull(last, True))
    closed = Q(closed_on__lte=day)
    told = closed | Q(closed_on=None) & (Q(reported_on=None) | Q(reported_on__lte=day))
    return {
        "due_first": Case(When(moves, then=first), default=F("due_first")),
        "due_last": Case(When(moves, then=last), default=F("due_last")),
        **kept_if(~from_nowhere, "due_basis", empty="none"),
        **kept_if(~moves, "due_sum", empty=""),
        **kept_if(told, "state", empty=FollowUpState.OPEN.value),
        **kept_if(closed, "closed_on"),
        **kept_if(Q(reported_on__lte=day), "reported_on"),
        **kept_if(told, "outcome_nl", "outcome_fr", "outcome_en", "proof_url", empty=""),
        **kept_if(told & begun_by(day, "proof_document__"), "proof_document_id"),
        **kept_if(told & act_there(day, "proof_decision__"), "proof_decision_id"),
        **kept_if(told & begun_by(day, "proof_meeting__"), "proof_meeting_id"),
        **kept_if(begun_by(day, "meeting__"), "meeting_id"),
        **kept_if(act_there(day, "decision__"), "decision_id"),
    }
