"""A whole text, sentence by sentence: its dates, its numbers, what it speaks of and under which heading it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from projects.periods import UNKNOWN
from projects.references import Reference

from .dates import DatePhrase, date_phrases, told_by
from .passages import Passage, passages
from .sentences import sentences
from .signs import Signs, signs

LANGUAGES = ("nl", "fr")
_SECTION = re.compile(r"(?P<section>\d+(?:\.\d+)*)\.?\s+(?P<heading>\S.*)")
_BULLET = re.compile(r"^[•▪◦*–-]\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `start` and `end` are its place in the text of `passage`, the lines those of the source.

    `section` and `heading` are those it stands under, empty where the text has none.
    """

    passage: Passage
    start: int
    end: int
    text: str
    first_line: int
    last_line: int
    section: str
    heading: str
    signs: Signs
    dates: tuple[DatePhrase, ...]
    numbers: tuple[Reference, ...]


def read(text, language, year, *, looks_back=True) -> Iterator[Sentence]:
    """Yield the `Sentence`s of `text` in order; `language` is "nl" or "fr", `year` that of the report.

    With `looks_back` the text is a report on that year: a month without a year in a promise is one of the next.
    """
    section = heading = ""
    before = UNKNOWN
    for passage in passages(text):
        if passage.is_heading:
            numbered = _SECTION.fullmatch(passage.text)
            section = numbered["section"] if numbered else section
            heading = numbered["heading"] if numbered else passage.text
        for start, end in sentences(passage.text):
            words = passage.text[start:end]
            found = signs(words, language)
            dates = date_phrases(words, language, year, ahead=looks_back and found.is_promise, before=before)
            for phrase in dates:
                before = told_by(phrase, before)
            yield Sentence(
                passage=passage,
                start=start,
                end=end,
                text=_BULLET.sub("", words),
                first_line=passage.line_at(start),
                last_line=passage.line_at(end - 1),
                section=section,
                heading=heading,
                signs=found,
                dates=tuple(dates),
                numbers=tuple(dict.fromkeys(reference for reference, _span in Reference.find_all(words))),
            )
