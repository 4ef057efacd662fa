"""What needs the attention of staff on a day: the figures of the admin's index page."""

from dataclasses import dataclass
from datetime import date, timedelta

from projects.models import RECORD_TYPES, ChangeSet, FollowUp, Project

STALE_DAYS = 183
DUE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Attention:
    """Numbers for one day; `drafts` are pairs of model and number, only where there are any."""

    overdue: int
    due_soon: int
    without_outcome: int
    stale: int
    proposed: int
    drafts: list


def attention(on: date) -> Attention:
    """Return what needs attention on the day `on`, in a constant number of queries."""
    drafts = [(model, model.objects.filter(is_public=False).order_by().count()) for model in RECORD_TYPES]
    return Attention(
        overdue=FollowUp.objects.overdue(on).count(),
        due_soon=FollowUp.objects.due_within(DUE_DAYS, on).count(),
        without_outcome=FollowUp.objects.without_outcome(on).count(),
        stale=Project.objects.stale(on - timedelta(days=STALE_DAYS)).count(),
        proposed=ChangeSet.objects.filter(state=ChangeSet.State.PROPOSED).count(),
        drafts=[(model, number) for model, number in drafts if number],
    )
