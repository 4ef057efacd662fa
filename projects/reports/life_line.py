"""The life of a project on one line: what happened, what was decided, what is promised."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from projects.charts import Axis, Span, axis, pack, place
from projects.models import MILESTONES
from projects.periods import Period

MOST_MARKS = 60
# A mark can be hit with a finger on a phone: 24 of the 272 pixels that a plot has at 320.
LEAST_WIDTH = 9.0
# So many of one period stand beside each other; more become one mark with their number.
MOST_ALIKE = 2
MOST_ROWS = 6
LANES = ("status", "decision", "meeting", "activity", "document", "followup")
# Heights in lines: the years above, the name of a lane, one row of marks, and the air below a lane.
HEAD, NAME, ROW, AIR = 1.5, 1.35, 1.6, 0.35


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a period: the kind of event, and its record; or, without a record, so many events together.

    `y` is the top of its row, in lines from the top of the picture.
    """

    period: Period
    kind: str
    record: object | None
    number: int
    span: Span
    row: int
    y: float

    @property
    def is_day(self):
        """Whether the day is known."""
        return self.period.first == self.period.last


@dataclass(frozen=True, slots=True)
class Lane:
    """What is of one kind: its marks, in how many rows they stand, and its top in lines from the top of the picture."""

    kind: str
    marks: tuple[Mark, ...]
    rows: int
    top: float

    @property
    def bottom(self):
        """Where the next lane begins, in lines."""
        return self.top + NAME + self.rows * ROW + AIR


@dataclass(frozen=True, slots=True)
class LifeLine:
    """The picture on the day `on`: its axis, the place of that day, and the lanes that have anything.

    `undated` counts what has no date; `gathered` says where there was too much for a mark each: by "month", by "year",
    or not ("").
    """

    on: date
    line: Axis
    today: float
    lanes: tuple[Lane, ...]
    undated: int
    gathered: str

    @property
    def height(self):
        """Its height in lines."""
        return self.lanes[-1].bottom


def life_line(events, promises, on: date) -> LifeLine | None:
    """Return the life line of what `project_timeline` tells and the promises beside it; None where nothing has a date.

    The caller has asked for what is public, and for what was known on the day `on`.
    """
    known = [(event.period, event.kind, event.record) for event in events]
    known += [(promise.due, "followup", promise) for promise in promises]
    dated = [entry for entry in known if entry[0].is_known]
    if not dated:
        return None
    line = axis([on, *(day for period, _kind, _record in dated for day in period if day)])
    gathered = ""
    lanes = _lanes(_alike(dated), line)
    for step in ("month", "year"):
        if sum(len(lane.marks) for lane in lanes) <= MOST_MARKS and all(lane.rows <= MOST_ROWS for lane in lanes):
            break
        gathered, lanes = step, _lanes(_gathered(dated, step), line)
    return LifeLine(on, line, line.x(on), lanes, len(known) - len(dated), gathered)


def _lane_of(kind):
    return "decision" if kind in MILESTONES else kind


def _alike(dated):
    """Return (period, kind, record, number), those of one kind and period in one entry where there are too many."""
    together = Counter((period, kind) for period, kind, _record in dated)
    entries = [(*entry, 1) for entry in dated if together[entry[:2]] <= MOST_ALIKE]
    return entries + [(*key, None, number) for key, number in together.items() if number > MOST_ALIKE]


def _gathered(dated, step):
    """Return one entry per lane and month, or year, of the last possible day; what has none counts by its first."""
    together = Counter()
    for period, kind, _record in dated:
        day = period.last or period.first
        whole = Period.months(day.year, day.month, day.month) if step == "month" else Period.months(day.year, 1, 12)
        together[whole, _lane_of(kind)] += 1
    return [(*key, None, number) for key, number in together.items()]


def _lanes(entries, line):
    """Return the lanes that have marks, each mark in a row where it overlaps no other."""
    found = defaultdict(list)
    for period, kind, record, number in entries:
        found[_lane_of(kind)].append((place(period, line), period, kind, record, number))
    lanes, top = [], HEAD
    for kind in LANES:
        # Beginnings first, the longer before the shorter, so that the rows stay few.
        own = sorted(found[kind], key=lambda entry: (entry[0].x, -entry[0].width))
        rows = pack([span for span, *_rest in own], LEAST_WIDTH)
        marks = tuple(
            Mark(period, event, record, number, span, row, top + NAME + ROW * row)
            for (span, period, event, record, number), row in zip(own, rows, strict=True)
        )
        if marks:
            lanes.append(Lane(kind, marks, max(rows) + 1, top))
            top = lanes[-1].bottom
    return tuple(lanes)
