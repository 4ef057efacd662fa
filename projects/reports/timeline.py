"""Everything that happened in a project, in one order."""

from dataclasses import dataclass
from datetime import date

from projects.filters.orders import ByDay, nearest
from projects.models import MILESTONES, Activity, Decision, Document, Meeting, Project
from projects.periods import Period

# So many events are shown on the page of a project; lists show the rest.
SHOWN = 50
# So many are read, for the picture of its life.
READ = 500


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: in which period, of what kind (a model's name, or a milestone's), and its record."""

    period: Period
    kind: str
    record: object

    @property
    def sort_key(self):
        """Events stand in the order of their last possible day, the vague before the exact, the undated before all."""
        last = self.period.last or date.max
        return self.period.is_known, last, self.period.days is None, -(self.period.days or 0)


def project_timeline(project: Project, day: date | None = None, most: int = READ) -> list[Event]:
    """Return what the public may know of a project, the latest first and what has no date last.

    Of each kind at most `most` are read, and as many events returned.
    With a `day` it ends there, as far as the records know now. A document without a date is left out: it is there, but
    it did not happen.
    """
    within = {"projects": project}
    updates = project.updates.public().on_day(day).select_related("report")[:most]
    events = [Event(update_period(u), "status", u) for u in updates]
    meetings = _latest(Meeting.objects.public().on_day(day).filter(**within), most)
    events += [Event(meeting.period, "meeting", meeting) for meeting in meetings]
    activities = _latest(Activity.objects.public().on_day(day).filter(project=project), most)
    events += [Event(activity.period, "activity", activity) for activity in activities]
    documents = _latest(Document.objects.public().on_day(day).filter(**within), most)
    events += [Event(d.period, "document", d) for d in documents if d.period.is_known]
    for decision in Decision.objects.public().on_day(day).filter(**within)[:most]:
        events += [Event(period, name, decision) for name, period in decision.milestones]
    return sorted(events, key=lambda event: event.sort_key, reverse=True)[:most]


def _latest(queryset, most):
    """Return the latest records of a project."""
    return nearest(ByDay("last_day"), queryset, most)


def update_period(update) -> Period:
    """Return the day of a status update as a period."""
    return Period(update.day, update.day)


KINDS = ("status", "meeting", "activity", "document", *MILESTONES)
