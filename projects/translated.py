"""Texts that exist in Dutch, French and English, Dutch being the source.

A text is three plain columns (`title_nl`, `title_fr`, `title_en`), so that queries, history and CSV need
to know nothing about languages. `Translated` reads the column of the active language.
"""

from typing import NamedTuple

from django.utils.translation import get_language, pgettext

LANGUAGES = ("nl", "fr", "en")
SOURCE = "nl"


class TextIn(NamedTuple):
    """A text and the language it is really written in."""

    text: str
    language: str


def quoted(text):
    """Return `text` between the quotation marks of the active language, whatever language it is in itself."""
    return pgettext("quotation marks", "“%(text)s”") % {"text": text}


def colon():
    """Return what stands between a name and what is told of it: a colon, before which French sets a space."""
    return pgettext("between a name and what is told of it", ": ")


def columns(name):
    """Return the three column names of the translated text `name`."""
    return tuple(f"{name}_{language}" for language in LANGUAGES)


def texts_of(model):
    """Return the names of the translated texts of a record type, in the order of its columns."""
    columns_there = (field.name for field in model._meta.fields)
    return [name.removesuffix(f"_{SOURCE}") for name in columns_there if name.endswith(f"_{SOURCE}")]


def text_in(record, name, language=None):
    """Return the text `name` of `record` as a `TextIn`.

    Where it is missing in `language` (default: the active one) it falls back to Dutch, then to whichever
    exists; the language of the answer says which. An empty text answers in the language asked for.
    """
    wanted = (language or get_language() or SOURCE)[:2]
    for candidate in (wanted, SOURCE, *LANGUAGES):
        if candidate in LANGUAGES and (text := getattr(record, f"{name}_{candidate}")):
            return TextIn(text, candidate)
    return TextIn("", wanted)


class Translated:
    """The text of a record in the active language, with the fallback of `text_in`."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, record, owner=None):
        return self if record is None else text_in(record, self.name).text
