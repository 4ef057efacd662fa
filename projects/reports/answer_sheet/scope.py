"""What a question is about: which promises and which acts answer it."""

from dataclasses import dataclass

from django.db.models import Q

from projects.models import Decision, Partner, Project, Theme, Transposition
from projects.reports.overview import CONTEXT
from projects.search import Answer, answer

# An authority under an authority under a member state, a subsection under a section under a chapter.
DEPTH = 3
KINDS = ("followup", "decision", "project")
MOST_FOUND = 40
# Acts of others give context to a project; they answer only where they are asked for.
_OF_THE_BENELUX = ~Q(type__in=CONTEXT)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: about a partner with what stands under it, a theme with its subthemes, or in words."""

    partner: Partner | None = None
    theme: Theme | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """The conditions under which promises and acts answer; `named` those of promises that name the partner itself.

    `authorities` are the keys of the partners whose transpositions are told, None for all; `found` and `unknown` say
    what led to the answer to a question in words.
    """

    promises: Q
    acts: Q
    named: Q | None = None
    authorities: tuple[int, ...] | None = None
    found: tuple[Answer, ...] = ()
    unknown: tuple[str, ...] = ()


def scope_of(question, *, also_private=False) -> Scope:
    """Return the `Scope` of a question; with `also_private` ties through private records count too."""
    projects = Project.objects.all() if also_private else Project.objects.public()
    if question.partner:
        return _of_partner(with_children(question.partner), projects)
    if question.theme:
        return _of_theme(with_children(question.theme), projects)
    return _of_words(question.words, projects)


def with_children(record):
    """Return the keys of a record and of the public ones under it, down to `DEPTH`."""
    keys = last = [record.pk]
    for _step in range(DEPTH):
        below = type(record).objects.public().filter(parent__in=last).order_by()
        last = list(below.exclude(pk__in=keys).values_list("pk", flat=True))
        keys = [*keys, *last]
    return tuple(keys)


def _of_partner(keys, projects):
    """A partner answers for what names it, and takes part in what its projects promise and decide."""
    theirs = projects.filter(roles__partner__in=keys).order_by().values("pk")
    named = Q(responsible__in=keys)
    told = Transposition.objects.filter(authority__in=keys).order_by().values("decision")
    acts = _OF_THE_BENELUX & (Q(body__in=keys) | Q(pk__in=told) | Q(pk__in=_acts_of(theirs)))
    return Scope(named | Q(project__in=theirs), acts, named, keys)


def _of_theme(keys, projects):
    theirs = projects.filter(theme__in=keys).order_by().values("pk")
    return Scope(Q(project__in=theirs), _OF_THE_BENELUX & Q(pk__in=_acts_of(theirs)))


def _of_words(words, projects):
    """What was found answers; so do the promises of a project or an act that was found, and the acts of a project."""
    answers = answer(words, KINDS, MOST_FOUND)
    keys = {kind: [one.record.pk for one in answers.found if one.kind == kind] for kind in KINDS}
    theirs = projects.filter(pk__in=keys["project"]).order_by().values("pk")
    promises = Q(pk__in=keys["followup"]) | Q(project__in=theirs) | Q(decision__in=keys["decision"])
    acts = Q(pk__in=keys["decision"]) | _OF_THE_BENELUX & Q(pk__in=_acts_of(theirs))
    return Scope(promises, acts, found=answers.found, unknown=answers.unknown)


def _acts_of(projects):
    return Decision.projects.through.objects.filter(project__in=projects).values("decision")
