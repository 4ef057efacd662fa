"""What a draft leaves open, so that it can be said and filled."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from projects.models import DeadlineState
from projects.translated import TextIn, text_in

from .draft import Draft


@dataclass(frozen=True, slots=True)
class Open:
    """One thing left open: the text that it is known by, and the anchor of the place in the draft."""

    text: TextIn
    anchor: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """The things of one kind that are left open; `kind` is a key, `label` says it."""

    kind: str
    label: str
    found: tuple[Open, ...]


def gaps(draft: Draft, language: str) -> list[Gaps]:
    """Return what `draft` leaves open, by kind, in `language`; a kind of which there is nothing is there all the same.

    Words come in the active language.
    """
    projects = list(draft.projects)
    kinds = [
        ("nothing", _("Nothing recorded in %(year)s") % {"year": draft.year}, _quiet(projects, language)),
        ("outcome", _("Outcome not recorded"), _untold(draft, projects, language)),
        ("status", _("No status recorded"), _of(projects, language, lambda one: not one.record.status)),
        ("text", _("Title missing in this language"), _untranslated(draft, projects, language)),
    ]
    return [Gaps(kind, label, tuple(found)) for kind, label, found in kinds]


def _of(projects, language, is_open):
    return [Open(text_in(one.record, "title", language), one.anchor) for one in projects if is_open(one)]


def _quiet(projects, language):
    return _of(projects, language, lambda one: not one.had_news)


def _untold(draft, projects, language):
    """The promises whose term has passed without anybody telling what came of them."""
    places = [*((one.account, one.anchor) for one in projects), (draft.outside, "outside")]
    return [
        Open(text_in(promised.record, "title", language), anchor)
        for account, anchor in places
        for promised in account.promises
        if promised.state == DeadlineState.OUTCOME_NOT_RECORDED
    ]


def _untranslated(draft, projects, language):
    """The records whose title is not there in the language of the draft, each once."""
    found = {}
    for record, anchor in _titled(draft, projects):
        text = text_in(record, "title", language)
        if text.language != language:
            found.setdefault((record._meta.model_name, record.pk), Open(text, anchor))
    return list(found.values())


def _titled(draft, projects) -> Iterator[tuple]:
    """Yield (record, anchor) for every record that the draft calls by its title."""
    for one in projects:
        yield one.record, one.anchor
        yield from _in_account(one.account, one.anchor)
    yield from _in_account(draft.outside, "outside")


def _in_account(account, anchor):
    for line in (*account.promises, *account.happened):
        if hasattr(line.record, "title_nl"):
            yield line.record, anchor
