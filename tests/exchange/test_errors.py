"""What is wrong with a file, in lines that people can read."""

from hypothesis import given
from hypothesis import strategies as st

from projects.exchange.errors import CellError, FileProblem, as_ranges, shorten


def test_neighbouring_lines_are_joined():
    assert as_ranges([5, 2, 3, 9, 4, 9]) == "2–5, 9"
    assert as_ranges(range(2, 200_001)) == "2–200000"
    assert as_ranges(range(2, 100, 2), most=2) == "2, 4 and 47 more"


def test_the_same_mistake_is_said_once_with_examples():
    errors = [CellError(line, "kind", f"x{line % 5}", "No.") for line in range(2, 12)]
    [group] = FileProblem(errors).grouped()
    assert (group.column, group.message, group.lines, group.count) == ("kind", "No.", "2–11", 10)
    assert group.examples == ("x2", "x3", "x4")


def test_as_many_kinds_of_mistakes_as_there_are_lines_still_make_a_short_list():
    long = "x" * 5000
    errors = [CellError(line, f"{long}{line}", f"{line}{long}", f"{line}{long}") for line in range(2, 5000)]
    groups = FileProblem(errors).grouped()
    assert len(groups) == 101
    assert sum(group.count for group in groups) == 4998
    shown = "".join(group.column + group.message + group.lines + "".join(group.examples) for group in groups)
    assert len(shown.encode()) < 90_000


def test_errors_stand_in_the_order_of_lines():
    problem = FileProblem([CellError(9, "", "", "b"), CellError(2, "", "", "a")])
    assert [error.line for error in problem.errors] == [2, 9]


@given(st.text())
def test_a_value_is_shown_on_one_short_printable_line(text):
    shown = shorten(text)
    assert shown.isprintable()
    assert len(shown) <= 61
