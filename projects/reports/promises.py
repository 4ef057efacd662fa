"""“Promised, and then?”: the promises of one report, and what came of them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from projects.models import DeadlineState, FollowUp, Report, Theme
from projects.models.proof import PROOFS

from .outline import first_lines
from .term_ledger import TermLedger, term_ledger

# A report has some hundred promises; a page with more says that it ends here, and the file has all.
MOST = 1000
MET = (DeadlineState.MET_ON_TIME, DeadlineState.MET_LATE)


@dataclass(frozen=True, slots=True)
class Totals:
    """How the promises of a report stand on a day.

    `states` are (key, label, number) for each state of a term that occurs, in the order of the choices. `dated` have
    a term with an end; of these `passed` have one that is over. `closed` were met or lapsed, with or without a term.
    """

    on: date
    number: int
    dated: int
    passed: int
    closed: int
    states: tuple[tuple[str, str, int], ...]

    def count(self, *keys):
        """How many promises are in these states."""
        return sum(number for key, _label, number in self.states if key in keys)

    @property
    def met(self):
        """How many with a term were met, in time or late."""
        return self.count(*MET)

    @property
    def overdue(self):
        """How many are known not to have been met in time."""
        return self.count(DeadlineState.OVERDUE)

    @property
    def untold(self):
        """Of how many the term has passed and nobody has told the outcome."""
        return self.count(DeadlineState.OUTCOME_NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise, its state on the day, and how its term moved."""

    record: FollowUp
    state: DeadlineState
    ledger: TermLedger


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one theme, in the order of the report; `theme` is None for those that have none."""

    theme: Theme | None
    promises: tuple[Promise, ...]


def report_promises(report: Report, day: date | None = None):
    """Return the public promises of `report`, on `day` (None: as they stand now)."""
    return FollowUp.objects.public().on_day(day).filter(report=report)


def totals(promises, on: date) -> Totals:
    """Return how these promises (a queryset) stand on the day `on`, in one query."""
    followups = list(promises.order_by())
    states = Counter(followup.deadline_state(on) for followup in followups)
    dated = [followup for followup in followups if followup.due_last]
    return Totals(
        on=on,
        number=len(followups),
        dated=len(dated),
        passed=sum(followup.due.is_over(on) for followup in dated),
        closed=sum(followup.is_closed for followup in followups),
        states=tuple((key, label, states[key]) for key, label in DeadlineState.choices if states[key]),
    )


def by_theme(promises, on: date) -> list[Group]:
    """Return the promises (a queryset) by theme, in the order of the work programme and of the report.

    `on` is the day on which terms are judged. At most `MOST` are told.
    """
    told = promises.select_related("project__theme", "responsible", "report", *PROOFS[:3]).with_shifts()
    groups = defaultdict(list)
    for record in told.order_by("id")[:MOST]:
        groups[_theme_of(record)].append(_promise(record, on))
    return [
        Group(theme, tuple(sorted(found, key=lambda promise: _place(promise.record))))
        for theme, found in sorted(groups.items(), key=lambda group: _order(group[0]))
    ]


def _promise(record, on):
    return Promise(record, record.deadline_state(on), term_ledger(record))


def _theme_of(record):
    """Return the public theme under which a promise stands, if any."""
    project = record.project
    return project.theme if project and project.is_public and project.theme.is_public else None


def _order(theme):
    """Themes stand as in the work programme; what has none comes last."""
    return (theme is None, theme.position if theme else 0, theme.code if theme else "")


def _place(record):
    """A promise stands where its first passage begins; without one it stands last."""
    return min(first_lines(record.lines), default=10**9), record.pk
