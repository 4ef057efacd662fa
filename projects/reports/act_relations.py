"""What acts do to each other, drawn as graphs of acts that hang together."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from projects.charts import Arrow, Box, Drawing, components, layered
from projects.models import Decision, DecisionRelation

# A graph with more acts than this shows those nearest to where one looks from.
MOST_ACTS = 40


@dataclass(frozen=True, slots=True)
class ActBox:
    """An act and its place; `is_here` where it is the one that the page is about."""

    record: Decision
    box: Box
    is_here: bool


@dataclass(frozen=True, slots=True)
class ActArrow:
    """A piece of a way between two acts, and what the one does to the other; only the first piece has words.

    `is_alone` where no other way leaves beside it, so that there is room for words below it too.
    """

    arrow: Arrow
    words: tuple[str, ...]
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Related:
    """One graph: its drawing, acts, arrows, and its relations as (act, words, other act); `left_out` acts too many."""

    drawing: Drawing
    acts: list[ActBox]
    arrows: list[ActArrow]
    relations: list[tuple[Decision, str, Decision]]
    left_out: int


def act_relations(around: Decision | None = None, day: date | None = None) -> list[Related]:
    """Return the graphs of all public acts with a public relation, the largest first; or the one that holds `around`.

    With `day` as the records stood on that day. Two queries, whatever there is.
    """
    rows = DecisionRelation.objects.public().on_day(day).order_by("decision__code", "kind", "other__code")
    relations = [
        (source, DecisionRelation.Kind(kind).label, target)
        for source, kind, target in rows.values_list("decision_id", "kind", "other_id")
    ]
    groups = components([(source, target) for source, _word, target in relations])
    if around is not None:
        groups = [group for group in groups if any(around.pk in edge for edge in group)]
    cut = [_nearest(group, around.pk if around else None) for group in groups]
    keys = {key for group, _left_out in cut for edge in group for key in edge}
    acts = Decision.objects.public().on_day(day).in_bulk(keys)
    graphs = [_graph(group, left_out, relations, acts, around) for group, left_out in cut]
    return sorted(graphs, key=lambda graph: -len(graph.acts))


def _nearest(edges, start):
    """Return the edges among the `MOST_ACTS` acts nearest to `start`, by default the first, and how many are left."""
    beside = defaultdict(list)
    for source, target in edges:
        beside[source].append(target)
        beside[target].append(source)
    seen = [start if start is not None else edges[0][0]]
    # The list grows while it is walked: nearest first.
    for key in seen:
        seen += [other for other in dict.fromkeys(beside[key]) if other not in seen]
    near = set(seen[:MOST_ACTS])
    return [edge for edge in edges if set(edge) <= near], len(seen) - len(near)


def _graph(edges, left_out, relations, acts, around):
    drawn = set(edges)
    drawing = layered(edges)
    words = defaultdict(list)
    own = []
    for source, word, target in relations:
        if (source, target) in drawn:
            words[source, target].append(word)
            own.append((acts[source], word, acts[target]))
    leaving = Counter(arrow.left for arrow in drawing.arrows if arrow.has_word)
    arrows = [ActArrow(arrow, _said(arrow, words), leaving[arrow.left] == 1) for arrow in drawing.arrows]
    boxes = [ActBox(acts[box.key], box, around is not None and box.key == around.pk) for box in drawing.boxes]
    return Related(drawing, boxes, arrows, own, left_out)


def _said(arrow, words):
    """Return the words of a way; those that lead back stand after those that lead on."""
    if not arrow.has_word:
        return ()
    back = [f"← {word}" for word in words[arrow.right, arrow.left]]
    return (*words[arrow.left, arrow.right], *back)
