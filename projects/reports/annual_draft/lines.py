"""The lines of a draft in words: promises in tables, what happened in lists."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.models import DeadlineState
from projects.reports.papers import Listing, Run, Table, joined, runs
from projects.reports.promise_words import STEPS, firmness_said, proofs, state_said, term_said, wording
from projects.translated import colon, text_in

from .draft import Draft


@dataclass(frozen=True, slots=True)
class Telling:
    """How a draft is told: in `language` (nl, fr, en), each record linked to where `address_of` says.

    `address_of(record, is_public)` returns an address, or an empty text for no link.
    """

    draft: Draft
    language: str
    address_of: Callable

    def address(self, record):
        """Return where the name of a record leads to."""
        return self.address_of(record, not self.draft.is_hidden(record))

    def title(self, record, number="", *, linked=True):
        """Return the title of a record, after its official number: in its language, marked where it is not public."""
        found, address = text_in(record, "title", self.language), self.address(record) if linked else ""
        return runs(
            Run(f"{number} " if number else "", address), Run(found.text, address, found.language), *self._mark(record)
        )

    def numbered(self, record):
        """Return the title of a record after its official number, if it has one, as `title` does."""
        return self.title(record, getattr(record, "official_number", ""))

    def link(self, record, words):
        """Return `words` as a link to a record, marked where it is not public."""
        return runs(Run(words, self.address(record)), *self._mark(record))

    def _mark(self, record):
        return (" ", Run(_("(not public)"), strong=True)) if self.draft.is_hidden(record) else ()

    def text(self, record, name):
        """Return a text of a record as runs, in the language that it is in; nothing where there is none."""
        return runs(text_in(record, name, self.language))

    def may_name(self, record):
        """Whether another record, if any, may be named."""
        return record is not None and (self.draft.also_private or record.is_public)


def promise_table(promises, caption, telling):
    """Return promises as a table: what and from where, for when, and how it stands."""
    return Table(
        runs(caption),
        (runs(_("Promise")), runs(_("Term")), runs(_("How it stands"))),
        tuple(
            (
                _promise(promised.record, telling),
                _due(promised.record, telling),
                _standing(promised, telling),
            )
            for promised in promises
        ),
        widths=(10, 5, 6),
    )


def _promise(record, telling):
    responsible = telling.text(record.responsible, "title") if telling.may_name(record.responsible) else ()
    return joined("\n", telling.title(record), responsible, _citation(record, telling))


def _citation(record, telling):
    """Say where a promise stands: the report, its section and the lines of its text; or that staff entered it."""
    if not telling.may_name(record.report):
        return runs(Run(capfirst(record.get_basis_display()), emphasis=True))
    place = [record.section]
    place += [_("lines %(lines)s") % {"lines": record.lines}] if record.lines else []
    place += [record.get_basis_display()] if record.basis != record.Basis.REPORTED else []
    report = text_in(record.report, "title", telling.language)
    where = "".join(f", {word}" for word in place if word)
    return runs(Run(report.text, language=report.language, emphasis=True), Run(where, emphasis=True))


def _due(record, telling):
    """Say a term as vaguely as it was promised, with the words of the source."""
    expected = firmness_said(record)
    return joined("\n", runs(term_said(record), f", {expected}" if expected else ""), wording(record, telling.may_name))


def _standing(promised, telling):
    """Say how the term stands on the day of the draft, what was reported, what came of it and what proves it."""
    record = promised.record
    judged = promised.state.label if promised.state != DeadlineState.NO_DEADLINE else ""
    waits = joined(" ", runs(_("Waits for:")), telling.text(record, "waits_for")) if record.waits_for_nl else ()
    proof = proofs(record, telling.numbered, telling.may_name)
    return joined("\n", runs(judged), runs(state_said(record)), waits, telling.text(record, "outcome"), proof)


def happening_list(happenings, caption, telling):
    """Return what happened as a list: when, what, of what kind and where."""
    return Listing(tuple(_TOLD[one.kind](one, telling) for one in happenings), runs(caption))


def _told(when, *pieces):
    """Return when something happened, and what."""
    return (Run(capfirst(when), strong=True), Run(colon()), *(run for piece in pieces for run in piece))


def _update(one, telling):
    status = telling.link(one.record, one.record.get_status_display())
    return _told(one.period.label(), joined(". ", status, telling.text(one.record, "text")))


def _record(one, telling):
    return _told(one.period.label(), telling.title(one.record), runs(f" ({_kind(one.record)})"))


def _act(one, telling):
    """An act is told by what became of it in the year; a date that is not known is said not to be."""
    act = one.record
    steps = [f"{STEPS[name]()} {period.label()}" for name, period in one.milestones]
    kind = ", ".join(filter(None, [act.get_type_display(), act.place]))
    return _told(", ".join(steps) or _("no date"), telling.numbered(act), runs(f" ({kind})"))


def _kind(record):
    """Return the kind of a record, whether a meeting was held, and the place, as far as they are known."""
    state = getattr(record, "state", "held")
    words = [record.get_kind_display(), record.get_state_display() if state != "held" else ""]
    return ", ".join(filter(None, [*words, getattr(record, "place", "")]))


_TOLD = {"statusupdate": _update, "activity": _record, "meeting": _record, "document": _record, "decision": _act}
