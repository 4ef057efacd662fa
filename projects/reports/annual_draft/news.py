"""When anything was last recorded of each project."""

from datetime import date

from django.db.models import Max, Q

from projects.models import MILESTONES, Activity, Decision, Document, FollowUp, Meeting, StatusUpdate

# Model → how its records lead to their project, and the columns that tell a day.
TOLD = {
    StatusUpdate: ("project", ("day",)),
    Activity: ("project", ("last_day",)),
    Meeting: ("projects", ("last_day",)),
    Document: ("projects", ("last_day",)),
    Decision: ("projects", tuple(f"{name}_last" for name in MILESTONES)),
    FollowUp: ("project", ("reported_on", "closed_on")),
}


def last_news(asked, on: date) -> dict[int, date]:
    """Return primary key of a project → the latest day, `on` or earlier, that any of its records speaks of.

    `asked` are the records that may be shown. Of a vague date the last possible day counts, as everywhere.
    """
    found = {}
    for model, (path, columns) in TOLD.items():
        latest = {f"latest_{name}": Max(name, filter=Q(**{f"{name}__lte": on})) for name in columns}
        for row in _that_were(asked.all(model)).order_by().values(path).annotate(**latest):
            days = [row[name] for name in latest if row[name]]
            found[row[path]] = max([*days, found.get(row[path], date.min)])
    return {project: day for project, day in found.items() if project and day > date.min}


def _that_were(records):
    """Leave out the meetings of which nobody has said that they were held."""
    return records.filter(**{records.then("state"): Meeting.State.HELD}) if records.model is Meeting else records
