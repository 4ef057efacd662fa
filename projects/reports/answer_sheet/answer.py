"""The records that answer a question, with their states on a day. Only what is public: an answer leaves the house."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch

from projects.models import DeadlineState, Decision, FollowUp, Partner, Transposition
from projects.models.proof import PROOFS
from projects.search import Answer

from .scope import Question, scope_of

# So many promises and so many acts a sheet tells; it says how many more there are.
MOST = 300


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise and its state on the day.

    `is_named` says that the partner asked about is the one responsible, not only one who takes part.
    """

    record: FollowUp
    state: DeadlineState
    is_named: bool


@dataclass(frozen=True, slots=True)
class Act:
    """An act and what the countries made of it, as far as anybody has told.

    `is_silent` says of a binding decision that nobody has told anything of the country that was asked about.
    """

    record: Decision
    transpositions: tuple[Transposition, ...]
    is_silent: bool


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answer to a question on the day `on`.

    `left_out` is the number of public records for which there is no room, `private` that of records that would answer
    but are not public: a number for the staff, not for the answer.
    """

    question: Question
    on: date
    promises: tuple[Promise, ...]
    acts: tuple[Act, ...]
    left_out: int
    private: int
    found: tuple[Answer, ...]
    unknown: tuple[str, ...]

    @property
    def number(self):
        """How many records it tells of."""
        return len(self.promises) + len(self.acts)


def answer_sheet(question: Question, on: date) -> AnswerSheet:
    """Return the answer to `question` as the records stand now, their terms judged on the day `on`."""
    scope = scope_of(question)
    promises = FollowUp.objects.public().filter(scope.promises)
    acts = Decision.objects.public().filter(scope.acts)
    number = promises.order_by().count() + acts.order_by().count()
    told, acts_told = _promises(promises, scope, on), _acts(acts, scope, question.partner)
    return AnswerSheet(
        question=question,
        on=on,
        promises=told,
        acts=acts_told,
        left_out=number - len(told) - len(acts_told),
        private=_all_told(question, scope) - number,
        found=scope.found,
        unknown=scope.unknown,
    )


def _all_told(question, scope):
    """Return how many records answer, private ones too. Words find public records only, whoever asks."""
    wide = scope if question.words else scope_of(question, also_private=True)
    promises = FollowUp.objects.filter(wide.promises).order_by().count()
    return promises + Decision.objects.filter(wide.acts).order_by().count()


def _promises(promises, scope, on):
    """Return the promises in the order of the work programme and of the projects in it; to words the best first."""
    told = promises.select_related("project", "responsible", "report", *PROOFS[:3]).with_shifts()
    order = (F("project__theme__position").asc(nulls_last=True), F("project__position").asc(nulls_last=True), "id")
    named = set(promises.filter(scope.named).order_by().values_list("pk", flat=True)) if scope.named else set()
    records = sorted(told.order_by(*order)[:MOST], key=lambda record: _place(record, scope.found))
    return tuple(Promise(record, record.deadline_state(on), record.pk in named) for record in records)


def _place(record, found):
    """Return the place among what was found of a record, or of the project or act it comes from; last for others."""
    origins = {
        ("followup" if isinstance(record, FollowUp) else "decision", record.pk),
        ("project", getattr(record, "project_id", None)),
        ("decision", getattr(record, "decision_id", None)),
    }
    places = (place for place, one in enumerate(found) if (one.kind, one.record.pk) in origins)
    return next(places, len(found))


def _acts(acts, scope, partner):
    """Return the acts, the latest number first, with the rows of the partners asked about, or of all."""
    rows = Transposition.objects.public().filter(authority__is_public=True).select_related("authority", "report")
    if scope.authorities is not None:
        rows = rows.filter(authority__in=scope.authorities)
    told = acts.select_related("body", "report").prefetch_related(
        Prefetch("transpositions", rows.order_by("authority__title_nl", "code"), to_attr="told")
    )
    is_country = partner is not None and partner.kind == Partner.Kind.MEMBER_STATE
    return tuple(
        Act(record, tuple(record.told), is_country and _has_to_be_transposed(record) and not record.told)
        for record in sorted(told[:MOST], key=lambda record: _place(record, scope.found))
    )


def _has_to_be_transposed(act):
    """Return whether an act binds citizens only once each country has transposed it: a binding decision."""
    return act.type == Decision.Type.DECISION and bool(act.binding)
