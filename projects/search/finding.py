"""Finding: match first, ask `public()` of what matched, count up to a bound, put the best first."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Prefetch

from projects.models import Decision, Project, StatusUpdate, fulltext
from projects.models.search import KINDS_AT_MOST, record_of, tokens_for
from projects.references import Reference

from . import questions
from .snippets import hit, spelling

MOST_COUNTED = 1_000
# How often the next thousand rows are asked for, where what matched turned out not to be public.
ROUNDS = 5
MOST_SUGGESTED = 8
# The kinds in the order in which they are shown where nothing speaks for another.
ORDER = ("project", "decision", "followup", "meeting", "activity", "document", "partner", "theme", "report")


@dataclass(frozen=True, slots=True)
class Kind:
    """What was found of one kind (`name`, a model's name): primary keys, the best first; at most `MOST_COUNTED`."""

    name: str
    words: list
    pks: list
    is_capped: bool
    best: tuple

    @property
    def model(self):
        """The model of its records."""
        return apps.get_model("projects", self.name)

    @property
    def count(self):
        """How many were found, at most `MOST_COUNTED`."""
        return len(self.pks)

    def hits(self, start, stop):
        """Return the `Hit`s from `start` up to `stop`, in the language of the page."""
        pks = self.pks[start:stop]
        records = _with_texts(self.model.objects.public().filter(pk__in=pks)).in_bulk()
        return [hit(records[pk], self.words) for pk in pks if pk in records]


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: the `Kind`s that have something, and the `Word`s as they were understood."""

    words: list
    kinds: list

    @property
    def count(self):
        """How many were found in all, of each kind at most `MOST_COUNTED`."""
        return sum(kind.count for kind in self.kinds)

    @property
    def is_capped(self):
        """Whether there is more than was counted."""
        return any(kind.is_capped for kind in self.kinds)

    def of_kind(self, name):
        """Return the `Kind` of this name, or None where nothing of it was found."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    @property
    def replaced(self):
        """The words that nothing answers and for which others stand."""
        return [word for word in self.words if word.instead]


def find(text, kinds=ORDER):
    """Return what public records of `kinds` answer every word of `text`, as `Found`.

    Where nothing answers all of them, the words that nothing answers at all are taken for what they may mean.
    """
    words = questions.read(text)
    found = _find(words, kinds)
    if not found.kinds and words:
        found = _find(widened(words, questions.guesses), kinds)
    return found


def find_act(text):
    """Return the public act whose official number `text` is, in any spelling, or None."""
    reference = Reference.parse(text)
    return reference and Decision.objects.public().filter(**reference._asdict()).first()


def single_words(found):
    """Return the words that lead somewhere each for itself, where they did not together."""
    if found.kinds or len(found.words) < 2:
        return []
    return [word.typed for word in found.words if public_rows([word.tokens])]


def restrict(queryset, text):
    """Return those of `queryset` that answer every word of `text`, endings and parts of words forgiven.

    Only what is public by its own flag is found; `queryset` says what is public in the end.
    """
    name = queryset.model._meta.model_name
    words = questions.read(text)
    if not words:
        return queryset.none()
    asked = questions.groups(words, name)
    rows = fulltext.match(asked, MOST_COUNTED + 1)
    if not rows:
        asked = questions.groups(widened(words, questions.longer), name)
        rows = fulltext.match(asked, MOST_COUNTED + 1)
    if len(rows) <= MOST_COUNTED:
        return queryset.filter(pk__in=[record_of(row.key)[1] for row in rows])
    return queryset.filter(pk__in=fulltext.keys_divided_by(KINDS_AT_MOST, asked))


def suggest(text):
    """Return up to `MOST_SUGGESTED` public records for what has been typed so far, the best first."""
    act, words = find_act(text), questions.read(text)
    rows = public_rows(questions.groups(words)) if words else []
    if words and not rows and not act:
        words = widened(words, questions.guesses)
        rows = public_rows(questions.groups(words))
    best = sorted(rows, key=lambda row: _merit(row.title, words), reverse=True)[:MOST_SUGGESTED]
    wanted = defaultdict(list)
    for row in best:
        name, pk = record_of(row.key)
        wanted[name].append(pk)
    records = {
        (name, pk): record
        for name, pks in wanted.items()
        for pk, record in apps.get_model("projects", name).objects.public().in_bulk(pks).items()
    }
    found = [records[here] for row in best if (here := record_of(row.key)) in records]
    return ([act, *(record for record in found if record != act)] if act else found)[:MOST_SUGGESTED]


def _find(words, kinds):
    """Return what answers `words`: one question where there is little, one for each kind where there is much."""
    if not words:
        return Found(words, [])
    rows, is_capped = _counted(public_rows(questions.groups(words)))
    by_kind = defaultdict(list)
    for row in rows:
        by_kind[record_of(row.key)[0]].append(row)
    found = []
    for name in kinds:
        mine, more = by_kind[name], False
        if is_capped:
            mine, more = _counted(public_rows(questions.groups(words, name)))
        if mine:
            found.append(_ranked(name, words, mine, more))
    return Found(words, sorted(found, key=lambda kind: (kind.best, -ORDER.index(kind.name)), reverse=True))


def _counted(rows):
    """Return at most `MOST_COUNTED` rows, and whether there are more."""
    return rows[:MOST_COUNTED], len(rows) > MOST_COUNTED


def _ranked(name, words, rows, is_capped):
    """Return the `Kind` of these rows: by relevance where all are at hand, else the newest first."""
    merits = {row.key: _merit(row.title, words) for row in rows}
    if not is_capped:
        rows = sorted(rows, key=lambda row: merits[row.key], reverse=True)
    best = max(merits.values())[:1]
    return Kind(name, words, [record_of(row.key)[1] for row in rows], is_capped, best)


def _merit(title, words):
    """Return how well a title answers the words, to compare: whether all exactly, how many, how short it is."""
    tokens = title.split()
    there = set(tokens)
    exactly = sum(not word.exact.isdisjoint(there) for word in words)
    at_all = sum(not there.isdisjoint(word.tokens) for word in words)
    return (exactly == len(words), at_all, exactly, -len(tokens))


def public_rows(asked):
    """Return the rows that answer and whose records are public, highest key first; one over the bound at most."""
    found, below = [], None
    for _round in range(ROUNDS):
        rows = fulltext.match(asked, MOST_COUNTED + 1, below)
        found += _public(rows)
        if len(rows) <= MOST_COUNTED or len(found) > MOST_COUNTED:
            break
        below = rows[-1].key
    return found[: MOST_COUNTED + 1]


def _public(rows):
    """Return those of the rows whose records the public may see: one query for each kind among them."""
    by_kind = defaultdict(list)
    for row in rows:
        name, pk = record_of(row.key)
        by_kind[name].append(pk)
    public = {
        (name, pk)
        for name, pks in by_kind.items()
        for pk in apps.get_model("projects", name).objects.public().filter(pk__in=pks).values_list("pk", flat=True)
    }
    return [row for row in rows if record_of(row.key) in public]


def widened(words, guess):
    """Return the words, those that nothing public answers replaced by what `guess` makes of them and something does."""
    taken = []
    for word in words:
        if not public_rows([word.tokens]):
            there = {other: public_rows([tokens_for(other)]) for other in guess(word)}
            others = {other: _spelled(other, rows[0]) for other, rows in there.items() if rows}
            word = questions.answered_by(word, others) if others else word
        taken.append(word)
    return taken


def _spelled(word, row):
    """Return a folded word as the record of a row spells it."""
    name, pk = record_of(row.key)
    record = _with_texts(apps.get_model("projects", name).objects.public().filter(pk=pk)).first()
    return spelling(record, word) if record else word


def _with_texts(queryset):
    """Return the queryset with the texts of other records that stand on the pages of its own, and what these name."""
    if queryset.model is Project:
        return queryset.prefetch_related(Prefetch("updates", StatusUpdate.objects.public(), to_attr="public_updates"))
    return queryset
