"""The outline of a report, each heading with the records that stand under it."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from projects import models
from projects.models import Heading, Report

# The records that have a page of their own and a place in a report.
WITH_PLACE = (models.Project, models.Decision, models.Meeting, models.Activity, models.Document, models.FollowUp)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading and its public records, by kind: pairs of model name and records."""

    heading: Heading
    records: tuple


def first_lines(lines):
    """Return the first line number of each range in `lines`, such as "12-15, 40"."""
    return [int(part.partition("-")[0]) for part in lines.split(", ") if part]


def outline(report: Report, day: date | None = None) -> list[Entry]:
    """Return the outline of `report`, with what was there on `day` (None: what is there now).

    A record stands under every heading that one of its passages begins under.
    """
    headings = list(report.headings.public().order_by("position"))
    starts = [first_lines(heading.lines)[0] for heading in headings]
    under = defaultdict(lambda: defaultdict(dict))
    for model in WITH_PLACE:
        for record in model.objects.public().on_day(day).filter(report=report).order_by("code"):
            for line in first_lines(record.lines):
                index = bisect_right(starts, line) - 1
                if index >= 0:
                    under[index][model._meta.model_name][record.code] = record
    return [
        Entry(heading, tuple((kind, list(found.values())) for kind, found in under[index].items()))
        for index, heading in enumerate(headings)
    ]
