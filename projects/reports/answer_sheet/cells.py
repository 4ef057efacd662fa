"""The cells of an answer sheet: a promise, an act, how each stands, and where it is found."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import DeadlineState, FollowUp, Transposition
from projects.periods import Period
from projects.reports.citing import cited_title
from projects.reports.papers import Run, runs
from projects.translated import text_in

STEPS = {
    "approved": lambda: _("approved"),
    "signed": lambda: _("signed"),
    "published": lambda: _("published"),
    "in_force": lambda: _("in force"),
}


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
        return _lines(self._title(record), _joined(" · ", project, responsible), self._citation(record))

    def term(self, promise):
        """Return a term as vaguely as it was promised, with the words of the source, and whether it was moved."""
        record, moved = promise.record, ()
        if promise.moved:
            text = ngettext(
                "promised first: %(first)s; moved once",
                "promised first: %(first)s; moved %(moved)s times",
                promise.moved,
            )
            moved = runs(text % {"first": promise.first_due.label(), "moved": promise.moved})
        expected = record.get_firmness_display() if record.firmness == FollowUp.Firmness.EXPECTED else ""
        wording = Run(f"“{record.original_wording}”", language=_language_of(record)) if record.original_wording else ""
        return _lines(runs(_due(record)), runs(expected), runs(wording), moved)

    def standing(self, promise):
        """Return the state of a term on the day, what was reported, the outcome and its proof."""
        record, state = promise.record, promise.state
        judged = runs(Run(capfirst(str(state.label)), strong=True)) if state != DeadlineState.NO_DEADLINE else ()
        told = record.get_state_display()
        if record.closed_on:
            told = f"{told}, {_day(record.closed_on)}"
        elif record.reported_on:
            told = f"{told}, {_('last reported on %(day)s') % {'day': _day(record.reported_on)}}"
        waits = runs(f"{_('Waits for:')} ", text_in(record, "waits_for", self.language)) if record.waits_for_nl else ()
        outcome = runs(text_in(record, "outcome", self.language))
        return _lines(judged, runs(told), waits, outcome, self._proof(record))

    def act(self, record):
        """Return an act under its official number: what kind it is, whose it is, and where it stands."""
        body = self._text(record.body) if _may_name(record.body) else ()
        kind = _joined(", ", runs(capfirst(record.get_type_display())), body)
        return _lines(self._title(record), kind, self._citation(record))

    def stage(self, record):
        """Return how far an act has come, and the dates of its life as far as they are known."""
        dates = [runs(f"{capfirst(STEPS[name]())}: {period.label()}") for name, period in record.milestones]
        return _lines(runs(Run(capfirst(record.get_stage_display()), strong=True)), *dates)

    def transpositions(self, act):
        """Return what each country made of an act, as far as anybody has told."""
        if act.is_silent:
            return runs(capfirst(str(Transposition.State.NO_INFORMATION.label)))
        return _lines(*map(self._transposition, act.transpositions))

    def _transposition(self, row):
        due = _("term: %(term)s") % {"term": row.due.label()} if row.due.is_known else ""
        met = _day(row.met_on) if row.met_on else ""
        confirmed = _("last confirmed on %(day)s") % {"day": _day(row.confirmed_on)} if row.confirmed_on else ""
        told = ", ".join(filter(None, [row.get_state_display(), met, due, confirmed]))
        measure = runs(Run(row.measure or row.measure_url, row.measure_url)) if row.measure or row.measure_url else ()
        return _lines(_joined(": ", self._text(row.authority), runs(told)), measure)

    def _title(self, record):
        title = cited_title(record, self.language)
        return runs(Run(title.text, self.address_of(record), title.language, strong=True))

    def _text(self, record):
        return runs(text_in(record, "title", self.language))

    def _proof(self, record):
        if _may_name(record.proof_document):
            title = cited_title(record.proof_document, self.language)
            proof = Run(title.text, self.address_of(record.proof_document), title.language)
        elif record.proof_url:
            proof = Run(record.proof_url, record.proof_url)
        else:
            return ()
        return runs(f"{_('Proof')}: ", proof)

    def _citation(self, record):
        """Return where it stands in the report, and the address of its page, written out."""
        address = self.address_of(record)
        basis = record.get_basis_display() if record.basis != record.Basis.REPORTED else ""
        place = runs(capfirst(basis))
        if _may_name(record.report):
            lines = _("lines %(lines)s") % {"lines": record.lines} if record.lines else ""
            place = _joined(", ", self._text(record.report), *map(runs, (record.section, lines, basis)))
        return _lines(place, runs(Run(address, address)))


def _may_name(record):
    return record is not None and record.is_public


def _language_of(record):
    return record.report.language if _may_name(record.report) else ""


def _due(record):
    if record.due.is_known:
        return record.due.label()
    if record.every_months:
        text = ngettext("every month", "every %(months)s months", record.every_months)
        return text % {"months": record.every_months}
    return _("no date")


def _day(day):
    return Period(day, day).label()


def _joined(separator, *pieces):
    """Return several tuples of runs as one, `separator` between them; empty ones are left out."""
    made = []
    for piece in filter(None, pieces):
        made += [Run(separator), *piece] if made else piece
    return tuple(made)


def _lines(*pieces):
    return _joined("\n", *pieces)
