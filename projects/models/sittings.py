"""What belongs to a sitting: the sittings before and after it, what is owed at it, and what is put on its agenda.

Whose business something is. A body answers for what it is responsible for itself, for what was promised at its
sittings, and for what follows from its decisions. A meeting of which no body is recorded stands in a series with the
meetings of the same kind about one of its projects, and answers for what was promised there. Either way the work on the
meeting's own projects, and on the parts of these, is on its table. What somebody put on its agenda is too.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from .deadlines import CLOSED
from .decision import Decision
from .followup import FollowUp
from .meeting import Meeting
from .stages import MILESTONES

Agenda = Meeting.agenda.through


def series_of(meeting):
    """Return the other sittings of the same body; where none is recorded, of the same kind about a same project."""
    others = Meeting.objects.exclude(pk=meeting.pk)
    if meeting.body_id:
        return others.filter(body=meeting.body_id)
    about = Meeting.projects.through.objects.filter(project__in=_projects_of(meeting))
    return others.filter(body=None, kind=meeting.kind, pk__in=about.values("meeting"))


def earlier(meeting, on):
    """Return the sittings of its series that were over before it began and before the day `on`, the latest first."""
    begins = meeting.first_day or meeting.last_day or on
    ended = series_of(meeting).annotate(ended=Coalesce("last_day", "first_day"))
    return ended.filter(ended__lt=min(begins, on)).order_by("-ended", "-id")


def to_come(meetings, on):
    """Return those of `meetings` (a queryset) that are planned and not over on the day `on`, the next one first."""
    planned = meetings.filter(state=Meeting.State.PLANNED).exclude(last_day__lt=on)
    return planned.annotate(begins=Coalesce("first_day", "last_day")).order_by("begins", "id")


def owed_at(meeting, on, followups=None):
    """Return what is open on the day `on` of the business of `meeting`, from `followups` (default: all), by term.

    What stands on its agenda, or on that of an earlier sitting, comes first (`is_listed`).
    """
    followups = FollowUp.objects.all() if followups is None else followups
    listed = Agenda.objects.filter(Q(meeting=meeting) | Q(meeting__in=earlier(meeting, on).order_by().values("pk")))
    is_listed = Exists(listed.filter(followup=OuterRef("pk")))
    found = followups.exclude(state__in=CLOSED, closed_on__lte=on).annotate(is_listed=is_listed)
    return found.filter(_business_of(meeting) | Q(is_listed=True)).order_by("-is_listed", *FollowUp._meta.ordering)


def _business_of(meeting):
    projects = _projects_of(meeting)
    business = Q(meeting=meeting) | Q(project__in=projects) | Q(project__parent__in=projects)
    if not meeting.body_id:
        return business | Q(meeting__in=series_of(meeting).values("pk"))
    body = meeting.body_id
    return business | Q(responsible=body) | Q(meeting__body=body) | Q(decision__body=body)


def acts_of(meeting, since, on, acts=None):
    """Return the acts (from `acts`, default: all) of the body of `meeting`, or about its projects, with a new date.

    New is a date of their life that may lie between the days `since` and `on`, both included: what was signed at the
    last sitting is told at the next.
    """
    acts = Decision.objects.all() if acts is None else acts
    dated = Q()
    for name in MILESTONES:
        dated |= Q(**{f"{name}_last__gte": since, f"{name}_first__lte": on})
    linked = Decision.projects.through.objects.filter(project__in=_projects_of(meeting)).values("decision")
    its_own = Q(pk__in=linked)
    if meeting.body_id:
        its_own |= Q(body=meeting.body_id)
    return acts.filter(dated & its_own)


def _projects_of(meeting):
    return Meeting.projects.through.objects.filter(meeting=meeting).values("project")


@transaction.atomic
def change_agenda(meeting, add, remove, reason, author):
    """Put the follow-ups `add` on the agenda of `meeting` and take `remove` off it; return (put, taken), two numbers.

    What is there, or not there, already is left as it is. An agenda is for the staff: the day on which the public
    record was changed stays, the history tells who did it and why (`reason`).
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    there = set(meeting.agenda.values_list("pk", flat=True))
    put = [followup for followup in add if followup.pk not in there]
    taken = [followup for followup in remove if followup.pk in there]
    meeting._change_reason, meeting._history_user = reason[:100], author
    # Each of the two writes a version of its own; nothing is written where there is nothing to do.
    if put:
        meeting.agenda.add(*put)
    if taken:
        meeting.agenda.remove(*taken)
    return len(put), len(taken)
