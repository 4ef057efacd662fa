"""A paper as plain data: a title, what it says about itself, and its blocks in reading order.

Whoever makes a paper translates its words; what shows it (`write_docx`, `components/paper.html`) adds none of its own.
"""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

DEEPEST = 4
SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: with an `address` it is a link; `language` where it is not that of the paper (nl, fr, en)."""

    text: str
    address: str = ""
    language: str = ""
    strong: bool = False
    emphasis: bool = False

    @property
    def target(self):
        """Where it leads to: a web or mail address, or a place on this site; else an empty text."""
        if self.address.startswith(("/", "#")):
            return self.address
        try:
            return self.address if urlsplit(self.address).scheme in SCHEMES else ""
        except ValueError:
            return ""


def runs(*pieces) -> tuple[Run, ...]:
    """Return texts, texts with their language (`TextIn`) and runs as a tuple of runs; what is empty is left out."""
    made = (_run(piece) for piece in pieces)
    return tuple(run for run in made if run.text)


def joined(separator, *pieces) -> tuple[Run, ...]:
    """Return several tuples of runs as one, `separator` between them; empty ones are left out."""
    made = []
    for piece in filter(None, pieces):
        made += [Run(separator), *piece] if made else piece
    return tuple(made)


def _run(piece):
    if isinstance(piece, Run):
        return piece
    if isinstance(piece, tuple):
        return Run(piece.text, language=piece.language)
    return Run(str(piece))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 4; a numbered one takes its number from its place. `anchor` is its name for links."""

    level: int
    runs: tuple[Run, ...]
    numbered: bool = True
    anchor: str = ""

    kind = "heading"

    @property
    def text(self):
        """What it says, as plain text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text; a `citation` says where what stands before it comes from."""

    runs: tuple[Run, ...]
    citation: bool = False

    kind = "paragraph"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets, each item a tuple of runs; `caption` says what it lists."""

    items: tuple[tuple[Run, ...], ...]
    caption: tuple[Run, ...] = ()

    kind = "list"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a caption, a header cell per column, rows of as many cells, each cell a tuple of runs.

    `widths` are the shares of the columns (any positive numbers; left out: all the same). With `row_heads` the first
    cell of a row names it.
    """

    caption: tuple[Run, ...]
    header: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[int, ...] = ()
    row_heads: bool = False

    kind = "table"

    @property
    def shares(self):
        """The share of each column in the width, of a whole of 1."""
        widths = self.widths or (1,) * len(self.header)
        return tuple(width / sum(widths) for width in widths)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about the paper or a part of it, set apart from what it says."""

    runs: tuple[Run, ...]

    kind = "note"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not known, said openly."""

    runs: tuple[Run, ...]

    kind = "gap"


Block = Heading | Paragraph | Listing | Table | Note | Gap


class Outlined(NamedTuple):
    """A block in its place: a heading has a `number` ("2.1", or none) and an `anchor`; other blocks have neither."""

    block: Block
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one language (nl, fr, en); `facts` are pairs of texts about it, such as the day it was made.

    `contents` is the title of its table of contents; without one it has none. `depth` says down to which level of
    headings that table goes.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    contents: str = ""
    depth: int = 2
    author: str = ""

    @property
    def outlined(self) -> tuple[Outlined, ...]:
        """The blocks, each heading with its number and an anchor that no other heading has."""
        counts, found = [0] * DEEPEST, []
        for place, block in enumerate(self.blocks):
            if block.kind != "heading":
                found.append(Outlined(block))
                continue
            number = ""
            if block.numbered:
                counts[block.level - 1] += 1
                counts[block.level :] = [0] * (DEEPEST - block.level)
                number = ".".join(map(str, counts[: block.level]))
            found.append(Outlined(block, number, block.anchor or f"part-{place}"))
        return tuple(found)

    @property
    def chapters(self) -> tuple[tuple[Outlined, ...], ...]:
        """The blocks by chapter, each from its heading of level 1 on; what stands before the first is left out."""
        found = []
        for part in self.outlined:
            if part.anchor and part.block.level == 1:
                found.append([])
            if found:
                found[-1].append(part)
        return tuple(map(tuple, found))

    @property
    def outline(self) -> tuple[Outlined, ...]:
        """The headings that its table of contents names."""
        return tuple(part for part in self.outlined if part.anchor and part.block.level <= self.depth)
