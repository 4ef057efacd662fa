"""How two states of all records differ, such as `freezing` reads and keeps them."""

from dataclasses import dataclass

from projects.models import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Difference:
    """How one record differs: `change` is new, gone or changed; `cells` are (column, old, new) that differ."""

    code: str
    change: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class TypeDifferences:
    """How the records of one type differ between two states, in the order of their codes.

    Columns that only one of the states has are not compared: `columns_new` and `columns_gone` name them.
    """

    record_type: str
    old: int
    new: int
    differences: tuple[Difference, ...]
    columns_new: tuple[str, ...]
    columns_gone: tuple[str, ...]

    @property
    def appeared(self):
        """How many records are new."""
        return self._count("new")

    @property
    def gone(self):
        """How many records are no longer there."""
        return self._count("gone")

    @property
    def changed(self):
        """How many records hold something else."""
        return self._count("changed")

    def _count(self, change):
        return sum(one.change == change for one in self.differences)


_NOTHING = {"columns": [], "rows": {}}


def compare(old: dict, new: dict) -> list[TypeDifferences]:
    """Return how the state `new` differs from the state `old`, for each record type that either has."""
    order = [model._meta.model_name for model in RECORD_TYPES]
    names = [name for name in order if name in old or name in new]
    names += sorted((old.keys() | new.keys()) - set(order))
    return [_compared(name, old.get(name, _NOTHING), new.get(name, _NOTHING)) for name in names]


def _compared(name, old, new):
    before, after = old["columns"], new["columns"]
    both = [(column, before.index(column), after.index(column)) for column in after if column in before]
    found = []
    for code in sorted(old["rows"].keys() | new["rows"].keys()):
        was, now = old["rows"].get(code), new["rows"].get(code)
        if was is None:
            cells = tuple((column, "", cell) for column, cell in zip(after, now, strict=True) if cell)
            found.append(Difference(code, "new", cells))
        elif now is None:
            cells = tuple((column, cell, "") for column, cell in zip(before, was, strict=True) if cell)
            found.append(Difference(code, "gone", cells))
        elif cells := tuple((column, was[a], now[b]) for column, a, b in both if was[a] != now[b]):
            found.append(Difference(code, "changed", cells))
    return TypeDifferences(
        name,
        len(old["rows"]),
        len(new["rows"]),
        tuple(found),
        tuple(column for column in after if before and column not in before),
        tuple(column for column in before if after and column not in after),
    )
