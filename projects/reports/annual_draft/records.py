"""Which records speak of a year.

What happened belongs to every year that its period touches; without any day it belongs to the year of its report. An
act belongs to the years of its dates, without any to the year of its number. A promise is *for* the year where its term
touches it, where it recurs, where it was closed in it, or where it comes from before and was still open then; it is
for *later* where its term lies after the year or it has none. What was closed before the year was told before.
"""

from datetime import date

from django.db.models import Prefetch, Q

from projects.models import Activity, Decision, Document, FollowUp, Meeting, Project, StatusUpdate, Theme
from projects.models.proof import PROOFS
from projects.periods import Period

SHOWN = (Theme, Project, StatusUpdate, Activity, Meeting, Document, Decision, FollowUp)


class Asked:
    """The records that a draft may show: of the year `year`, as they stood on `day` (None: now)."""

    def __init__(self, year: int, day: date | None, also_private: bool):
        self.year, self.day, self.also_private = Period.months(year, 1, 12), day, also_private

    def all(self, model):
        """All records of a type that may be shown."""
        records = model.objects.all() if self.also_private else model.objects.public()
        return records.on_day(self.day)

    def hidden(self):
        """Return (model name, primary key) of the records that are asked for and that the public cannot see."""
        if not self.also_private:
            return frozenset()
        return frozenset(
            (model._meta.model_name, pk)
            for model in SHOWN
            for pk in model.objects.exclude(pk__in=model.objects.public().order_by().values("pk"))
            .order_by()
            .values_list("pk", flat=True)
        )

    def themes(self):
        """The themes in the order of the work programme."""
        return list(self.all(Theme).order_by("position", "code"))

    def projects(self):
        """The projects in the order of the report."""
        return list(self.all(Project).order_by("theme__position", "position", "code"))

    def updates(self):
        """What was said of the status of projects in the year."""
        within = self.all(StatusUpdate).filter(day__gte=self.year.first, day__lte=self.year.last)
        return within.order_by("day", "id")

    def activities(self):
        """The activities of the year."""
        return self.all(Activity).filter(self._touches()).order_by("code")

    def meetings(self):
        """The meetings of the year, each with its projects."""
        return self.all(Meeting).filter(self._touches()).prefetch_related(self._of_projects()).order_by("code")

    def documents(self):
        """The documents of the year, each with its projects; one without a date did not happen."""
        touched = self._touches() & ~Q(first_day=None, last_day=None)
        return self.all(Document).filter(touched).prefetch_related(self._of_projects()).order_by("code")

    def decisions(self):
        """The acts that may belong to the year, each with its projects; their dates say whether they do."""
        acts = self.all(Decision).prefetch_related(self._of_projects())
        return [act for act in acts.order_by("code") if self._is_of_year(act)]

    def milestones(self, act):
        """Return what became of an act in the year: pairs of name and period."""
        return tuple((name, period) for name, period in act.milestones if self._meets(period))

    def promises(self):
        """The promises known by the end of the year and not closed before it, each with what it comes from."""
        promises = self.all(FollowUp)
        closed_on = promises.then("closed_on")
        # Not by `exclude`: an expression that is null would be left out with it.
        there = Q(**{f"{closed_on}__isnull": True}) | Q(**{f"{closed_on}__gte": self.year.first})
        of_later_report = Q(report__year__gt=self.year.first.year)
        origin = [
            Prefetch(name, self.all(model).prefetch_related(self._of_projects()))
            for name, model in (("decision", Decision), ("meeting", Meeting))
        ]
        found = promises.filter(there).exclude(of_later_report).select_related("report", "responsible", *PROOFS[:3])
        return found.prefetch_related(*origin).order_by_then("due_last", "due_first", "id")

    def is_for_year(self, promise):
        """Whether a promise is for the year, not for later."""
        if promise.closed_on and promise.closed_on <= self.year.last:
            return True
        if not promise.due.is_known:
            return bool(promise.every_months)
        return promise.due.first is None or promise.due.first <= self.year.last

    def _of_projects(self):
        return Prefetch("projects", Project.objects.only("pk"), to_attr="own_projects")

    def _touches(self):
        """Return the condition that a period touches the year, or that without one the report is of the year."""
        begun = Q(first_day__isnull=True) | Q(first_day__lte=self.year.last)
        not_over = Q(last_day__isnull=True) | Q(last_day__gte=self.year.first)
        undated = Q(first_day=None, last_day=None)
        return (~undated & begun & not_over) | (undated & Q(report__year=self.year.first.year))

    def _meets(self, period):
        return (period.first or date.min) <= self.year.last and (period.last or date.max) >= self.year.first

    def _is_of_year(self, act):
        if act.milestones:
            return bool(self.milestones(act))
        return act.year == self.year.first.year
