"""The state of affairs on a day: what the home page says."""

from dataclasses import dataclass
from datetime import date

from projects.models import DeadlineState, Decision, FollowUp, Meeting, Project, Status
from projects.models.decision import Decision as Act

SHOWN = 6
# Acts of others that only give context are not what the Benelux decided.
CONTEXT = (Act.Type.EU_ACT, Act.Type.JUDGMENT)


@dataclass(frozen=True, slots=True)
class Overview:
    """Figures and short lists for one day."""

    on: date
    projects: int
    statuses: list[tuple[str, str, int]]
    decisions: int
    promises: int
    terms: list[tuple[str, str, int]]
    flagships: list
    due_next: list
    passed: list
    latest_decisions: list
    latest_meetings: list


def overview(on: date, day: date | None = None) -> Overview:
    """Return the overview on the day `on`, from what is public; with `day` as the records stood on that day."""
    projects = Project.objects.public().on_day(day)
    followups = FollowUp.objects.public().on_day(day)
    acts = Decision.objects.public().on_day(day).exclude(type__in=CONTEXT)
    states = [followup.deadline_state(on) for followup in followups]
    by_status = list(projects.values_list(projects.then("status"), flat=True).order_by())
    with_names = followups.select_related("project", "decision", "meeting")
    return Overview(
        on=on,
        projects=len(by_status),
        statuses=_counted(Status.choices, by_status),
        decisions=acts.count(),
        promises=len(states),
        terms=_counted(DeadlineState.choices, states),
        flagships=list(
            projects.filter(is_flagship=True).select_related("theme").order_by("theme__position", "position")
        ),
        due_next=list(
            with_names.filter(**{f"{followups.then('due_last')}__gte": on, followups.then("closed_on"): None})[:SHOWN]
        ),
        passed=list(with_names.without_outcome(on).order_by_then("due_last", "id")[:SHOWN]),
        latest_decisions=list(
            acts.filter(**{f"{acts.then('signed_last')}__isnull": False}).order_by_then("-signed_last", "-number")[
                :SHOWN
            ]
        ),
        latest_meetings=list(
            Meeting.objects.public()
            .on_day(day)
            .filter(state=Meeting.State.HELD, last_day__lte=on)
            .order_by("-last_day", "-id")[:SHOWN]
        ),
    )


def _counted(choices, values):
    """Return (key, label, number) for each choice that occurs."""
    return [(key, label, number) for key, label in choices if (number := values.count(key))]
