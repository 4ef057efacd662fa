"""Everything that happened in a project, in one order."""

from dataclasses import dataclass
from datetime import date

from projects.models import MILESTONES, Activity, Decision, Document, Meeting, Project
from projects.periods import Period


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


def project_timeline(project: Project, day: date | None = None) -> list[Event]:
    """Return what the public may know of a project, the latest first and what has no date last.

    With a `day` it ends there, as far as the records know now.

    A document without a date is left out: it is there, but it did not happen.
    """
    within = {"projects": project}
    events = [
        Event(update_period(u), "status", u) for u in project.updates.public().on_day(day).select_related("report")
    ]
    events += [Event(m.period, "meeting", m) for m in Meeting.objects.public().on_day(day).filter(**within)]
    events += [Event(a.period, "activity", a) for a in Activity.objects.public().on_day(day).filter(project=project)]
    documents = Document.objects.public().on_day(day).filter(**within)
    events += [Event(d.period, "document", d) for d in documents if d.period.is_known]
    for decision in Decision.objects.public().on_day(day).filter(**within):
        events += [Event(period, name, decision) for name, period in decision.milestones]
    return sorted(events, key=lambda event: event.sort_key, reverse=True)


def update_period(update) -> Period:
    """Return the day of a status update as a period."""
    return Period(update.day, update.day)


KINDS = ("status", "meeting", "activity", "document", *MILESTONES)
