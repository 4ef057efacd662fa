"""Projects by chapter of the work programme and by status."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from projects.charts import Segment, stacked
from projects.models import Project, Status, Theme

# Projects without any status update.
NO_STATUS = ""


@dataclass(frozen=True, slots=True)
class ThemeBar:
    """One chapter (None gathers what stands under no public one), how many projects of each status, and its bar."""

    theme: Theme | None
    total: int
    segments: tuple[Segment, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StatusByTheme:
    """The picture on the day `on`; `statuses` are (key, label) of those that occur, in the order of the numbers."""

    on: date
    total: int
    statuses: list[tuple[str, str]]
    bars: list[ThemeBar]


def status_by_theme(on: date, no_status: str, day: date | None = None) -> StatusByTheme:
    """Return the public projects and sub-projects, counted; `no_status` is the label of those without a status.

    With `day` as the records stood on that day.
    """
    chapters = list(Theme.objects.public().filter(parent=None).order_by("position", "code"))
    codes = {theme.code for theme in chapters}
    counted = Counter()
    projects = Project.objects.public().on_day(day).order_by()
    rows = projects.values_list("theme__code", projects.then("status")).annotate(number=Count("pk"))
    for code, status, number in rows:
        chapter = code.partition(".")[0]
        counted[chapter if chapter in codes else None, status] += number
    occurring = {status for _chapter, status in counted}
    statuses = [(key, label) for key, label in [*Status.choices, (NO_STATUS, no_status)] if key in occurring]
    totals = Counter()
    for (chapter, _status), number in counted.items():
        totals[chapter] += number
    longest = max(totals.values(), default=1)
    bars = [
        _bar(theme, [(key, counted[code, key]) for key, _label in statuses], longest)
        for theme, code in [*((theme, theme.code) for theme in chapters), (None, None)]
        if totals[code]
    ]
    return StatusByTheme(on, sum(totals.values()), statuses, bars)


def _bar(theme, numbers, longest):
    return ThemeBar(theme, sum(n for _key, n in numbers), stacked(numbers, longest), tuple(n for _key, n in numbers))
