"""What is shown of a record that was found: its title and some words around the first hit, with the hits marked."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from projects import stems
from projects.models.search import AS_WRITTEN, SEARCHED, token_of
from projects.translated import LANGUAGES, SOURCE, text_in

WORDS_SHOWN = 30
WORDS_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, its kind (a model's name), its title and a snippet, both as HTML with marks."""

    record: Model
    kind: str
    title: SafeString
    snippet: SafeString


def hit(record, words):
    """Return the `Hit` for `record`, found by `words`, in the language of the page where its texts exist in it."""
    kind, wanted = record._meta.model_name, frozenset(token for word in words for token in word.tokens)
    page = (get_language() or SOURCE)[:2]
    title = text_in(record, "title", page)
    marked = _marked(title.text, title.language, wanted)
    languages = [page] if "<mark>" in marked else sorted(LANGUAGES, key=lambda language: language != page)
    snippet = _first_hit(record, kind, wanted, languages, title.text) or (_beginning(record, kind, page), page)
    return Hit(record, kind, _said_in(title.language, marked, page), _said_in(*reversed(snippet), page))


def spelling(record, word):
    """Return a folded `word` as a text of `record` spells it, accents and all; as it is where none has it."""
    texts = _texts(record, record._meta.model_name)
    for text in (text for language in LANGUAGES for text in texts(language)):
        for start, end, words in stems.spans(text):
            if words == [word]:
                return text[start:end].lower()
    return word


def _first_hit(record, kind, wanted, languages, shown):
    """Return the words around the first hit in a text other than the one shown, and their language, or None.

    Where the title shown says nothing, the title in another language may say why the record was found.
    """
    texts = _texts(record, kind)
    for language in languages:
        for text in texts(language):
            if text != shown and (marked := _marked(text, language, wanted, window=True)):
                return marked, language
    return None


def _beginning(record, kind, page):
    """Return how the first text of the record begins."""
    if not SEARCHED[kind].texts:
        return ""
    found = text_in(record, SEARCHED[kind].texts[0], page)
    return _said_in(found.language, _cut(found.text, 0, [], list(stems.spans(found.text))), page)


def _texts(record, kind):
    """Return a function from a language to the texts of a record in it, those of its parts included."""
    searched = SEARCHED[kind]
    sources = [(record, name) for name in (*searched.texts, "title")]
    for related, name in searched.parts:
        sources += [(part, name) for part in getattr(record, f"public_{related}", ())]
    return lambda language: [getattr(source, f"{name}_{language}") for source, name in sources]


def _marked(text, language, wanted, *, window=False):
    """Return `text` as HTML with the hits marked; with `window` only the words around the first, "" without a hit."""
    places = list(stems.spans(text))
    hits = [number for number, (_start, _end, words) in enumerate(places) if _answers(words, language, wanted)]
    if not window:
        return _html(text, 0, len(text), [places[number][:2] for number in hits])
    return _cut(text, hits[0], hits, places) if hits else ""


def _answers(words, language, wanted):
    """Whether one of the folded words is among the `wanted` tokens."""
    left_out = stems.STOP_WORDS[language]
    return any(
        token_of(word, language) in wanted or token_of(word, AS_WRITTEN) in wanted
        for word in words
        if word not in left_out
    )


def _cut(text, first, hits, places):
    """Return about `WORDS_SHOWN` words from a little before the word number `first`, with what was left out said."""
    if not places:
        return mark_safe("")
    begin = max(0, min(first - WORDS_BEFORE, len(places) - WORDS_SHOWN))
    end = min(begin + WORDS_SHOWN, len(places))
    start, stop = (places[begin][0] if begin else 0), (places[end - 1][1] if end < len(places) else len(text))
    shown = _html(text, start, stop, [places[number][:2] for number in hits if begin <= number < end])
    return format_html("{}{}{}", "… " if begin else "", shown, " …" if end < len(places) else "")


def _html(text, start, stop, marks):
    """Return text[start:stop] escaped, the spans in `marks` as marks."""
    parts, here = [], start
    for begin, end in marks:
        parts += [escape(text[here:begin]), format_html("<mark>{}</mark>", text[begin:end])]
        here = end
    return mark_safe("".join([*parts, escape(text[here:stop])]))


def _said_in(language, html, page):
    """Mark a text that is not in the language of the page."""
    return html if language == page or not html else format_html('<span lang="{}">{}</span>', language, html)
