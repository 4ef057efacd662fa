"""The cells of an answer sheet: a promise, an act, how each stands, and where it is found."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.models import DeadlineState, Transposition
from projects.reports.citing import cited_title
from projects.reports.papers import Run, joined, runs
from projects.reports.promise_words import (
    STEPS,
    day_said,
    firmness_said,
    moves_said,
    proofs,
    state_said,
    term_said,
    wording,
)
from projects.translated import colon, text_in


@dataclass(frozen=True, slots=True)
class Cells:
    """What tells of records in `language`; `address_of(record)` returns the public page of one.

    Records that are not public are never named, also where a public one refers to them.
    """

    language: str
    address_of: Callable

    def promise(self, record):
        """Return a promise: what, from which project, by whom, and where it stands."""
        project = self._text(record.project) if _may_name(record.project) else ()
        responsible = self._text(record.responsible) if _may_name(record.responsible) else ()
        return _lines(self._title(record), joined(" · ", project, responsible), self._citation(record))

    def term(self, promise):
        """Return a term as vaguely as it was promised, with the words of the source, and whether it was moved."""
        record = promise.record
        words = (term_said(record), firmness_said(record))
        return _lines(*map(runs, words), wording(record, _may_name), runs(moves_said(record)))

    def standing(self, promise):
        """Return the state of a term on the day, what was reported, the outcome and its proof."""
        record, state = promise.record, promise.state
        judged = runs(Run(capfirst(str(state.label)), strong=True)) if state != DeadlineState.NO_DEADLINE else ()
        thing = text_in(record, "waits_for", self.language)
        waits = runs(_("Waits for:"), " ", thing) if record.waits_for_nl else ()
        outcome = runs(text_in(record, "outcome", self.language))
        proof = proofs(record, self._title, _may_name)
        return _lines(judged, runs(state_said(record)), waits, outcome, proof)

    def act(self, record):
        """Return an act under its official number: what kind it is, whose it is, and where it stands."""
        body = self._text(record.body) if _may_name(record.body) else ()
        kind = joined(", ", runs(capfirst(record.get_type_display())), body)
        return _lines(self._title(record), kind, self._citation(record))

    def stage(self, record):
        """Return how far an act has come, and the dates of its life as far as they are known."""
        dates = [runs(f"{capfirst(STEPS[name]())}{colon()}{period.label()}") for name, period in record.milestones]
        return _lines(runs(Run(capfirst(record.get_stage_display()), strong=True)), *dates)

    def transpositions(self, act):
        """Return what each country made of an act, as far as anybody has told."""
        if act.is_silent:
            return runs(capfirst(str(Transposition.State.NO_INFORMATION.label)))
        return _lines(*map(self._transposition, act.transpositions))

    def _transposition(self, row):
        due = _("term: %(term)s") % {"term": row.due.label()} if row.due.is_known else ""
        met = day_said(row.met_on) if row.met_on else ""
        confirmed = _("last confirmed on %(day)s") % {"day": day_said(row.confirmed_on)} if row.confirmed_on else ""
        told = ", ".join(filter(None, [row.get_state_display(), met, due, confirmed]))
        measure = runs(Run(row.measure or row.measure_url, row.measure_url)) if row.measure or row.measure_url else ()
        return _lines(joined(colon(), self._text(row.authority), runs(told)), measure)

    def _title(self, record):
        title = cited_title(record, self.language)
        return runs(Run(title.text, self.address_of(record), title.language, strong=True))

    def _text(self, record):
        return runs(text_in(record, "title", self.language))

    def _citation(self, record):
        """Return where it stands in the report, and the address of its page, written out."""
        address = self.address_of(record)
        basis = record.get_basis_display() if record.basis != record.Basis.REPORTED else ""
        place = runs(capfirst(basis))
        if _may_name(record.report):
            lines = _("lines %(lines)s") % {"lines": record.lines} if record.lines else ""
            place = joined(", ", self._text(record.report), *map(runs, (record.section, lines, basis)))
        return _lines(place, runs(Run(address, address)))


def _may_name(record):
    return record is not None and record.is_public


def _lines(*pieces):
    return joined("\n", *pieces)
