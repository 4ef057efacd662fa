"""The meetings of a year as a calendar: days where they are known, spans where they are not."""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from projects.charts import Axis, Month, Run, Span, month, place
from projects.models import Meeting
from projects.periods import Period

# A period of so many days is taken for a meeting of several days; a longer one means that the day is not known.
LONGEST_SITTING = 7
MOST_DRAWN = 500


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """Days that follow each other in one week, and the meetings on them."""

    run: Run
    meetings: list[Meeting]

    @property
    def period(self):
        """Its first and last day."""
        return Period(self.run.days[0].date, self.run.days[-1].date)

    @property
    def is_held(self):
        """Whether any of the meetings was held."""
        return any(meeting.state == Meeting.State.HELD for meeting in self.meetings)


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """One month: its period, its days, the marked runs, and the meetings in it whose day is not known."""

    period: Period
    month: Month
    runs: list[MarkedRun]
    exact: list[Meeting]
    vague: list[Meeting]

    @property
    def total(self):
        """How many meetings are known to lie in this month."""
        return len(self.exact) + len(self.vague)


@dataclass(frozen=True, slots=True)
class MeetingSpan:
    """A meeting that may have been in one of several months, on the axis of the year."""

    record: Meeting
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """The calendar of `year`; `years` are those in which meetings are recorded, the latest first.

    `some_time` are known to lie in the year and no more; `undated` counts meetings of which not even the year is known;
    `left_out` those for which there was no room.
    """

    year: int
    years: list[int]
    months: list[MonthSheet]
    several_months: list[MeetingSpan]
    some_time: list[Meeting]
    undated: int
    left_out: int

    @property
    def total(self):
        """How many meetings are shown, each once."""
        shown = {meeting.pk for sheet in self.months for meeting in (*sheet.exact, *sheet.vague)}
        return len(shown) + len(self.several_months) + len(self.some_time)


def meeting_years(day: date | None = None) -> dict[int, int]:
    """Return the years in which public meetings begin or end, the latest first, and how often."""
    counted = Counter()
    for name in ("first_day", "last_day"):
        dated = Meeting.objects.public().on_day(day).filter(**{f"{name}__isnull": False}).order_by()
        counted.update(dict(dated.annotate(year=ExtractYear(name)).values_list("year").annotate(number=Count("pk"))))
    return dict(sorted(counted.items(), reverse=True))


def meeting_year(year: int, years, day: date | None = None) -> MeetingYear:
    """Return the calendar of `year`, one of `years`; with `day` as the records stood on that day."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    both = Q(first_day__lte=end, last_day__gte=start)
    open_end = Q(last_day=None, first_day__range=(start, end))
    open_start = Q(first_day=None, last_day__range=(start, end))
    meetings = Meeting.objects.public().on_day(day).order_by("first_day", "last_day", "id")
    found = list(meetings.filter(both | open_end | open_start)[: MOST_DRAWN + 1])
    left_out = 0
    if len(found) > MOST_DRAWN:
        left_out = meetings.filter(both | open_end | open_start).count() - MOST_DRAWN
        found = found[:MOST_DRAWN]
    whole = Period(start, end)
    vague = [m for m in found if not _is_exact(m.period) and _month_of(m.period) is None]
    line = Axis(year, year)
    return MeetingYear(
        year=year,
        years=list(years),
        months=[_sheet(year, number, found) for number in range(1, 13)],
        several_months=[MeetingSpan(m, place(m.period, line)) for m in vague if m.period != whole],
        some_time=[m for m in vague if m.period == whole],
        undated=meetings.filter(first_day=None, last_day=None).count(),
        left_out=left_out,
    )


def _is_exact(period):
    return period.days is not None and period.days <= LONGEST_SITTING


def _month_of(period):
    """Return (year, month) where a vague period lies in one month, else None."""
    first, last = period
    if first and last and (first.year, first.month) == (last.year, last.month):
        return first.year, first.month
    return None


def _days(period):
    return [period.first + timedelta(days=number) for number in range(period.days)]


def _sheet(year, number, meetings):
    """Return the sheet of one month out of the meetings of its year."""
    period = Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))
    exact = [
        m for m in meetings if _is_exact(m.period) and m.period.first <= period.last and m.period.last >= period.first
    ]
    on_day = {}
    for meeting in exact:
        for day in _days(meeting.period):
            on_day.setdefault(day, []).append(meeting)
    drawn = month(year, number, on_day)
    runs = [
        MarkedRun(run, list({m.pk: m for day in run.days for m in on_day[day.date]}.values())) for run in drawn.runs
    ]
    vague = [m for m in meetings if not _is_exact(m.period) and _month_of(m.period) == (year, number)]
    return MonthSheet(period, drawn, runs, exact, vague)
