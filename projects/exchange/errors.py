"""What can be wrong with a file, said by line, column and value; and what can have changed since a review."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

SHOWN_VALUE = 60
EXAMPLES = 3
RANGES = 12
GROUPS = 100
MESSAGE = 600


@dataclass(frozen=True, slots=True)
class CellError:
    """One thing that is wrong: the line (header = 1; 0 for the file), the column, the value, and what is allowed."""

    line: int
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """The same thing wrong in one column on several lines; `lines` is a text such as "2–5, 9"."""

    column: str
    message: str
    lines: str
    count: int
    examples: tuple[str, ...]


class FileProblem(Exception):  # noqa: N818
    """A file of which nothing may be written; `errors` holds every `CellError`, in the order of lines.

    `file_name` is set where several files are read at once.
    """

    file_name = ""

    def __init__(self, errors):
        self.errors = sorted(errors, key=lambda error: error.line)
        super().__init__("; ".join(str(error.message) for error in self.errors[:EXAMPLES]))

    @classmethod
    def of_file(cls, message):
        """Return the problem of a whole file."""
        return cls([CellError(0, "", "", message)])

    def grouped(self):
        """Return the errors as at most 101 `ErrorGroup`s: 200,000 bad rows still make a page people can read."""
        groups = defaultdict(list)
        for error in self.errors:
            groups[error.column, error.message].append(error)
        found = [_group(shorten(column), message, errors) for (column, message), errors in groups.items()]
        shown, rest = found[:GROUPS], list(groups.values())[GROUPS:]
        if rest:
            left = [error for errors in rest for error in errors]
            shown.append(
                _group("", _("More is wrong on these lines; it is shown once the errors above are mended."), left)
            )
        return shown


def _group(column, message, errors):
    """Return errors that read the same as one group."""
    return ErrorGroup(
        column, shorten(message, MESSAGE), as_ranges([e.line for e in errors]), len(errors), _examples(errors)
    )


def _examples(errors):
    """Return the first few different values, shortened."""
    different = {}
    for error in errors:
        if error.value:
            different[shorten(error.value)] = True
        if len(different) == EXAMPLES:
            break
    return tuple(different)


def shorten(value, length=SHOWN_VALUE):
    """Return `value` on one line, printable, cut after `length` characters."""
    text = "".join(char if char.isprintable() else "�" for char in str(value)[: length + 1])
    return text if len(text) <= length else f"{text[:length]}…"


def as_ranges(numbers, most=RANGES):
    """Return line numbers as text, neighbours joined: "2–5, 9"; past `most` ranges "… and 17 more lines"."""
    ranges, rest = [], 0
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        elif len(ranges) < most:
            ranges.append([number, number])
        else:
            rest += 1
    text = ", ".join(f"{a}–{b}" if b > a else f"{a}" for a, b in ranges)
    return _("%(lines)s and %(rest)s more") % {"lines": text, "rest": rest} if rest else text


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One record that no longer is what the change set was compared with."""

    line: int
    code: str
    reason: str


class Conflict(Exception):  # noqa: N818
    """A change set that cannot be applied or undone; `rows` says for which records and why. Nothing was written."""

    def __init__(self, rows):
        self.rows = rows
        super().__init__("; ".join(f"{row.code}: {row.reason}" for row in rows[:EXAMPLES]))
