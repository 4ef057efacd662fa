"""How one cell is read and written: strict in what is accepted, and always with a sentence.

`clean` takes the text of a cell and returns a value or raises `ValueError` with a message for people; `render`
returns the text of a value; `parse` takes such a text back, and judges nothing: what stood in a record can be put back
even where nobody may bring it in. For every value, `parse(render(value)) == value`.

The messages name what is allowed and leave out the value, so that the same mistake reads the same on every line.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from import_export.widgets import Widget

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})", re.ASCII)
# Three digits behind the point may be thousandths or thousands: nobody can tell, so nobody guesses.
_NUMBER = re.compile(r"[+-]?\d{1,20}([.,](\d{1,2}|\d{4,10}))?", re.ASCII)
_YES = {"true", "ja", "oui", "yes", "1", "waar", "vrai"}
_NO = {"false", "nee", "non", "no", "0", "onwaar", "faux"}
# Characters that turn the direction of a text around, or cannot be seen.
_HIDDEN = re.compile("[\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_TAG = re.compile(r"<([/!?]|[A-Za-z][A-Za-z0-9-]*([\s/>]|$))")
MOST_CODES = 2000
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)


class BadPart(ValueError):  # noqa: N818
    """Only `part` of a cell is wrong."""

    def __init__(self, message, part):
        super().__init__(message)
        self.part = part


class TextWidget(Widget):
    """Text, in one Unicode form, without characters that cannot be seen."""

    def __init__(self, max_length=None, *, multiline=False, validators=()):
        super().__init__()
        self.max_length, self.multiline, self.validators = max_length, multiline, validators

    def clean(self, value, row=None, **kwargs):
        """Return the text, or say what in it is not allowed."""
        text = _one_newline(value).strip()
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if not text.isprintable():
            self._refuse_hidden(text)
        if _HIDDEN.search(text):
            raise ValueError(_("The text holds characters that cannot be seen or turn its direction around."))
        if _TAG.search(text):
            raise ValueError(_("The text holds HTML; only plain text is allowed."))
        if self.max_length and len(text) > self.max_length:
            raise ValueError(_("At most %(most)s characters are allowed.") % {"most": self.max_length})
        for validator in self.validators:
            if text:
                _validated(validator, text)
        return text

    def _refuse_hidden(self, text):
        allowed = "\n\t" if self.multiline else ""
        if not self.multiline and "\n" in text:
            raise ValueError(_("The text must stand on one line."))
        if any(unicodedata.category(char) in ("Cc", "Cs", "Cn") and char not in allowed for char in text):
            raise ValueError(_("The text holds control characters."))

    def render(self, value, obj=None, **kwargs):
        """Return the text itself; a line ends in one way, whatever a browser sent."""
        return _one_newline(value) if value else ""

    def parse(self, text):
        """Return the text itself."""
        return text


def _one_newline(text):
    """Return `text` with each line ending in a newline and nothing else, as workbooks would make it anyway."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _validated(validator, value):
    try:
        validator(value)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error


class UrlWidget(TextWidget):
    """An address on the web."""

    validator = URLValidator(schemes=["http", "https"])

    def clean(self, value, row=None, **kwargs):
        """Return the address; anything but http and https is refused."""
        text = super().clean(value)
        if text:
            try:
                self.validator(text)
            except ValidationError as error:
                raise ValueError(_("An address starting with https:// or http:// is allowed.")) from error
        return text


class DateWidget(Widget):
    """A day, written 2023-12-31, 31-12-2023 or 31/12/2023."""

    def clean(self, value, row=None, **kwargs):
        """Return the day, None for an empty cell."""
        text = value.strip()
        if not text:
            return None
        if match := _ISO.fullmatch(text):
            year, month, day = map(int, match.groups())
        elif match := _DAY_FIRST.fullmatch(text):
            day, month, year = (int(match[group]) for group in (1, 3, 4))
        else:
            raise ValueError(_("A day such as 2023-12-31, 31-12-2023 or 31/12/2023 is allowed."))
        try:
            found = date(year, month, day)
        except ValueError as error:
            raise ValueError(_("There is no such day.")) from error
        if not _EARLIEST <= found <= _LATEST:
            raise ValueError(_("A day between 1900 and 2200 is allowed."))
        return found

    def render(self, value, obj=None, **kwargs):
        """Return the day as 2023-12-31."""
        return value.isoformat() if value else ""

    def parse(self, text):
        """Return the day that `render` wrote."""
        return date.fromisoformat(text) if text else None


