"""A text as it was extracted from a printed page: made into passages again, with the way back to its lines.

Words that the layout broke are made whole; whether the hyphen belongs to the word is asked of the rest of the text.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
# Words begin where no letter stands before them: else a long one is looked at again from each of its letters.
_HYPHENED = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")
_BROKEN = re.compile(r"(?<=[^\W_])[-\u00ad\u2010]$")
_LEFT = re.compile(r"(?<![^\W_])[^\W_]+(?=[-\u00ad\u2010]$)")
_RIGHT = re.compile(r"[^\W_]+")
_BULLET = re.compile(r"[•▪◦*–-]\s")
_NUMBERED = re.compile(r"\d(?:\.\d+)+\.?\s|\d\.\s+[^\W\d_]")
_ADDRESS = re.compile(r"(?:\d+ )?(?:https?://|www\.)\S+")
_SPACE = re.compile(r"\s+")
# The first half of "interpretatie- en implementatievraagstukken" keeps its hyphen.
_JOINERS = {"en", "of", "et", "ou"}
_END = (".", "!", "?", "…", ".”", ".’", ".»", '."')
# A line this much shorter than the widest of its block, and ending a sentence, ends a paragraph too.
_SHORT = 0.8
# Lines longer than any printed one are whole paragraphs, as word processors write them.
_UNWRAPPED = 200
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item of a list or a heading: its text on one line, and where in it each source line begins.

    `starts` are pairs of offset and line number, both ascending; lines are counted from 1.
    """

    text: str
    starts: tuple[tuple[int, int], ...]
    is_heading: bool

    def line_at(self, offset):
        """Return the number of the source line that the character at `offset` stands on."""
        return self.starts[bisect_right(self.starts, (offset, float("inf"))) - 1][1]

    @property
    def first_line(self):
        """The number of its first source line."""
        return self.starts[0][1]

    @property
    def last_line(self):
        """The number of its last source line."""
        return self.starts[-1][1]


def passages(text):
    """Return the `Passage`s of `text` in order; page numbers and lines without a letter are left out."""
    lines = [_SPACE.sub(" ", line).strip() for line in text.split("\n")]
    joiner = _Joiner(lines)
    found = []
    for block in _blocks(lines):
        for paragraph in _paragraphs(block):
            found.append(_passage(paragraph, joiner))
    return found


def _blocks(lines):
    """Yield the runs of lines with something on them, as lists of (number, line)."""
    block = []
    for number, line in enumerate(lines, start=1):
        if line:
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _paragraphs(block):
    """Yield the paragraphs of a block, as lists of (number, line)."""
    widest = max(len(line) for _number, line in block)
    paragraph = []
    for number, line in block:
        if paragraph and _begins_anew(paragraph, line, widest):
            yield paragraph
            paragraph = []
        paragraph.append((number, line))
    if any(char.isalpha() for _number, line in paragraph for char in line):
        yield paragraph


def _begins_anew(paragraph, line, widest):
    """Whether `line` begins a new paragraph behind the lines of `paragraph`."""
    last = paragraph[-1][1]
    if _BULLET.match(line) or _NUMBERED.match(line) or widest > _UNWRAPPED or _ADDRESS.fullmatch(last):
        return True
    if len(last) >= _SHORT * widest:
        return False
    if last.endswith(_END):
        return True
    # A heading printed directly above its text.
    return len(paragraph) == 1 and _is_heading(paragraph) and line[0].isupper() and len(last) < 0.7 * widest


def _is_heading(paragraph):
    """Whether lines read as a heading: few, not ended like a sentence, not an item of a list."""
    first, last = paragraph[0][1], paragraph[-1][1]
    length = sum(len(line) for _number, line in paragraph)
    return (
        len(paragraph) <= 3
        and length <= _LONGEST_HEADING
        and not _BULLET.match(first)
        and (first[0].isupper() or first[0].isdigit())
        and last[-1] not in ".!?;:,-"
    )


def _passage(paragraph, joiner):
    pieces, starts, length = [], [], 0
    for number, line in paragraph:
        if pieces:
            pieces[-1] = joiner.before(pieces[-1], line)
            length += len(pieces[-1])
        starts.append((length, number))
        pieces.append(line)
    return Passage("".join(pieces), tuple(starts), _is_heading(paragraph))


class _Joiner:
    """Puts a line behind another, making a broken word whole as the rest of the text writes it."""

    def __init__(self, lines):
        self.words, self.pairs = Counter(), Counter()
        behind_break = False
        for line in lines:
            whole = _RIGHT.sub("", line, count=1) if behind_break else line
            behind_break = bool(_BROKEN.search(line))
            whole = _LEFT.sub("", whole) if behind_break else whole
            whole = whole.casefold()
            self.words.update(_WORD.findall(whole))
            for word in _HYPHENED.findall(whole):
                parts = word.split("-")
                self.pairs.update(f"{left}-{right}" for left, right in pairwise(parts))

    def before(self, text, line):
        """Return the line `text` up to where `line` goes on: a space, nothing, or the hyphen behind it."""
        if not _BROKEN.search(text):
            return f"{text} "
        right = _RIGHT.match(line)
        if right is None:
            return f"{text} "
        if right[0] in _JOINERS:
            return f"{text[:-1]}- "
        return text[:-1] + ("-" if self._keeps_hyphen(_LEFT.search(text)[0], right[0]) else "")

    def _keeps_hyphen(self, left, right):
        whole, pair = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
        if self.words[whole] != self.pairs[pair]:
            return self.pairs[pair] > self.words[whole]
        return right[0].isupper() or right[0].isdigit() or left[-1].isdigit() or (len(left) > 1 and left.isupper())
