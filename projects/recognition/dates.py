"""Date phrases in Dutch and French: where they stand, and which days they can mean."""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from projects.periods import UNKNOWN, Period
from projects.references import Reference

from .days import Frame, Reader
from .dutch import DUTCH
from .french import FRENCH
from .grammar import Bound, Kind

READERS = {"nl": Reader(DUTCH), "fr": Reader(FRENCH)}
# Digits in an address or in the number of a judgment are no date.
_NO_DATE = re.compile(r"https?://\S+|www\.\S+|ECLI:\S+|\bC-\d\S*")
_DETERMINED = re.compile(r"(?:dit|deze|die|cet(?:te)?|ce)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:de|het|le|la|les)\s$", re.IGNORECASE)
_LONGEST_LEAD = 60
_BARE_PARTS = ("d", "m", "q", "h", "p", "s", "y")


class Basis(StrEnum):
    """What the days of a phrase rest on; the words are those of a follow-up's term."""

    NONE = "none"
    STATED = "stated"
    DERIVED = "derived"
    RELATIVE = "relative"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that say when something is; `start` and `end` are their place in the text.

    `period` holds the first and the last possible day, None where open or not told; `every_months` the months from
    one occurrence to the next; `computed` the sum behind a derived day.
    """

    start: int
    end: int
    words: str
    kind: Kind
    basis: Basis
    period: Period
    every_months: int | None
    computed: str


def date_phrases(text, language, year, *, ahead=False, before=UNKNOWN):
    """Return the `DatePhrase`s of `text` in order.

    `language` is "nl" or "fr", `year` that of the report. With `ahead` a day, month or season without a year is one of
    the year after; `before` is the last date told before `text`, for "diezelfde maand" and terms counted from a day.
    """
    reader = READERS[language]
    phrases = []
    for name, match, extra in _matches(text, reader.grammar):
        for meaning in reader.meanings(name, match, extra, Frame(year, ahead, before)):
            phrases.append(_phrase(text, meaning, match, reader.grammar))
            before = told_by(phrases[-1], before)
    return phrases


def told_by(phrase, before):
    """Return the date that "the same month" would refer to behind `phrase`; `before` is the one ahead of it."""
    tells = phrase.kind not in (Kind.DERIVED, Kind.RELATIVE) and phrase.period.first and phrase.period.last
    return phrase.period if tells else before


def _matches(text, grammar):
    """Return the matches of all rules as (rule, match, extra), in the order of the text; the first rules win."""
    taken = sorted(
        [span for _reference, span in Reference.find_all(text)] + [m.span() for m in _NO_DATE.finditer(text)]
    )
    found = []
    for name, pattern, extra in grammar.compiled:
        for match in pattern.finditer(text):
            if _is_free(match.span(), taken):
                found.append((name, match, extra))
                insort(taken, match.span())
    return sorted(found, key=lambda entry: entry[1].start())


def _is_free(span, taken):
    """Whether `span` overlaps none of the sorted spans `taken`, which do not overlap one another."""
    place = bisect_left(taken, span)
    follows = place == 0 or taken[place - 1][1] <= span[0]
    return follows and (place == len(taken) or span[1] <= taken[place][0])


def _phrase(text, meaning, match, grammar):
    """Return a meaning as a phrase: with the words before it that change it, or merely belong to it."""
    start, period = _bounded(text, meaning, match, grammar)
    start = min(start, meaning.start)
    basis = {Kind.RECURRING: Basis.RECURRING, Kind.WAITING: Basis.NONE, Kind.DERIVED: Basis.DERIVED}.get(
        meaning.kind, Basis.STATED if meaning.is_stated else Basis.RELATIVE
    )
    words = text[start : meaning.end].strip()
    return DatePhrase(start, meaning.end, words, meaning.kind, basis, period, meaning.every_months, meaning.computed)


def _bounded(text, meaning, match, grammar):
    """Return where a phrase begins, words such as "vanaf" included, and its period as these words change it."""
    period = meaning.period
    groups = match.groupdict()
    bare = min((match.start(name) for name in _BARE_PARTS if groups.get(name)), default=meaning.start)
    bare = max(bare, meaning.start)
    head = text[max(0, bare - _LONGEST_LEAD) : bare]
    offset = bare - len(head)
    if period.first and period.last and meaning.kind not in (Kind.RECURRING, Kind.WAITING, Kind.DERIVED):
        for pattern, bound in grammar.bounds:
            if (found := pattern.search(head)) and (changed := _changed(period, bound, meaning.kind)):
                return offset + found.start(), changed
    if meaning.kind in (Kind.RECURRING, Kind.WAITING, Kind.DERIVED):
        return meaning.start, period
    lead = grammar.lead.search(head)
    # An article before "dit jaar" belongs to what follows it: "de dit jaar uitgevoerde analyse".
    is_foreign = lead is None or (_DETERMINED.match(text, bare) and _ARTICLE.search(lead[0]))
    return (meaning.start if is_foreign else offset + lead.start()), period


def _changed(period, bound, kind):
    """Return `period` as the word before it changes it; None where that word means something else here."""
    if bound == Bound.FROM:
        return Period(period.first, None)
    if bound == Bound.AT_LEAST_UNTIL:
        return Period(period.last, None)
    if bound == Bound.BEFORE_DAY and kind != Kind.DAY:
        return None
    if bound in (Bound.BEFORE, Bound.BEFORE_DAY) and kind != Kind.PART:
        return Period(None, period.first - timedelta(days=1))
    return period
