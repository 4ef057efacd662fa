"""What acts do to each other, drawn."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from projects.reports import act_relations as module
from projects.reports.act_relations import act_relations
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    """Words in English."""
    with override("en"):
        yield


@pytest.fixture
def acts():
    """Six public acts, by number."""
    return {number: make.decision(number=number) for number in range(1, 7)}


def bind(acts, source, target, kind="amends", **values):
    return make.decision_relation(decision=acts[source], other=acts[target], kind=kind, **values)


def numbers(graph):
    return sorted(act.record.number for act in graph.acts)


def test_acts_that_hang_together_are_one_graph_and_the_largest_comes_first(acts):
    bind(acts, 1, 2)
    bind(acts, 4, 3)
    bind(acts, 5, 3)
    assert [numbers(graph) for graph in act_relations()] == [[3, 4, 5], [1, 2]]


def test_a_way_says_everything_that_one_act_does_to_the_other(acts):
    bind(acts, 1, 2, "amends")
    bind(acts, 1, 2, "extends")
    (graph,) = act_relations()
    assert [arrow.words for arrow in graph.arrows] == [("amends", "extends")]
    assert [(source.number, str(word), target.number) for source, word, target in graph.relations] == [
        (1, "amends", 2),
        (1, "extends", 2),
    ]


def test_what_leads_back_is_said_with_an_arrow_of_its_own(acts):
    bind(acts, 1, 2, "replaces")
    bind(acts, 2, 1, "prepares")
    (graph,) = act_relations()
    assert [arrow.words for arrow in graph.arrows] == [("replaces", "← prepares")]


def test_around_an_act_there_is_only_its_own_graph_and_its_place_is_marked(acts):
    bind(acts, 1, 2)
    bind(acts, 3, 4)
    (graph,) = act_relations(acts[2])
    assert [(act.record.number, act.is_here) for act in graph.acts] == [(1, False), (2, True)]
    assert act_relations(acts[6]) == []


def test_neither_a_private_act_nor_a_private_relation_is_drawn(acts):
    acts[9] = make.decision(number=9, is_public=False)
    bind(acts, 9, 1)
    bind(acts, 2, 9)
    bind(acts, 3, 4, is_public=False)
    assert act_relations() == []


def test_a_large_graph_shows_what_is_nearest(acts, monkeypatch):
    monkeypatch.setattr(module, "MOST_ACTS", 3)
    for number in range(1, 6):
        bind(acts, number, number + 1)
    (graph,) = act_relations(acts[4])
    assert (numbers(graph), graph.left_out) == ([3, 4, 5], 3)


def test_two_queries_whatever_there_is(acts):
    taken = []
    for number in (1, 3, 5):
        bind(acts, number, number + 1)
        with CaptureQueriesContext(connection) as captured:
            act_relations()
        taken.append(len(captured))
    assert taken == [2, 2, 2]
