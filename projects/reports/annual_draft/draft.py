"""The draft as plain data, before anything is put into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from projects.models import DeadlineState, FollowUp, Project, Theme
from projects.periods import Period


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise, and how its term stands on the day of the draft."""

    record: FollowUp
    state: DeadlineState


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in the year: when, of what kind (a model's name), its record.

    `milestones` are pairs of name and period: what became of an act in the year.
    """

    period: Period
    kind: str
    record: object
    milestones: tuple[tuple[str, Period], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What the records say of a year: promised for it, happened in it, promised for later."""

    promised: tuple[Promised, ...] = ()
    happened: tuple[Happening, ...] = ()
    following: tuple[Promised, ...] = ()

    @property
    def promises(self):
        """All promises, those for later too."""
        return (*self.promised, *self.following)

    @property
    def is_empty(self):
        """Whether there is nothing at all."""
        return not (self.promised or self.happened or self.following)


@dataclass(frozen=True, slots=True)
class ProjectYear:
    """A project in a year, and the projects that are part of it.

    `had_news` says whether anything was recorded of it in the year; `last_news` is the latest day on which anything
    was, as far as known on the day of the draft, or None.
    """

    record: Project
    account: Account
    had_news: bool
    last_news: date | None
    parts: tuple["ProjectYear", ...] = ()

    @property
    def anchor(self):
        """Its name for links within the draft."""
        return f"project-{self.record.code}"


@dataclass(frozen=True, slots=True)
class Section:
    """A theme with its projects, and the themes under it."""

    theme: Theme
    projects: tuple[ProjectYear, ...]
    sections: tuple["Section", ...]

    @property
    def anchor(self):
        """Its name for links within the draft."""
        return f"theme-{self.theme.code}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of the report on `year`, as things stand on the day `on`.

    `chapters` are in the order of the report. `unplaced` are projects under no theme that may be shown, `outside` what
    belongs to no project that is shown. `ended` projects had ended before the year and have nothing in it: they are
    counted and left out. With `also_private` it holds what is not public yet: `hidden` are those records, as model name
    and primary key.
    """

    year: int
    on: date
    also_private: bool
    chapters: tuple[Section, ...]
    unplaced: tuple[ProjectYear, ...]
    outside: Account
    ended: int
    hidden: frozenset[tuple[str, int]] = frozenset()

    def is_hidden(self, record):
        """Whether the public cannot see a record of the draft."""
        return (record._meta.model_name, record.pk) in self.hidden

    @property
    def projects(self) -> Iterator[ProjectYear]:
        """All projects, in the order of the report."""
        for chapter in self.chapters:
            yield from _projects_of(chapter)
        yield from _with_parts(self.unplaced)


def _projects_of(section):
    yield from _with_parts(section.projects)
    for below in section.sections:
        yield from _projects_of(below)


def _with_parts(projects):
    for project in projects:
        yield project
        yield from _with_parts(project.parts)
