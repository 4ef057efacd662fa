"""What a language needs to say when something is: its words for months, parts and rhythms, and its turns of phrase.

A grammar is data. Its rules are regular expressions whose groups mean the same in every language:
`d` day, `m` month, `y` year, `q` quarter, `h` half, `p` part, `s` season, `n` number, `unit` what is counted.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

YEAR = r"(?:19|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# A year is no date inside a number of an act, an address or the name of something (2014/55, M(2022)7, 2050-studie).
LONE_YEAR = rf"(?<![\w/:.,\-]){YEAR}(?![\w/\-–]|[.,:]\d|\)\s?\d)"


class Kind(StrEnum):
    """What a date phrase is made of."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PART = "part"
    SEASON = "season"
    RELATIVE = "relative"
    RECURRING = "recurring"
    WAITING = "waiting"
    DERIVED = "derived"


class Bound(StrEnum):
    """What a word before a date makes of it."""

    FROM = "from"
    AT_LEAST_UNTIL = "at least until"
    BEFORE = "before"
    BEFORE_DAY = "before a day"
    BY = "by"


@dataclass(frozen=True)
class Grammar:
    """One language.

    `parts` names thirds of a year by their first and last month; `years` and `relative` give turns of phrase with
    the distance of the first and the last year from the year of the report, None being an open end; `rhythms` give
    turns of phrase with the months between two occurrences, None where no interval is told. `lead` is what may stand
    before a date without changing it, `bounds` what changes it; `later` and `earlier` move a season by a year.
    """

    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    parts: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, int]
    years: tuple[tuple[str, int], ...]
    relative: tuple[tuple[str, tuple[int | None, int | None]], ...]
    rhythms: tuple[tuple[str, int | None], ...]
    waiting: str
    rules: tuple[tuple[str, str], ...]
    bounds: tuple[tuple[str, Bound], ...]
    lead: str
    later: str
    earlier: str
    and_words: frozenset[str]
    between: str
    compiled: tuple = field(init=False)

    def __post_init__(self):
        places = {
            "Y": YEAR,
            "LY": LONE_YEAR,
            "D": DAY,
            "M": _one_of(self.months),
            "S": _one_of(self.seasons),
            "P": _one_of(self.parts),
            "O": _one_of(self.ordinals),
            "N": rf"{_one_of(self.numbers)}|\d\d?",
            "U": _one_of(self.units),
            "YY": "|".join([YEAR, *(pattern for pattern, _distance in self.years)]),
        }
        rules = [(name, _compiled(pattern, places), None) for name, pattern in self.rules]
        rules += [("relative", _compiled(pattern, places), span) for pattern, span in self.relative]
        rules += [("rhythm", _compiled(pattern, places), months) for pattern, months in self.rhythms]
        rules += [("waiting", _compiled(self.waiting, places), None)]
        object.__setattr__(self, "compiled", tuple(rules))
        bounds = tuple((re.compile(rf"(?<!\w)(?:{p})\s+{self.lead}$", re.IGNORECASE), b) for p, b in self.bounds)
        object.__setattr__(self, "bounds", bounds)
        years = tuple((re.compile(pattern, re.IGNORECASE), distance) for pattern, distance in self.years)
        object.__setattr__(self, "years", years)
        object.__setattr__(self, "lead", re.compile(rf"(?<!\w){self.lead}$", re.IGNORECASE))


def _one_of(words):
    """Return the alternative of all `words`, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


def _compiled(pattern, places):
    """Return a rule with its placeholders such as <M> filled in, matching whole words only."""
    for name, words in places.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{words})")
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
