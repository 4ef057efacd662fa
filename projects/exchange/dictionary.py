"""What each column of the files means, in the language of whoever reads: made from the records themselves."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .columns import ROLE_COLUMNS
from .resources import resource_for
from .seeding import fixture_name
from .widgets import BooleanWidget, ChoiceWidget, CodesWidget, DateWidget, NumberWidget, UrlWidget

# The kinds of cells, each with its name for people.
KINDS = {
    "code": _("the code of a record"),
    "codes": _("codes of records, separated by spaces"),
    "choice": _("one of the words listed"),
    "boolean": _("true or false"),
    "date": _("a day, such as 2023-12-31"),
    "integer": _("a whole number"),
    "decimal": _("a number"),
    "address": _("an address on the web"),
    "text": _("text"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One column: its kind of cell (a key of `KINDS`), the file it leads to if any, what it means, its words if any.

    `words` are pairs of what stands in the cell and what it says.
    """

    column: str
    kind: str
    file: str
    meaning: str
    words: tuple


def meanings(model):
    """Return a `Meaning` for each column of the public file of `model`, in the active language."""
    resource = resource_for(model)
    return [_meaning(name, resource.fields[name]) for name in resource.download_header()]


def column_names(model):
    """Return column → what people call it, for the public file of `model`, in the active language."""
    resource = resource_for(model)
    return {name: _called(name, resource.fields[name]) for name in resource.download_header()}


def _called(name, column):
    called = str(column.model_field.verbose_name)
    return f"{called}: {ROLE_COLUMNS[name].label}" if name in ROLE_COLUMNS and column.many else called


def _meaning(name, column):
    field = column.model_field
    parts = [_called(name, column), str(field.help_text)]
    text = ". ".join(part.rstrip(".") for part in parts if part)
    words = tuple((key, str(label)) for key, label in field.choices) if field.choices else ()
    return Meaning(name, kind_of(column), fixture_name(column.target) if column.target else "", text, words)


def kind_of(column):
    """Return the key of `KINDS` for the cells of `column`."""
    widget = column.widget
    if isinstance(widget, CodesWidget):
        return "code" if widget.single else "codes"
    if isinstance(widget, NumberWidget):
        return "decimal" if widget.places else "integer"
    kinds = {ChoiceWidget: "choice", BooleanWidget: "boolean", DateWidget: "date", UrlWidget: "address"}
    return next((kind for cls, kind in kinds.items() if isinstance(widget, cls)), "text")
