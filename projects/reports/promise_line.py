"""The promises on a line of time: each term as vague as it was promised."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from projects.charts import Axis, Span, axis, place
from projects.models import DeadlineState, FollowUp, Theme

# More than these would make a picture that nobody reads and a page that nobody waits for.
MOST_DRAWN = 120
# What asks for attention stands first.
ORDER = (
    DeadlineState.OVERDUE,
    DeadlineState.DUE_SOON,
    DeadlineState.NOT_YET_DUE,
    DeadlineState.WAITING_FOR,
    DeadlineState.OUTCOME_NOT_RECORDED,
    DeadlineState.NO_DEADLINE,
    DeadlineState.MET_LATE,
    DeadlineState.MET_ON_TIME,
    DeadlineState.NO_LONGER_DUE,
)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise: its record, the state of its term, and its span."""

    record: FollowUp
    state: DeadlineState
    span: Span


@dataclass(frozen=True, slots=True)
class PromiseGroup:
    """Promises that stand together: of one state, or of one chapter (`theme`, None where there is none)."""

    state: DeadlineState | None
    theme: Theme | None
    rows: list[PromiseRow]


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """The picture on the day `on`; `today` is its place. `left_out` have a term and are not drawn for want of room.

    `without_term` counts those that were promised without any day.
    """

    on: date
    line: Axis
    today: float
    groups: list[PromiseGroup]
    left_out: int
    without_term: int

    @property
    def rows(self):
        """All promises that are drawn, group by group."""
        return [row for group in self.groups for row in group.rows]


def promise_line(on: date, by: str = "state", day: date | None = None) -> PromiseLine:
    """Return the public promises with a term, grouped `by` "state" or "theme", the earliest term first.

    Where there are too many, those with the latest terms are drawn. With `day` as the records stood on that day.
    """
    promises = FollowUp.objects.public().on_day(day)
    undated = Q(**{promises.then(name): None for name in ("due_first", "due_last")})
    counts = promises.aggregate(all=Count("pk"), undated=Count("pk", filter=undated))
    dated = promises.exclude(undated).select_related("project__theme", "report")
    shown = list(dated.order_by_then("-due_last", "-due_first", "-id")[:MOST_DRAWN])
    days = [day for record in shown for day in record.due if day]
    line = axis([*days, on])
    rows = [PromiseRow(record, record.deadline_state(on), place(record.due, line)) for record in shown]
    rows.sort(key=lambda row: (row.record.due.last or date.max, row.record.due.first or date.min, row.record.pk))
    groups = _by_theme(rows) if by == "theme" else _by_state(rows)
    left_out = counts["all"] - counts["undated"] - len(shown)
    return PromiseLine(on, line, line.x(on), groups, left_out, counts["undated"])


def _by_state(rows):
    groups = [PromiseGroup(state, None, [row for row in rows if row.state == state]) for state in ORDER]
    return [group for group in groups if group.rows]


def _by_theme(rows):
    """Group by chapter, in the order of the work programme; a private project does not tell its theme."""
    chapters = {theme.code: theme for theme in Theme.objects.public().filter(parent=None).order_by("position", "code")}
    found = {code: [] for code in [*chapters, None]}
    for row in rows:
        project = row.record.project
        code = project.theme.code.partition(".")[0] if project else None
        found[code if code in chapters else None].append(row)
    return [PromiseGroup(None, chapters.get(code), own) for code, own in found.items() if own]
