"""Days on a line: a day is a point, a vague term is a span from its first to its last possible day."""

from dataclasses import dataclass
from datetime import date

# As many years as have room for a label on a phone.
MOST_LABELS = 7
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# Quarters are marked where there are at most so many years.
QUARTERED = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year or a quarter: where it stands, and the year where that is to be said."""

    x: float
    year: int | None


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from the first day of `first` to the last day of `last`."""

    first: int
    last: int

    @property
    def _start(self):
        return date(self.first, 1, 1).toordinal()

    @property
    def _days(self):
        return date(self.last, 12, 31).toordinal() + 1 - self._start

    def x(self, day, *, after=False):
        """Return where `day` begins, or ends with `after`, as a share of the plot; beyond the ends it is cut off."""
        share = 100 * (day.toordinal() + after - self._start) / self._days
        return min(max(share, 0.0), 100.0)

    @property
    def ticks(self):
        """The years that have room for a label, and the quarters between them where there are few years."""
        years = self.last - self.first + 1
        step = next(step for step in STEPS if years <= step * MOST_LABELS)
        ticks = []
        for year in range(self.first, self.last + 1):
            if (year - self.first) % step == 0:
                ticks.append(Tick(self.x(date(year, 1, 1)), year))
            if years <= QUARTERED:
                ticks += [Tick(self.x(date(year, month, 1)), None) for month in (4, 7, 10)]
        return tuple(ticks)


def axis(days):
    """Return the `Axis` of all years in which one of `days` lies; `days` must not be empty."""
    years = [day.year for day in days]
    return Axis(min(years), max(years))


@dataclass(frozen=True, slots=True)
class Span:
    """Where a period lies: its beginning and width as shares, and whether it goes on beyond either end."""

    x: float
    width: float
    open_start: bool = False
    open_end: bool = False

    @property
    def end(self):
        """Where it ends."""
        return self.x + self.width

    @property
    def middle(self):
        """Halfway."""
        return self.x + self.width / 2


def place(period, line):
    """Return the `Span` of a known period on the axis `line`, both its days included; an open end reaches the edge."""
    x = line.x(period.first) if period.first else 0.0
    end = line.x(period.last, after=True) if period.last else 100.0
    return Span(x, max(end - x, 0.0), period.first is None, period.last is None)


def pack(spans, least=0.0):
    """Return the row of each span, so that none overlaps another of its row; each is at least `least` wide.

    Rows are filled from the first one on, in the order of the spans; equal spans keep their order from row to row.
    """
    ends, rows = [], []
    for span in spans:
        # One that is too narrow to be hit is widened about its middle.
        x = min(span.x, span.middle - least / 2)
        row = next((number for number, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [max(span.end, span.middle + least / 2)]
        rows.append(row)
    return tuple(rows)
