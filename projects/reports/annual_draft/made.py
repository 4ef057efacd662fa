"""The records of a year, put under their projects, sections and chapters."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from projects.models import ENDED, Meeting
from projects.reports.timeline import update_period

from .draft import Account, Draft, Happening, ProjectYear, Promised, Section
from .news import last_news
from .records import Asked

NOWHERE = None


def annual_draft(year: int, on: date, day: date | None = None, *, also_private: bool = False) -> Draft:
    """Return the draft of the report on `year`; terms are judged on the day `on`, in a constant number of queries.

    `day` is the one that the records are seen on (None: as they stand now). With `also_private` it tells what is not
    public yet as well; internal notes are in it in no case.
    """
    asked = Asked(year, day, also_private)
    projects = asked.projects()
    accounts = _accounts(asked, projects, on)
    news = last_news(asked, on)
    told = {}
    for project in projects:
        account = accounts[project.pk]
        had_news = any(_is_news(happening, asked.year) for happening in account.happened) or any(
            _tells(promised.record, asked.year) for promised in account.promised
        )
        told[project.pk] = ProjectYear(project, account, had_news, news.get(project.pk))
    ended = {pk for pk, one in told.items() if one.account.is_empty and _had_ended(one.record, asked.year)}
    tree = _with_parts([one for pk, one in told.items() if pk not in ended])
    chapters, unplaced = _by_theme(asked.themes(), tree)
    return Draft(year, on, also_private, chapters, unplaced, accounts[NOWHERE], len(ended), asked.hidden())


def _is_news(happening, year):
    """Whether something tells of the year itself.

    A meeting that was only planned does not, and neither does what began before with nobody saying until when.
    """
    goes_on = happening.period.last is None and happening.period.first and happening.period.first < year.first
    return not goes_on and getattr(happening.record, "state", Meeting.State.HELD) == Meeting.State.HELD


def _tells(promise, year):
    """Whether somebody reported on a promise, or closed it, in the year."""
    return any(day and year.first <= day <= year.last for day in (promise.reported_on, promise.closed_on))


def _had_ended(project, year):
    return project.status in ENDED and project.status_since < year.first


def _accounts(asked, projects, on):
    """Return primary key of a project → its `Account`; under `NOWHERE` what belongs to none of `projects`."""
    shown = {project.pk: place for place, project in enumerate(projects)}
    happened = _under_projects(_happenings(asked), shown)
    promises = defaultdict(lambda: ([], []))
    for promise in asked.promises():
        promised = Promised(promise, promise.deadline_state(on))
        promises[_project_of(promise, shown)][0 if asked.is_for_year(promise) else 1].append(promised)
    return {
        pk: Account(
            tuple(sorted(promises[pk][0], key=_term)),
            tuple(sorted(happened[pk], key=_when)),
            tuple(sorted(promises[pk][1], key=_term)),
        )
        for pk in (*shown, NOWHERE)
    }


def _happenings(asked):
    """Yield (happening, primary keys of its projects) for what happened in the year."""
    for update in asked.updates():
        yield Happening(update_period(update), "statusupdate", update), [update.project_id]
    for activity in asked.activities():
        yield Happening(activity.period, "activity", activity), [activity.project_id]
    for kind, records in (("meeting", asked.meetings()), ("document", asked.documents())):
        for record in records:
            yield Happening(record.period, kind, record), _pks(record.own_projects)
    for act in asked.decisions():
        milestones = asked.milestones(act)
        period = milestones[0][1] if milestones else act.milestone("signed")
        yield Happening(period, "decision", act, milestones), _pks(act.own_projects)


def _pks(projects):
    return [project.pk for project in projects]


def _under_projects(happenings, shown):
    """Return primary key → happenings; one of several projects stands under each that is shown."""
    found = defaultdict(list)
    for happening, pks in happenings:
        for pk in [pk for pk in pks if pk in shown] or [NOWHERE]:
            found[pk].append(happening)
    return found


def _project_of(promise, shown):
    """Return the project that a promise stands under: its own, or the first of those of its decision or meeting."""
    if promise.project_id in shown:
        return promise.project_id
    origins = [origin for origin in (promise.decision, promise.meeting) if origin]
    pks = [pk for origin in origins for pk in _pks(origin.own_projects) if pk in shown]
    return min(pks, key=shown.get, default=NOWHERE)


def _term(promised):
    """Promises stand in the order of their terms, those without one last."""
    due = promised.record.due
    return due.last or date.max, due.first or date.max, promised.record.pk


def _when(happening):
    """What happened stands in its order, the vague after the exact, the undated last."""
    period = happening.period
    return period.first or period.last or date.max, period.last or date.max, happening.kind, happening.record.pk


def _with_parts(projects):
    """Return the projects that are part of no other that is shown, each with its parts, in the order given."""
    shown = {one.record.pk for one in projects}
    below = defaultdict(list)
    for one in projects:
        parent = one.record.parent_id
        below[parent if parent in shown else NOWHERE].append(one)
    return _hung(below[NOWHERE], below)


def _hung(projects, below):
    return [replace(one, parts=tuple(_hung(below[one.record.pk], below))) for one in projects]


def _by_theme(themes, projects):
    """Return the chapters with their sections and projects, and the projects under no theme that is shown."""
    shown = {theme.pk for theme in themes}
    under, children = defaultdict(list), defaultdict(list)
    for project in projects:
        theme = project.record.theme_id
        under[theme if theme in shown else NOWHERE].append(project)
    for theme in themes:
        children[theme.parent_id if theme.parent_id in shown else NOWHERE].append(theme)
    return _sections(children[NOWHERE], children, under), tuple(under[NOWHERE])


def _sections(themes, children, under):
    return tuple(
        Section(theme, tuple(under[theme.pk]), _sections(children[theme.pk], children, under)) for theme in themes
    )
