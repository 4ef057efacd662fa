"""The life of a project on one line: what happened, what was decided, what is promised."""

from collections import defaultdict
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

    `undated` counts what has no date; `gathered` says how lanes are counted that had too much for a mark each: by
    "month", by "year", or none ("").
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
    steps, lanes = {}, _lanes(_alike(dated), line)
    while (full := _too_full(lanes)) and steps.get(full) != "year":
        steps[full] = "year" if full in steps else "month"
        lanes = _lanes(_alike(dated, steps), line)
    gathered = max(steps.values(), default="")
    return LifeLine(on, line, line.x(on), lanes, len(known) - len(dated), gathered)


def _too_full(lanes):
    """Return the kind of the lane that has to make room: one with too many rows, or else the one with most marks."""
    fullest = max(lanes, key=lambda lane: (lane.rows > MOST_ROWS, len(lane.marks)))
    total = sum(len(lane.marks) for lane in lanes)
    return fullest.kind if fullest.rows > MOST_ROWS or total > MOST_MARKS else ""


def _lane_of(kind):
    return "decision" if kind in MILESTONES else kind


def _alike(dated, steps=None):
    """Return (period, kind, record, number): one entry each, or one for all of a kind and period that are too many.

    The lanes in `steps` are counted by "month" or by "year" of the last possible day, else of the first; what is alone
    in its month or year stays as it is.
    """
    groups = defaultdict(list)
    for entry in dated:
        period, kind, _record = entry
        step = (steps or {}).get(_lane_of(kind))
        key = (_whole(period.last or period.first, step), _lane_of(kind), 1) if step else (period, kind, MOST_ALIKE)
        groups[key].append(entry)
    entries = []
    for (period, kind, most), own in groups.items():
        entries += [(*entry, 1) for entry in own] if len(own) <= most else [(period, kind, None, len(own))]
    return entries


def _whole(day, step):
    """Return the month or the year of a day."""
    return Period.months(day.year, day.month, day.month) if step == "month" else Period.months(day.year, 1, 12)


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
