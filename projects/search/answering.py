"""Answering a question in whole sentences: what answers some of its words, the more and the rarer the better."""

from collections import defaultdict
from dataclasses import dataclass
from math import log

from django.apps import apps
from django.db.models import Model, Q

from projects.models import Decision
from projects.models.search import kind_token, record_of
from projects.references import Reference

from . import questions
from .finding import public_rows, widened

# What says less than this share of what the best answer says, answers something else.
ENOUGH = 0.6
# How much more a word counts in a title; of two titles the shorter is nearer to the word.
IN_TITLE, NEARER = 1.4, 0.2
# Words with which people ask, and which say nothing of what they ask about.
ASKING = frozenset(
    "hoe wie wat welk welke wanneer waarom hoeveel hoever stand staat zaken gebeurt gebeurd gedaan graag kunt kan "
    "comment quand quel quelle quels quelles pourquoi combien etat fait faits suite avancement "
    "how who what which when why many far state done happened progress".split()
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A public record that answers, its kind (a model's name) and the words or official numbers that led to it."""

    record: Model
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What answers a question, the best first; `unknown` are its words that nothing answers."""

    found: tuple[Answer, ...]
    unknown: tuple[str, ...]


def answer(text, kinds, most) -> Answers:
    """Return at most `most` public records of `kinds` that answer the question `text`.

    An act whose official number stands in the question comes first. Of the words each counts by how rare it is among
    the records, and more in a title; what comes up to less than `ENOUGH` of the best is left out. Unlike `find`, not
    every word has to be answered: sentences hold many that no record has.
    """
    numbers, rest = _numbers_in(text)
    telling = [word for word in questions.read(rest) if word.typed not in ASKING]
    words = [widened([word], questions.guesses)[0] for word in telling]
    merits, led, unknown = _weighed(words, kinds)
    numbered = _numbered(numbers) if "decision" in kinds else {}
    best = max(merits.values(), default=0)
    enough = (key for key in merits if merits[key] >= best * ENOUGH)
    ranked = sorted(enough, key=lambda key: (-merits[key], key))
    keys = list(dict.fromkeys([*numbered, *ranked]))[:most]
    records = _records(keys)
    found = [Answer(records[key], key[0], (*numbered.get(key, ()), *led[key])) for key in keys if key in records]
    return Answers(tuple(found), unknown)


def _weighed(words, kinds):
    """Return (kind, key) → merit, (kind, key) → the words that led there, and the words that led nowhere."""
    merits, led, unknown = defaultdict(float), defaultdict(list), []
    total = sum(apps.get_model("projects", kind).objects.public().count() for kind in kinds)
    for word in words:
        rows = public_rows([[kind_token(kind) for kind in kinds], word.tokens])
        if not rows:
            unknown.append(word.typed)
        for row in rows:
            key, title = record_of(row.key), row.title.split()
            in_title = not set(word.tokens).isdisjoint(title)
            merits[key] += log(1 + total / len(rows)) * (IN_TITLE + NEARER / len(title) if in_title else 1)
            led[key].append(", ".join(word.instead) or word.typed)
    return merits, led, tuple(unknown)


def _numbers_in(text):
    """Return the official numbers in `text`, each once, and `text` without them: their digits stand in many dates."""
    found = Reference.find_all(text)
    for _reference, (start, end) in reversed(found):
        text = f"{text[:start]} {text[end:]}"
    return list(dict.fromkeys(reference for reference, _span in found)), text


def _numbered(references):
    """Return (kind, key) → official numbers of the public acts that have these."""
    if not references:
        return {}
    condition = Q()
    for reference in references[: questions.MOST_WORDS]:
        condition |= Q(**reference._asdict())
    return {("decision", act.pk): [act.official_number] for act in Decision.objects.public().filter(condition)}


def _records(keys):
    """Return (kind, key) → record, one query for each kind."""
    wanted = defaultdict(list)
    for kind, pk in keys:
        wanted[kind].append(pk)
    return {
        (kind, pk): record
        for kind, pks in wanted.items()
        for pk, record in apps.get_model("projects", kind).objects.public().in_bulk(pks).items()
    }
