"""From a matched turn of phrase to the days it can mean."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from projects.periods import UNKNOWN, Period

from .grammar import YEAR, Kind

_YEAR = re.compile(YEAR)
_SPAN_OF_YEARS = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase leaves unsaid.

    `year` is that of the report; `ahead` whether the sentence speaks of what is to come, so that a month without a
    year is one of the next; `before` the last date told.
    """

    year: int
    ahead: bool = False
    before: Period = UNKNOWN


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a part of a matched phrase means; `start` and `end` are offsets in the text.

    `is_stated` says that the text itself names the year; `computed` shows the sum behind a derived day.
    """

    start: int
    end: int
    kind: Kind
    period: Period = UNKNOWN
    is_stated: bool = True
    every_months: int | None = None
    computed: str = ""


class Reader:
    """Reads the matches of one grammar; each rule is a method that returns the `Meaning`s of a match.

    A match that cannot be a date, such as a 31st of April, has none.
    """

    def __init__(self, grammar):
        self.grammar = grammar

    def meanings(self, name, match, extra, frame):
        """Return what the rule `name` makes of a match; `extra` is what the grammar adds to that rule."""
        try:
            return list(getattr(self, name)(match, extra, frame))
        except ValueError:
            return []

    def _year(self, words, frame):
        """Return the year that `words` name, and whether they state it."""
        if not words:
            return frame.year + frame.ahead, False
        if digits := _YEAR.search(words):
            return int(digits[0]), True
        distance = next(distance for pattern, distance in self.grammar.years if pattern.fullmatch(words))
        return frame.year + distance, False

    def _month(self, words):
        return self.grammar.months[words.casefold()]

    def _number(self, words):
        number = int(words) if words.isdigit() else self.grammar.numbers[words.casefold()]
        if not number:
            raise ValueError(words)
        return number

    def _is_list(self, match):
        """Whether two dates are named side by side, and not as the ends of a span ("tussen maart en juni")."""
        is_between = match.string[: match.start()].rstrip().casefold().endswith(self.grammar.between)
        return match["join"].casefold() in self.grammar.and_words and not is_between

    def numeric(self, match, extra, frame):
        """28.11.2022."""
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
        yield Meaning(*match.span(), Kind.DAY, Period(day, day))

    def day(self, match, extra, frame):
        """28 november 2022."""
        year, stated = self._year(match["y"], frame)
        day = date(year, self._month(match["m"]), int(match["d"]))
        yield Meaning(*match.span(), Kind.DAY, Period(day, day), stated)

    def day_span(self, match, extra, frame):
        """19 en 20 oktober: neighbours are one date, other days two."""
        year, stated = self._year(match["y2"] or match["y"], frame)
        first = date(int(match["y"] or year), self._month(match["m"] or match["m2"]), int(match["d"]))
        last = date(year, self._month(match["m2"]), int(match["d2"]))
        is_list = self._is_list(match) and last - first != timedelta(days=1)
        if is_list:
            yield Meaning(match.start(), match.start("join"), Kind.DAY, Period(first, first), stated)
            yield Meaning(match.start("d2"), match.end(), Kind.DAY, Period(last, last), stated)
        elif first <= last:
            yield Meaning(*match.span(), Kind.DAY, Period(first, last), stated)

    def month(self, match, extra, frame):
        """Oktober 2022."""
        year, stated = self._year(match.groupdict().get("y"), frame)
        month = self._month(match["m"])
        yield Meaning(*match.span(), Kind.MONTH, Period.months(year, month, month), stated)

    def month_span(self, match, extra, frame):
        """Februari en oktober 2022: two dates; maart tot mei: one."""
        year, stated = self._year(match["y2"] or match["y"], frame)
        first = Period.months(int(match["y"] or year), self._month(match["m"]), self._month(match["m"]))
        last = Period.months(year, self._month(match["m2"]), self._month(match["m2"]))
        if self._is_list(match):
            yield Meaning(match.start(), match.start("join"), Kind.MONTH, first, stated)
            yield Meaning(match.start("m2"), match.end(), Kind.MONTH, last, stated)
        elif first.first <= last.last:
            yield Meaning(*match.span(), Kind.MONTH, Period(first.first, last.last), stated)

    def quarter(self, match, extra, frame):
        """Het tweede kwartaal van 2023."""
        yield self._nth(match, "q", 4, Kind.QUARTER, frame)

    def half(self, match, extra, frame):
        """De eerste helft van 2023."""
        yield self._nth(match, "h", 2, Kind.HALF, frame)

    def _nth(self, match, group, parts, kind, frame):
        word = match[group].casefold()
        number = int(word) if word.isdigit() else self.grammar.ordinals[word]
        number = parts if number == -1 else number
        if number > parts:
            raise ValueError(word)
        year, stated = self._year(match["y"], frame)
        length = 12 // parts
        return Meaning(*match.span(), kind, Period.months(year, (number - 1) * length + 1, number * length), stated)

    def part(self, match, extra, frame):
        """Eind 2022: a third of the year; eind maart stays the whole of March."""
        groups = match.groupdict()
        year, stated = self._year(groups.get("y"), frame)
        first, last = self.grammar.parts[match["p"].casefold()]
        if groups.get("m"):
            first = last = self._month(match["m"])
        yield Meaning(*match.span(), Kind.PART, Period.months(year, first, last), stated)

    def season(self, match, extra, frame):
        """Dit najaar: every month that the season touches; a winter is the one that begins in its year."""
        groups = match.groupdict()
        determiner = groups.get("det") or ""
        year, stated = self._year(groups.get("y"), frame)
        if not groups.get("y") and self.grammar.later and re.fullmatch(self.grammar.later, determiner, re.IGNORECASE):
            year = frame.year + 1
        elif not groups.get("y") and self.grammar.earlier and re.fullmatch(self.grammar.earlier, determiner, re.I):
            year = frame.year - 1
        first, last = self.grammar.seasons[match["s"].casefold()]
        start = date(year, first, 1)
        year, last = (year, last) if last <= 12 else (year + 1, last - 12)
        end = date(year, last, calendar.monthrange(year, last)[1])
        yield Meaning(*match.span(), Kind.SEASON, Period(start, end), stated)

    def year(self, match, extra, frame):
        """In 2023, tegen 2030 en 2050."""
        more = [(match.start("more") + found.start(), found[0]) for found in _YEAR.finditer(match["more"])]
        ends = [*(start for start, _year in more), match.end()]
        yield Meaning(match.start(), match.end("y"), Kind.YEAR, Period.months(int(match["y"]), 1, 12))
        for (start, year), _end in zip(more, ends[1:], strict=True):
            yield Meaning(start, start + 4, Kind.YEAR, Period.months(int(year), 1, 12))

    def year_span(self, match, extra, frame):
        """2021-2024."""
        first, last = int(match["y"]), int(match["y2"])
        if 0 < last - first <= _SPAN_OF_YEARS:
            yield Meaning(*match.span(), Kind.YEAR, Period(date(first, 1, 1), date(last, 12, 31)))

    def lone_year(self, match, extra, frame):
        """A year without a word before it may be a name (Agenda 2030): only one beside the report's is a date."""
        if abs(int(match["y"]) - frame.year) <= 1:
            yield Meaning(*match.span(), Kind.YEAR, Period.months(int(match["y"]), 1, 12))

    def relative(self, match, extra, frame):
        """Aankomend jaar; `extra` are the distances of the first and the last year."""
        first, last = extra
        start = None if first is None else date(frame.year + first, 1, 1)
        end = None if last is None else date(frame.year + last, 12, 31)
        yield Meaning(*match.span(), Kind.RELATIVE, Period(start, end), is_stated=False)

    def same(self, match, extra, frame):
        """Diezelfde maand: that of the date before."""
        first, last = frame.before
        if not (first and last):
            return
        unit = match["unit"].casefold()
        period = frame.before
        if self.grammar.units.get(unit) == 12:
            period = Period.months(last.year, 1, 12)
        elif self.grammar.units.get(unit) == 1:
            period = Period.months(last.year, last.month, last.month)
        elif first != last:
            return
        yield Meaning(*match.span(), Kind.RELATIVE, period, is_stated=False)

    def derived(self, match, extra, frame):
        """Een termijn van twee jaar: counted from the day before it, where there is one."""
        number, unit = self._number(match["n"]), self.grammar.units[match["unit"].casefold()]
        first, last = frame.before
        if first is None or first != last:
            yield Meaning(*match.span(), Kind.DERIVED, is_stated=False)
            return
        months = last.month - 1 + number * unit
        year, month = last.year + months // 12, months % 12 + 1
        day = date(year, month, min(last.day, calendar.monthrange(year, month)[1]))
        counted = f"{number} years" if unit == 12 else f"{number * unit} months"
        counted = counted.removesuffix("s") if counted.startswith("1 ") else counted
        computed = f"{last.isoformat()} + {counted}"
        yield Meaning(*match.span(), Kind.DERIVED, Period(day, day), is_stated=False, computed=computed)

    def times(self, match, extra, frame):
        """Tweemaal per jaar."""
        unit, number = self.grammar.units[match["unit"].casefold()], self._number(match["n"])
        every = unit // number if unit % number == 0 else None
        yield Meaning(*match.span(), Kind.RECURRING, every_months=every)

    def interval(self, match, extra, frame):
        """Om de twee jaar."""
        every = self.grammar.units[match["unit"].casefold()] * self._number(match["n"])
        yield Meaning(*match.span(), Kind.RECURRING, every_months=every if every <= 120 else None)

    def rhythm(self, match, extra, frame):
        """Halfjaarlijks; `extra` are the months from one to the next."""
        yield Meaning(*match.span(), Kind.RECURRING, every_months=extra)

    def waiting(self, match, extra, frame):
        """In afwachting van."""
        yield Meaning(*match.span(), Kind.WAITING)
