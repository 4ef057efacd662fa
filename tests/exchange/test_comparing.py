"""How two states differ."""

from projects.exchange.comparing import Difference, compare

OLD = {"theme": {"columns": ["code", "title_nl", "parent"], "rows": {"1": ["1", "Oud", ""], "2": ["2", "Weg", ""]}}}


def themes(rows, columns=("code", "title_nl", "parent")):
    return {"theme": {"columns": list(columns), "rows": {row[0]: list(row) for row in rows}}}


def test_nothing_differs_from_itself():
    [theme] = compare(OLD, OLD)
    assert (theme.differences, theme.old, theme.new) == ((), 2, 2)


def test_new_gone_and_changed_records_are_told_with_the_cells_that_differ():
    [theme] = compare(OLD, themes([("1", "Nieuw", ""), ("3", "Erbij", "1")]))
    assert theme.differences == (
        Difference("1", "changed", (("title_nl", "Oud", "Nieuw"),)),
        Difference("2", "gone", (("code", "2", ""), ("title_nl", "Weg", ""))),
        Difference("3", "new", (("code", "", "3"), ("title_nl", "", "Erbij"), ("parent", "", "1"))),
    )
    assert (theme.appeared, theme.gone, theme.changed) == (1, 1, 1)


def test_columns_that_moved_are_compared_by_name_and_those_of_one_state_only_are_named():
    new = themes([("1", "x", "Oud"), ("2", "y", "Weg")], ("code", "colour", "title_nl"))
    [theme] = compare(OLD, new)
    assert (theme.differences, theme.columns_new, theme.columns_gone) == ((), ("colour",), ("parent",))


def test_record_types_stand_in_their_order_and_unknown_ones_last():
    one = {"columns": ["code"], "rows": {"a": ["a"]}}
    found = compare({"zzz": one, "project": one}, {"report": one, "project": one})
    assert [(type_.record_type, type_.old, type_.new) for type_ in found] == [
        ("report", 0, 1),
        ("project", 1, 1),
        ("zzz", 1, 0),
    ]
    assert found[0].columns_new == ()
