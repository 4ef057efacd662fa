"""What stands in the calendar of one person on the staff: their own terms, and the meetings of their projects.

Drafts are in it too, as they are the person's own work; hence it is never a public page.
"""

from datetime import date, timedelta

from django.db.models import Q

from projects.models import DeadlineState, FollowUp, Meeting, User, deadline_q

from .reminders import responsible

# As in the letters, nothing of what is met, waits or has lapsed; a calendar also looks further ahead than they do.
SHOWN = (
    DeadlineState.OVERDUE,
    DeadlineState.OUTCOME_NOT_RECORDED,
    DeadlineState.DUE_SOON,
    DeadlineState.NOT_YET_DUE,
)
MOST = 1000
MEETINGS_SINCE_DAYS = 365


def own_terms(user: User, on: date) -> list[FollowUp]:
    """Return the follow-ups of `user` with a first and a last possible day that ask for something on or after `on`.

    They are the person's where the person owns them, or where a letter about them would go to the person as the owner
    of their project. At most `MOST`, those with the latest terms.
    """
    condition = Q()
    for state in SHOWN:
        condition |= deadline_q(state, on)
    found = FollowUp.objects.filter(condition, Q(owner=user) | Q(project__owner=user))
    dated = found.filter(due_first__isnull=False, due_last__lt=date.max).select_related("owner", "project__owner")
    mine = (record for record in dated.order_by("-due_last", "-pk") if is_of(user, record))
    return [record for record, _place in zip(mine, range(MOST), strict=False)]


def is_of(user, followup):
    """Whether a follow-up is the business of `user`."""
    return followup.owner_id == user.pk or user in responsible(followup)


def own_meetings(user: User, on: date) -> list[Meeting]:
    """Return the dated meetings of the projects that `user` owns, from a year before `on`; at most `MOST`."""
    since = on - timedelta(days=MEETINGS_SINCE_DAYS)
    dated = Meeting.objects.filter(projects__owner=user, first_day__isnull=False, last_day__gte=since)
    return list(dated.filter(last_day__lt=date.max).distinct().order_by("-last_day", "-pk")[:MOST])
