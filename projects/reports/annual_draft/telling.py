"""A draft in words: every line one record, nothing between them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from projects.periods import Period
from projects.reports.papers import Gap, Heading, Note, Paper, Paragraph, Run, runs
from projects.translated import text_in

from .draft import Draft
from .gaps import gaps
from .lines import Telling, happening_list, promise_table

DEEPEST = 4


def draft_paper(draft: Draft, language: str, address_of) -> Paper:
    """Return `draft` as a paper in `language`; a text that is missing in it stands in another, and is marked.

    `address_of(record, is_public)` says where the name of a record leads to; an empty text is no link.
    """
    telling = Telling(draft, language, address_of)
    with override(language):
        return Paper(
            title=_("Annual report %(year)s: draft") % {"year": draft.year},
            subtitle=_("Put together from the records of the Benelux Tracker"),
            language=language,
            facts=tuple(_facts(draft, language)),
            blocks=tuple(_blocks(telling)),
            contents=_("Contents"),
            author=_("Secretariat-General of the Benelux Union"),
        )


def _facts(draft, language):
    scope = _("public records, and those that are not public yet") if draft.also_private else _("public records only")
    yield _("As it stands on"), Period(draft.on, draft.on).label()
    yield _("Holds"), scope
    yield _("Projects"), str(sum(1 for _one in draft.projects))
    if draft.ended:
        words = ngettext(
            "one project that ended before %(year)s", "%(number)s projects that ended before %(year)s", draft.ended
        )
        yield _("Left out"), words % {"number": draft.ended, "year": draft.year}
    for gap in gaps(draft, language):
        yield gap.label, str(len(gap.found))


def _blocks(telling):
    draft = telling.draft
    if draft.also_private:
        yield Note(runs(Run(_("Not for publication: this draft also holds what is not public yet."), strong=True)))
    yield Note(runs(_("Every line stands for one record and leads to it. What is not known is said.")))
    for chapter in draft.chapters:
        yield from _section(chapter, 1, telling)
    if draft.unplaced:
        yield Heading(1, runs(_("Projects without a theme")), numbered=False, anchor="unplaced")
        for project in draft.unplaced:
            yield from _project(project, 2, telling)
    if not draft.outside.is_empty:
        yield Heading(1, runs(_("Outside the projects")), numbered=False, anchor="outside")
        yield from _account(draft.outside, telling)


def _section(section, level, telling):
    """A theme without a number in the work programme has none in the report either."""
    title = text_in(section.theme, "title", telling.language)
    yield Heading(min(level, DEEPEST), runs(title), numbered=bool(section.theme.number), anchor=section.anchor)
    for project in section.projects:
        yield from _project(project, level + 1, telling)
    for below in section.sections:
        yield from _section(below, level + 1, telling)


def _project(project, level, telling):
    yield Heading(
        min(level, DEEPEST), telling.title(project.record, linked=False), numbered=False, anchor=project.anchor
    )
    if project.record.status:
        yield Paragraph(_standing(project.record, telling))
    else:
        yield Gap(telling.link(project.record, _("No status recorded")))
    if not project.had_news:
        yield Gap(runs(_silence(project, telling.draft)))
    yield from _account(project.account, telling)
    for part in project.parts:
        yield from _project(part, level + 1, telling)


def _standing(record, telling):
    """Say the status and since when it holds; it leads to the project, whose heading stays free of links."""
    since = Period(record.status_since, record.status_since).label()
    status = Run(record.get_status_display(), telling.address(record))
    return runs(Run(_("Where it stands:"), strong=True), " ", status, _(", recorded on %(day)s.") % {"day": since})


def _silence(project, draft):
    """Say that the year is empty, and when anything was told last."""
    nothing = _("Nothing recorded in %(year)s.") % {"year": draft.year}
    if project.last_news is None:
        return nothing
    last = _("No news since %(day)s.") % {"day": Period(project.last_news, project.last_news).label()}
    return f"{nothing} {last}"


def _account(account, telling):
    year = {"year": telling.draft.year}
    if account.promised:
        yield promise_table(account.promised, _("Promised for %(year)s") % year, telling)
    if account.happened:
        yield happening_list(account.happened, _("What happened in %(year)s") % year, telling)
    if account.following:
        yield promise_table(account.following, _("Promised next"), telling)
