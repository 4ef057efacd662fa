"""A month as a calendar shows it: weeks from Monday to Sunday, and runs of marked days."""

import calendar
from dataclasses import dataclass
from datetime import date

COLUMN = 100 / 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day, the column it stands in (0 is Monday), its week (0 is the first), and whether it is marked."""

    date: date
    column: int
    week: int
    is_marked: bool

    @property
    def x(self):
        """Where its column begins."""
        return COLUMN * self.column

    @property
    def middle(self):
        """Where its number stands."""
        return COLUMN * (self.column + 0.5)


@dataclass(frozen=True, slots=True)
class Run:
    """Marked days of one week that follow each other."""

    days: tuple[Day, ...]

    @property
    def x(self):
        """Where it begins."""
        return self.days[0].x

    @property
    def width(self):
        """How wide it is."""
        return COLUMN * len(self.days)

    @property
    def week(self):
        """The week it stands in."""
        return self.days[0].week


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month, and its runs of marked days."""

    days: tuple[Day, ...]
    runs: tuple[Run, ...]

    @property
    def weeks(self):
        """How many weeks it touches: four, five or six."""
        return self.days[-1].week + 1


def month(year, number, marked):
    """Return the `Month`; `marked` holds dates, and those that are not in it count for nothing."""
    blank, length = calendar.monthrange(year, number)
    days = []
    for day in range(1, length + 1):
        week, column = divmod(blank + day - 1, 7)
        when = date(year, number, day)
        days.append(Day(when, column, week, when in marked))
    return Month(tuple(days), _joined(day for day in days if day.is_marked))


def _joined(marked):
    """Join the days that stand side by side in one week."""
    runs = []
    for day in marked:
        if runs and (runs[-1][-1].week, runs[-1][-1].column) == (day.week, day.column - 1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(Run(tuple(days)) for days in runs)
