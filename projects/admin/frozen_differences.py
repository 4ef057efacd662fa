"""The differences between two states of all records, as rows of a page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language

from projects.exchange.comparing import Difference
from projects.exchange.dictionary import column_names
from projects.models import RECORD_TYPES
from projects.translated import LANGUAGES

from .differences import LONGEST_CELL, SHOWN, around_difference

TYPES = {model._meta.model_name: model for model in RECORD_TYPES}


@dataclass(frozen=True, slots=True)
class Row:
    """A record that differs: its kind and title in words, where it is found if it is there, its cells cut to size.

    `cells` are triples of the name of a column, its old and its new value.
    """

    kind: str
    difference: Difference
    title: str
    address: str
    cells: list[tuple[str, str, str]]


def type_name(record_type):
    """Return what people call the records of a type; one that there is no more goes by its name."""
    model = TYPES.get(record_type)
    return capfirst(str(model._meta.verbose_name_plural)) if model else record_type


def difference_rows(page, old, new, *, has_now) -> list[Row]:
    """Return the rows of a page of (record type, difference); `has_now` says that `new` is what is there now."""
    cells = sum(len(difference.cells) for _kind, difference in page)
    longest = max(40, min(LONGEST_CELL, SHOWN // max(1, 2 * cells)))
    names = {kind: column_names(TYPES[kind]) for kind in {kind for kind, _difference in page} if kind in TYPES}
    return [
        Row(
            type_name(kind),
            difference,
            _title(kind, difference.code, new, old),
            _address(kind, difference) if has_now else "",
            [
                (names.get(kind, {}).get(column, column), *around_difference(was, now, longest))
                for column, was, now in difference.cells
            ],
        )
        for kind, difference in page
    ]


def _address(kind, difference):
    """Return the list that holds only this record, where it is there."""
    if kind not in TYPES or difference.change == "gone":
        return ""
    return f"{reverse(f'admin:projects_{kind}_changelist')}?{urlencode({'code': difference.code})}"


def _title(kind, code, *states):
    """Return the title of a record as one of the states has it, in the language of the page where it has one."""
    wanted = [f"title_{language}" for language in (get_language(), *LANGUAGES)]
    for state in states:
        table = state.get(kind, {"columns": [], "rows": {}})
        cells = dict(zip(table["columns"], table["rows"].get(code, []), strict=False))
        if found := next((cells[name] for name in wanted if cells.get(name)), ""):
            return found
    return ""
