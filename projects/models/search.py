"""What search knows of each record: which texts, kept in step with every writing of it.

Only what is public by its own flag is in the index; whether it is public in the end is for `public()` to say, which
every search asks. A token is a stem behind its language, "nlkwaliteit", or a word as it is behind an x: "xbrussel".
"""

from itertools import chain
from typing import NamedTuple

from django.apps import apps
from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from projects import stems
from projects.translated import LANGUAGES, SOURCE, columns

from . import fulltext

AS_WRITTEN = "x"
BATCH = 500
# A key is the primary key times this, plus the number of the kind.
KINDS_AT_MOST = 16
SHORTEST_KEPT = 3
MOST_REMEMBERED = 200_000


class Searched(NamedTuple):
    """What search knows of a kind of record.

    `number` stays for good: keys are made from it. `texts` are translated; `names` and `places` are columns as written,
    of which names count as much as a title; `parts` are records without a page of their own (related name, text).
    """

    number: int
    texts: tuple = ("summary",)
    names: tuple = ("code",)
    places: tuple = ()
    parts: tuple = ()


SEARCHED = {
    "project": Searched(1, parts=(("updates", "text"),)),
    "decision": Searched(2, names=("code", "series", "year", "number", "other_number"), places=("place", "signatory")),
    "followup": Searched(3, texts=("summary", "waits_for", "outcome")),
    "meeting": Searched(4, texts=("summary", "outcome"), places=("place",)),
    "activity": Searched(5, texts=("summary", "figure_unit"), places=("place",)),
    "document": Searched(6),
    "partner": Searched(7, names=("code", "abbreviation")),
    "theme": Searched(8),
    "report": Searched(9, texts=(), names=("code", "year")),
}
NAME_OF = {searched.number: name for name, searched in SEARCHED.items()}


class SearchWord(models.Model):
    """A word that occurs in the full text, and the token it is searched by: for typing errors and parts of words."""

    word = models.CharField(_("word"), max_length=stems.LONGEST_WORD, db_index=True)
    token = models.CharField(_("token"), max_length=stems.LONGEST_WORD + 2)
    # A Dutch stem from its end to its beginning: what begins alike is a compound with the same last part.
    ending = models.CharField(_("stem from its end"), max_length=stems.LONGEST_WORD, blank=True, db_index=True)

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [models.UniqueConstraint(fields=["word", "token"], name="searchword_once")]

    def __str__(self):
        return f"{self.word}: {self.token}"


class _Tokens(dict):
    """Word → token in one language, None for words that tell nothing."""

    def __init__(self, language):
        super().__init__()
        self._language, self._left_out = language, stems.STOP_WORDS.get(language, frozenset())

    def __missing__(self, word):
        token = None if word in self._left_out else token_of(word, self._language)
        # Numbers are endless and cost nothing to make again.
        if word.isalpha() and len(self) < MOST_REMEMBERED:
            self[word] = token
        return token


_TOKENS = {language: _Tokens(language) for language in (*LANGUAGES, AS_WRITTEN)}


def token_of(word, language):
    """Return the token by which a folded word of a text in `language` (or `AS_WRITTEN`) is searched."""
    return language + (word if language == AS_WRITTEN else stems.stem(word, language))


def tokens_for(word):
    """Return the tokens that a folded word may have, whatever language it is in."""
    return tuple(token_of(word, language) for language in (*LANGUAGES, AS_WRITTEN))


def kind_token(name):
    """Return the token that stands in the row of every record of one kind (a model's name)."""
    return f"k{name}"


def key_of(name, pk):
    """Return the key of a record's row."""
    return pk * KINDS_AT_MOST + SEARCHED[name].number


def record_of(key):
    """Return the kind (a model's name) and the primary key of the record that a row stands for."""
    pk, number = divmod(key, KINDS_AT_MOST)
    return NAME_OF[number], pk


def index_records(model, pks):
    """Write anew what search knows of the records of `model` with these primary keys, in the transaction in hand.

    Of records that are no longer there, or not public, nothing is kept.
    """
    name = model._meta.model_name
    if name not in SEARCHED:
        return
    pks = list(pks)
    for start in range(0, len(pks), BATCH):
        _index(model, name, pks[start : start + BATCH])


def remove_records(model, pks):
    """Forget the records of `model` with these primary keys."""
    if (name := model._meta.model_name) in SEARCHED:
        fulltext.remove([key_of(name, pk) for pk in pks])


def _index(model, name, pks):
    """Write one batch."""
    searched, seen = SEARCHED[name], {language: set() for language in _TOKENS}
    titles = [*_with_language("title"), *((column, AS_WRITTEN) for column in searched.names)]
    bodies = [pair for text in searched.texts for pair in _with_language(text)]
    bodies += [(column, AS_WRITTEN) for column in searched.places]
    wanted, languages = zip(*titles, *bodies, strict=True)
    parts = _texts_of_parts(model, searched, pks)
    rows = []
    for pk, *values in model._base_manager.filter(pk__in=pks, is_public=True).order_by().values_list("pk", *wanted):
        texts = list(zip(values, languages, strict=True))
        title = _tokens(texts[: len(titles)], seen)
        body = _tokens(chain(texts[len(titles) :], parts.get(pk, ())), seen)
        rows.append((key_of(name, pk), " ".join(title), " ".join([kind_token(name), *body])))
    fulltext.remove([key_of(name, pk) for pk in pks])
    fulltext.write(rows)
    _keep_words(seen)


def _with_language(text):
    """Return (column, language) for the columns of a translated text."""
    return list(zip(columns(text), LANGUAGES, strict=True))


def _tokens(texts, seen):
    """Return the tokens of `texts`, (text, language) pairs, each once; add their words to `seen`."""
    found = {}
    for text, language in texts:
        if text:
            words = stems.words(str(text))
            seen[language].update(words)
            found.update(dict.fromkeys(map(_TOKENS[language].__getitem__, words)))
    found.pop(None, None)
    return found


def _texts_of_parts(model, searched, pks):
    """Return primary key → [(text, language)] of the public parts of records."""
    found = {}
    for related, text in searched.parts:
        relation = model._meta.get_field(related)
        owner = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{owner}__in": pks}, is_public=True).order_by()
        for pk, *values in rows.values_list(owner, *columns(text)):
            found.setdefault(pk, []).extend(zip(values, LANGUAGES, strict=True))
    return found


def _keep_words(seen):
    """Add what is new to the vocabulary; numbers and the shortest words are not worth guessing at."""
    rows = []
    for language, words in seen.items():
        tokens = _TOKENS[language]
        for word in words:
            if len(word) >= SHORTEST_KEPT and word.isalpha() and (token := tokens[word]):
                rows.append((word, token, token[2:][::-1] if language == SOURCE else ""))
    # Two writers who add the same words in the same order wait for one another, and never for ever.
    rows.sort()
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {SearchWord._meta.db_table} (word, token, ending) "  # noqa: S608
            "VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            rows,
        )


@transaction.atomic
def index_everything():
    """Make the whole index anew; return how many records were looked at."""
    fulltext.clear()
    SearchWord.objects.all().delete()
    looked_at = 0
    for name in SEARCHED:
        model = apps.get_model("projects", name)
        pks = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        index_records(model, pks)
        looked_at += len(pks)
    return looked_at