class BooleanWidget(Widget):
    """Yes or no, in three languages; an empty cell only where unknown is allowed."""

    def __init__(self, *, null=False):
        super().__init__()
        self.null = null

    def clean(self, value, row=None, **kwargs):
        """Return True, False, or None for unknown."""
        text = value.strip().lower()
        if not text and self.null:
            return None
        if text in _YES:
            return True
        if text in _NO:
            return False
        raise ValueError(_("true or false is allowed; also ja/nee, oui/non, yes/no and 1/0."))

    def render(self, value, obj=None, **kwargs):
        """Return true, false or nothing."""
        return "" if value is None else "true" if value else "false"

    def parse(self, text):
        """Return what `render` wrote."""
        return text == "true" if text else None


class NumberWidget(Widget):
    """A number within bounds, with a fixed number of decimal places (0: a whole number)."""

    def __init__(self, least, most, places=0):
        super().__init__()
        self.least, self.most, self.places = least, most, places

    def clean(self, value, row=None, **kwargs):
        """Return an int, or a Decimal where there are decimal places; None for an empty cell."""
        text = value.strip()
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            raise ValueError(self._allowed())
        try:
            number = Decimal(text.replace(",", "."))
        except InvalidOperation as error:
            raise ValueError(self._allowed()) from error
        if not self.least <= number <= self.most or number != round(number, self.places):
            raise ValueError(self._allowed())
        # Adding zero takes the sign off a zero.
        return round(number, self.places) + 0 if self.places else int(number)

    def _allowed(self):
        bounds = {"least": self.least, "most": self.most, "places": self.places}
        if self.places:
            return _("A number from %(least)s to %(most)s with at most %(places)s decimals is allowed.") % bounds
        return _("A whole number from %(least)s to %(most)s is allowed.") % bounds

    def render(self, value, obj=None, **kwargs):
        """Return the number without zeros that say nothing."""
        if value is None:
            return ""
        text = f"{value:f}" if self.places else str(value)
        return text.rstrip("0").rstrip(".") if "." in text else text

    def parse(self, text):
        """Return the number that `render` wrote."""
        return (Decimal(text) if self.places else int(text)) if text else None


class ChoiceWidget(Widget):
    """One of the keys of a choice."""

    def __init__(self, keys):
        super().__init__()
        self.keys = keys

    def clean(self, value, row=None, **kwargs):
        """Return the key, or say which are allowed."""
        key = value.strip().lower()
        if key and key not in self.keys:
            raise ValueError(_("One of these is allowed: %(keys)s.") % {"keys": ", ".join(self.keys)})
        return key

    def render(self, value, obj=None, **kwargs):
        """Return the key itself."""
        return value or ""

    def parse(self, text):
        """Return the key itself."""
        return text


class CodesWidget(Widget):
    """Codes of other records, separated by spaces; `known` is filled in bulk before a file is read."""

    def __init__(self, kind, *, single=False):
        super().__init__()
        self.kind, self.single, self.known = kind, single, {}

    def codes(self, value):
        """Return the codes in a cell, as they stand there."""
        return re.split(r"[\s,;|]+", value.strip()) if value.strip() else []

    def clean(self, value, row=None, **kwargs):
        """Return the sorted tuple of codes (a single one: the code or None); an unknown code is refused."""
        codes = sorted(set(self.codes(value)))
        if len(codes) > MOST_CODES:
            raise ValueError(_("At most %(most)s codes are allowed in one cell.") % {"most": MOST_CODES})
        if unknown := [code for code in codes if code not in self.known]:
            message = _("There is no record with this code: %(kind)s.") % {"kind": self.kind}
            raise BadPart(message, " ".join(unknown))
        if not self.single:
            return tuple(codes)
        if len(codes) > 1:
            raise ValueError(_("One code is allowed."))
        return codes[0] if codes else None

    def render(self, value, obj=None, **kwargs):
        """Return the codes joined by spaces."""
        return (value or "") if self.single else " ".join(sorted(value))

    def parse(self, text):
        """Return the codes that `render` wrote: a tuple, or the single one or None."""
        return (text or None) if self.single else tuple(text.split())
