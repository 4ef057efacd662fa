"""The state of affairs on a day: what the home page says."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from projects.models import DeadlineState, Decision, DueChange, FollowUp, Meeting, Project, Report, Status, StatusUpdate

SHOWN = 5
LATELY = 4
# After this many days without anything new the page says that it tells of the past.
OLD_DAYS = 183
# Acts of others that only give context are not what the Benelux decided.
CONTEXT = (Decision.Type.EU_ACT, Decision.Type.JUDGMENT)
IN_THE_MAKING = (
    Decision.Stage.PRELIMINARY_DRAFT,
    Decision.Stage.AGREEMENT_IN_PRINCIPLE,
    Decision.Stage.IN_NEGOTIATION,
)


@dataclass(frozen=True, slots=True)
class Acts:
    """How many acts there are, by how far they have come; context is left out."""

    total: int
    decided: int
    in_the_making: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """What the records tell of: the latest annual report, and the day of the latest thing recorded.

    Either is None where there is none; `is_old` says that nothing has been recorded for half a year.
    """

    report: Report | None
    recorded: date | None
    is_old: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Figures and short lists for one day.

    `statuses` and `terms` are triples of key, label and number; `last_term` is the last day of any term.
    """

    on: date
    projects: int
    running: int
    recurring: int
    statuses: list[tuple[str, str, int]]
    acts: Acts
    promises: int
    terms: list[tuple[str, str, int]]
    flagships: list
    due_next: list
    passed: list
    passed_total: int
    last_term: date | None
    latest_updates: list
    latest_decisions: list
    latest_meetings: list
    freshness: Freshness

    @property
    def under_way(self):
        """How many projects are going on: those that run, and the standing tasks."""
        return self.running + self.recurring


def overview(on: date, day: date | None = None) -> Overview:
    """Return the overview on the day `on`, from what is public; with `day` as the records stood on that day.

    The number of queries is constant.
    """
    projects = Project.objects.public().on_day(day)
    followups = FollowUp.objects.public().on_day(day)
    acts = Decision.objects.public().on_day(day).exclude(type__in=CONTEXT)
    promises = list(followups)
    states = Counter(promise.deadline_state(on) for promise in promises)
    statuses = Counter(projects.values_list(projects.then("status"), flat=True).order_by())
    with_names = followups.select_related("project", "decision", "meeting", "responsible").with_shifts()
    updates = StatusUpdate.objects.public().filter(day__lte=on).select_related("project")
    latest_updates = list(updates.order_by("-day", "-id")[:LATELY])
    latest_meetings = Meeting.objects.public().on_day(day).filter(state=Meeting.State.HELD, last_day__lte=on)
    return Overview(
        on=on,
        projects=statuses.total(),
        running=statuses[Status.RUNNING],
        recurring=statuses[Status.RECURRING],
        statuses=_counted(Status.choices, statuses),
        acts=_acts(acts),
        promises=len(promises),
        terms=_counted(DeadlineState.choices, states),
        flagships=list(
            projects.filter(is_flagship=True).select_related("theme").order_by("theme__position", "position")
        ),
        due_next=list(_ahead(with_names, on)[:SHOWN]),
        passed=list(with_names.without_outcome(on).order_by_then("-due_last", "id")[:SHOWN]),
        passed_total=states[DeadlineState.OUTCOME_NOT_RECORDED],
        last_term=max((promise.due_last for promise in promises if promise.due_last), default=None),
        latest_updates=latest_updates,
        latest_decisions=list(_signed(acts).order_by_then("-signed_last", "-number")[:LATELY]),
        latest_meetings=list(latest_meetings.order_by("-last_day", "-id")[:LATELY]),
        freshness=_freshness(on, promises, latest_updates),
    )


def _ahead(followups, on):
    """Return the promises that are not closed and whose term has not passed on the day `on`."""
    return followups.filter(**{f"{followups.then('due_last')}__gte": on, followups.then("closed_on"): None})


def _signed(acts):
    """Return the acts of which the day of signature is known."""
    return acts.filter(**{f"{acts.then('signed_last')}__isnull": False})


def _counted(choices, numbers):
    """Return (key, label, number) for each choice that occurs."""
    return [(key, label, numbers[key]) for key, label in choices if numbers[key]]


def _acts(acts):
    """Count the acts by how far they have come, in one query."""
    stages = Counter(acts.values_list(acts.then("stage"), flat=True).order_by())
    making = sum(stages[stage] for stage in IN_THE_MAKING)
    unknown = stages[Decision.Stage.UNKNOWN]
    return Acts(stages.total(), stages.total() - making - unknown, making, unknown)


def _freshness(on, promises, latest_updates):
    """Return what the records tell of, as far as it was said on or before the day `on`."""
    shifts = DueChange.objects.public().filter(changed_on__lte=on).aggregate(day=Max("changed_on"))["day"]
    said = [update.day for update in latest_updates[:1]] + [shifts]
    said += [day for promise in promises for day in (promise.reported_on, promise.closed_on)]
    recorded = max((day for day in said if day and day <= on), default=None)
    # A year can be reported on once its last day is there.
    told = (on + timedelta(days=1)).year - 1
    reports = Report.objects.public().filter(kind=Report.Kind.ANNUAL_REPORT, year__lte=told)
    report = reports.order_by("-year", "code").first()
    return Freshness(report, recorded, recorded is not None and recorded < on - timedelta(days=OLD_DAYS))
