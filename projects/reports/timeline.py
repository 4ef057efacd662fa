"""Everything that happened in a project, in one order."""

from dataclasses import dataclass
from datetime import date

from projects.filters.orders import ByDay, nearest
from projects.models import MILESTONES, Activity, Decision, Document, Meeting, Project
from projects.periods import Period

# So many events are shown on the page of a project; lists show the rest.
SHOWN = 50


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


def project_timeline(project: Project) -> list[Event]:
    """Return what the public may know of a project, the latest first and what has no date last.

    Of each kind at most `SHOWN` + 1 are read and as many events returned: one more than `SHOWN` says that it goes on.
    A document without a date is left out: it is there, but it did not happen.
    """
    within, most = {"projects": project}, SHOWN + 1
    updates = project.updates.public().select_related("report")[:most]
    events = [Event(update_period(u), "status", u) for u in updates]
    events += [Event(m.period, "meeting", m) for m in _latest(Meeting.objects.public().filter(**within), most)]
    events += [Event(a.period, "activity", a) for a in _latest(Activity.objects.public().filter(project=project), most)]
    documents = _latest(Document.objects.public().filter(**within), most)
    events += [Event(d.period, "document", d) for d in documents if d.period.is_known]
    for decision in Decision.objects.public().filter(**within)[:most]:
        events += [Event(period, name, decision) for name, period in decision.milestones]
    return sorted(events, key=lambda event: event.sort_key, reverse=True)[:most]


def _latest(queryset, most):
    """Return the latest records of a project."""
    return nearest(ByDay("last_day"), queryset, most)


def update_period(update) -> Period:
    """Return the day of a status update as a period."""
    return Period(update.day, update.day)


KINDS = ("status", "meeting", "activity", "document", *MILESTONES)
