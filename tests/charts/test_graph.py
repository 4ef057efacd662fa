"""Graphs in layers: nothing lies on anything else, arrows lead from left to right."""

from hypothesis import given, settings
from hypothesis import strategies as st

from projects.charts import components, layered

edges = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=18)


def layers(drawing):
    return {box.key: box.layer for box in drawing.boxes}


def test_what_acts_stands_left_of_what_it_acts_on():
    assert layers(layered([("a", "b"), ("b", "c")])) == {"a": 0, "b": 1, "c": 2}


def test_an_act_stands_as_near_as_it_can_to_what_it_acts_on():
    assert layers(layered([("a", "b"), ("b", "c"), ("late", "c")]))["late"] == 1


def test_a_way_that_leads_past_a_layer_gets_a_place_of_its_own_in_it():
    drawing = layered([("a", "b"), ("b", "c"), ("a", "c")])
    boxes = {box.key: box for box in drawing.boxes}
    pieces = [arrow for arrow in drawing.arrows if (arrow.left, arrow.right) == ("a", "c")]
    assert [piece.points_right for piece in pieces] == [False, False, True]
    assert [piece.has_word for piece in pieces] == [True, False, False]
    straight = pieces[1]
    assert straight.y == straight.end_y
    assert not boxes["b"].y <= straight.y <= boxes["b"].y + boxes["b"].height


def test_a_pair_that_acts_on_each_other_has_one_way_with_two_heads():
    (arrow,) = layered([("a", "b"), ("b", "a")]).arrows
    assert (arrow.points_right, arrow.points_left) == (True, True)


def test_a_circle_has_one_way_that_leads_back():
    drawing = layered([("a", "b"), ("b", "c"), ("c", "a")])
    assert layers(drawing) == {"a": 0, "b": 1, "c": 2}
    assert [(a.left, a.right) for a in drawing.arrows if a.points_left] == [("a", "c")]


def test_a_loop_and_a_pair_said_twice_count_for_nothing():
    assert len(layered([("a", "b"), ("a", "b"), ("b", "b")]).arrows) == 1
    assert layered([("a", "a")]).boxes == ()


@given(edges)
@settings(deadline=None)
def test_no_box_lies_on_another_and_every_way_arrives(pairs):
    drawing = layered(pairs)
    real = {pair for pair in pairs if pair[0] != pair[1]}
    assert {box.key for box in drawing.boxes} == {key for pair in real for key in pair}
    for number, one in enumerate(drawing.boxes):
        assert 0 <= one.x <= one.x + one.width <= 100.0001
        assert 0 <= one.y <= one.y + one.height <= drawing.height + 0.0001
        for other in drawing.boxes[:number]:
            apart = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert one.layer != other.layer or apart
    arrived = {(a.left, a.right) for a in drawing.arrows if a.points_right}
    arrived |= {(a.right, a.left) for a in drawing.arrows if a.points_left}
    assert arrived == real
    assert all(arrow.x < arrow.end for arrow in drawing.arrows)


@given(edges)
def test_components_share_no_act_and_lose_no_relation(pairs):
    groups = components(pairs)
    assert sorted(pair for group in groups for pair in group) == sorted(pairs)
    keys = [{key for pair in group for key in pair} for group in groups]
    assert sum(map(len, keys)) == len(set().union(*keys))


def test_components_stand_in_the_order_in_which_they_are_first_named():
    assert components([("x", "y"), ("a", "b"), ("y", "z"), ("b", "c")]) == [
        [("x", "y"), ("y", "z")],
        [("a", "b"), ("b", "c")],
    ]
