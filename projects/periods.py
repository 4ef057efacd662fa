"""Periods: dates as vague as they were promised.

A period is its first and its last possible day, nothing more; the label ("2e kwartaal 2023") is derived from
them, so that none can contradict the other. A missing day is an open end; two missing days are "no date".
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, Self

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, override

_QUARTER = {
    "nl": ("1e kwartaal", "2e kwartaal", "3e kwartaal", "4e kwartaal"),
    "fr": ("1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"),
    "en": ("Q1", "Q2", "Q3", "Q4"),
}
_HALF = {
    "nl": ("1e helft van", "2e helft van"),
    "fr": ("1er semestre", "2d semestre"),
    "en": ("first half of", "second half of"),
}
_FROM = {"nl": "vanaf {}", "fr": "à partir du {}", "en": "from {}"}
_UNTIL = {"nl": "tot en met {}", "fr": "jusqu’au {}", "en": "until {}"}
_SPAN = {"nl": "{} tot en met {}", "fr": "{} au {}", "en": "{} to {}"}
_MONTH_SPAN = {"nl": "{} tot en met {}", "fr": "de {} à {}", "en": "{} to {}"}
_NONE = {"nl": "geen datum", "fr": "sans date", "en": "no date"}
_DAY = {"nl": "j F Y", "fr": "j F Y", "en": "j F Y"}

_TEXT = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.IGNORECASE,
)


class PeriodError(ValueError):
    """A text that is no period, or one whose last day lies before its first."""


def _last_of_month(year, month):
    return date(year, month, calendar.monthrange(year, month)[1])


def _end_of_month(day):
    return _last_of_month(day.year, day.month)


def _later(day, months, *, to_end=False):
    """Return `day` moved by `months`; the last day of its month where `to_end` is set or the month is too short."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise PeriodError(f"{day} + {months} months")
    end = _last_of_month(year, month + 1)
    return end if to_end else end.replace(day=min(day.day, end.day))


class Period(NamedTuple):
    """The first and the last possible day of something, both included; None is an open end."""

    first: date | None
    last: date | None

    @classmethod
    def months(cls, year, first, last) -> Self:
        """Return the whole months `first` to `last` (1 to 12) of `year`."""
        return cls(date(year, first, 1), _last_of_month(year, last))

    @classmethod
    def parse(cls, text) -> Self:
        """Return the period that a person typed.

        Understood are `2023`, `2023-H1`, `2023-Q2`, `2023-05`, `2023-05-12`, two of these joined by `/`, and
        `..` for an open end. Anything else, or an end before its beginning, raises `PeriodError`.
        """
        first, slash, last = text.strip().partition("/")
        try:
            start = cls._parse_one(first)
            end = cls._parse_one(last) if slash else start
        except ValueError as error:
            raise PeriodError(text) from error
        period = cls(start.first, end.last)
        if not slash and first.strip() == "..":
            raise PeriodError(text)
        if period.first and period.last and period.last < period.first:
            raise PeriodError(text)
        return period

    @classmethod
    def _parse_one(cls, text):
        text = text.strip()
        if text == "..":
            return cls(None, None)
        match = _TEXT.fullmatch(text)
        if not match:
            raise PeriodError(text)
        year = int(match["year"])
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return cls(day, day)
        if match["month"]:
            return cls.months(year, int(match["month"]), int(match["month"]))
        if match["quarter"]:
            return cls.months(year, 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"]))
        if match["half"]:
            return cls.months(year, 6 * int(match["half"]) - 5, 6 * int(match["half"]))
        return cls.months(year, 1, 12)

    @property
    def is_known(self):
        """Whether there is any day at all."""
        return bool(self.first or self.last)

    @property
    def days(self):
        """The number of possible days, both ends included; None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def is_over(self, on):
        """Whether the last possible day lies before the day `on`; an open end is never over."""
        return self.last is not None and self.last < on

    def moved(self, months) -> Self:
        """Return the period `months` months later, as vague as this one; an open end stays open.

        A day keeps its number, or is the last of a shorter month. What ends with a month ends with one again: a
        quarter moves to a quarter, 30 June by six months to 31 December. Past the year 9999 it raises `PeriodError`.
        """
        last = self.last and _later(self.last, months, to_end=self.last == _end_of_month(self.last))
        first = last if self.first == self.last else self.first and _later(self.first, months)
        return type(self)(first, last)

    def _whole(self):
        """Return (year, first month, last month) where the period is whole months of one year."""
        first, last = self
        if not (first and last and first.year == last.year and first.day == 1):
            return None
        return (first.year, first.month, last.month) if last == _last_of_month(last.year, last.month) else None

    @property
    def text(self):
        """The period as a person types it; `Period.parse` reads it back to the same days."""
        first, last = self
        if not self.is_known:
            return ""
        if first == last:
            return first.isoformat()
        if whole := self._whole():
            year, start, end = whole
            if (start, end) == (1, 12):
                return f"{year:04}"
            if start == end:
                return f"{year:04}-{start:02}"
            if end - start == 2 and end % 3 == 0:
                return f"{year:04}-Q{end // 3}"
            if end - start == 5 and end % 6 == 0:
                return f"{year:04}-H{end // 6}"
            return f"{year:04}-{start:02}/{year:04}-{end:02}"
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"

    def label(self, language=None):
        """Return the period in words, in `language` (default: the active one)."""
        language = (language or get_language() or "nl")[:2]
        if language not in _NONE:
            language = "en"
        return _said(self, language)

    def _label(self, language):
        first, last = self
        if not self.is_known:
            return _NONE[language]
        if last is None:
            return _FROM[language].format(self._day(first, language))
        if first is None:
            return _UNTIL[language].format(self._day(last, language))
        if first == last:
            return self._day(first, language)
        if whole := self._whole():
            return self._months_label(language, *whole)
        return _SPAN[language].format(self._short_first(language), self._day(last, language))

    def _months_label(self, language, year, start, end):
        if (start, end) == (1, 12):
            return str(year)
        if start == end:
            return format_date(self.first, "F Y")
        if end - start == 2 and end % 3 == 0:
            return f"{_QUARTER[language][end // 3 - 1]} {year}"
        if end - start == 5 and end % 6 == 0:
            return f"{_HALF[language][end // 6 - 1]} {year}"
        label = _MONTH_SPAN[language].format(format_date(self.first, "F"), format_date(self.last, "F Y"))
        return re.sub(r"^de (?=[aeiou])", "d’", label) if language == "fr" else label

    def _short_first(self, language):
        """The first day of a span without what it shares with the last one."""
        first, last = self
        if first.year != last.year:
            return self._day(first, language)
        shared = "j" if first.month == last.month else "j F"
        return self._ordinal(format_date(first, shared), first, language)

    def _day(self, day, language):
        return self._ordinal(format_date(day, _DAY[language]), day, language)

    @staticmethod
    def _ordinal(text, day, language):
        """French writes the first of a month as 1er."""
        return text.replace("1", "1er", 1) if language == "fr" and day.day == 1 else text

    def __str__(self):
        return self.label()


UNKNOWN = Period(None, None)


def days_between(old, new):
    """Return by how many days the last possible day of `new` lies after that of `old`, less than 0 where before it.

    None where either is open: nobody can say how far an open end has moved.
    """
    return (new.last - old.last).days if old.last and new.last else None


def around(on, days):
    """Return the period from the day `on` to `days` days later, both included."""
    return Period(on, on + timedelta(days=days))


@lru_cache(maxsize=4096)
def _said(period, language):
    """Return a label once made: many records share a period, and a page has many records."""
    with override(language):
        return period._label(language)
