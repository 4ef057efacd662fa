"""The changes of all record types in one order, page by page."""

from .candidates import next_candidates
from .entries import Asked, Page
from .telling import told

PER_PAGE = 50
# A page in which nothing public differs is followed by the next one, so many times.
ROUNDS = 5


def changes(asked: Asked, number: int = PER_PAGE) -> Page:
    """Return one page of the public changes that are asked for, at most `number` of them.

    The queries are as many for one change as for many, and none looks at more than a bounded number of versions.
    """
    entries, after = [], asked.after
    for _round in range(ROUNDS):
        page, after = next_candidates(asked, after, number)
        entries = told(page)
        if entries or after is None:
            break
    return Page(entries, after)
