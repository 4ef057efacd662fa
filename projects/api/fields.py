"""How the API writes what JSON has no word for: texts in three languages, vague dates, links to other records.

All of them only read. What is not known is null, never an empty text.
"""

from functools import lru_cache

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from projects.periods import Period
from projects.translated import LANGUAGES, columns

_TEXT = {"type": "string", "nullable": True}
_CODE = {"type": "string", "description": "The code of a public record."}
_PERIOD = {
    "type": "object",
    "nullable": True,
    "description": "A date as vague as it was given: its first and last possible day, both included; null is open.",
    "properties": {
        "first": {"type": "string", "format": "date", "nullable": True},
        "last": {"type": "string", "format": "date", "nullable": True},
        "text": {"type": "string", "example": "2023-Q2"},
        "label": {"type": "object", "properties": {key: {"type": "string"} for key in LANGUAGES}},
    },
    "required": ["first", "last", "text", "label"],
}
_TEXTS = {
    "type": "object",
    "description": "A text in Dutch, French and English; null where it does not exist in a language.",
    "properties": {"nl": _TEXT, "fr": _TEXT, "en": _TEXT},
    "required": list(LANGUAGES),
}
_AMOUNT = {
    "type": "object",
    "nullable": True,
    "description": "A number, and how exact it is.",
    "properties": {
        "number": {"type": "number"},
        "counted": {"type": "string", "enum": ["exactly", "about", "nearly", "more_than", "at_least"]},
    },
    "required": ["number", "counted"],
}


class _OfRecord(serializers.Field):
    """A field made from several columns of the record."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)


@extend_schema_field(_TEXTS)
class TextsField(_OfRecord):
    """The translated text of the field's own name: {"nl": …, "fr": …, "en": …}."""

    def to_representation(self, value):
        """Return the three texts of the record `value`."""
        return {
            language: getattr(value, column) or None
            for language, column in zip(LANGUAGES, columns(self.field_name), strict=True)
        }


@lru_cache(maxsize=4096)
def period_as_json(first, last):
    """Return a period as JSON, None where no day is known."""
    period = Period(first, last)
    if not period.is_known:
        return None
    return {
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
        "text": period.text,
        "label": {language: period.label(language) for language in LANGUAGES},
    }


@extend_schema_field(_PERIOD)
class PeriodField(_OfRecord):
    """The period between the columns `<name>_first` and `<name>_last`, or between two that are named."""

    def __init__(self, *ends, **kwargs):
        super().__init__(**kwargs)
        self.ends = ends

    def to_representation(self, value):
        """Return the period of the record `value`."""
        first, last = self.ends or (f"{self.field_name}_first", f"{self.field_name}_last")
        return period_as_json(getattr(value, first), getattr(value, last))


@extend_schema_field(_AMOUNT)
class AmountField(_OfRecord):
    """The number in the column of the field's own name, with the word for how exact it is."""

    def to_representation(self, value):
        """Return the number of the record `value`, None where nobody has told one."""
        number = getattr(value, self.field_name)
        if number is None:
            return None
        whole = int(number)
        return {
            "number": whole if whole == number else float(number),
            "counted": getattr(value, f"{self.field_name}_counted"),
        }


@extend_schema_field(_CODE | {"nullable": True})
class CodeField(serializers.Field):
    """The code of one other record; None where there is none, or none that is public.

    The view has fetched the public ones only: what was not fetched is not there.
    """

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value):
        """Return the code of the record `value`."""
        return value.code


@extend_schema_field({"type": "array", "items": _CODE})
class CodesField(serializers.Field):
    """The codes of several other records, in order; only public ones have been fetched."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value):
        """Return the codes of what the relation `value` holds."""
        return sorted(record.code for record in value.all())
