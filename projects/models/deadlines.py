"""The state of a term on a day, once for one record and once for a query.

The rule (principle 2 of the design): a term is judged only after its last possible day. Then it was met in time or
late; or it is overdue, where somebody has reported since that it is not done; or its outcome is not recorded,
where nobody has said anything since.
"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

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


def deadline_q(state, on, soon=DUE_SOON_DAYS):
    """Return the condition under which `deadline_state` answers `state` on the day `on`."""
    closed = Q(state__in=CLOSED) & Q(closed_on__lte=on)
    lapsed = closed & Q(state=FollowUpState.LAPSED)
    met = closed & Q(state=FollowUpState.MET)
    waits = ~closed & ~Q(waits_for_nl="")
    suspended = ~closed & Q(waits_for_nl="") & Q(state=FollowUpState.SUSPENDED)
    running = ~closed & Q(waits_for_nl="") & ~Q(state=FollowUpState.SUSPENDED)
    soon_day = on + timedelta(days=soon)
    known_late = Q(reported_on__gt=F("due_last")) & Q(reported_on__lte=on)
    conditions = {
        DeadlineState.NO_LONGER_DUE: lapsed | suspended,
        DeadlineState.MET_ON_TIME: met & Q(closed_on__lte=F("due_last")),
        DeadlineState.MET_LATE: met & Q(closed_on__gt=F("due_last")),
        DeadlineState.WAITING_FOR: waits,
        DeadlineState.NO_DEADLINE: (met | running) & Q(due_last__isnull=True),
        DeadlineState.DUE_SOON: running & Q(due_last__gte=on) & Q(due_last__lte=soon_day),
        DeadlineState.NOT_YET_DUE: running & Q(due_last__gt=soon_day),
        DeadlineState.OVERDUE: running & Q(due_last__lt=on) & known_late,
        DeadlineState.OUTCOME_NOT_RECORDED: running & Q(due_last__lt=on) & ~known_late,
    }
    return conditions[DeadlineState(state)]
