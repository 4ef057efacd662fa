"""What people type, as a question to the full text: a group of tokens for each word, and each must be answered."""

import re
from dataclasses import dataclass, field, replace

from django.db.models.functions import Length

from projects import stems
from projects.models import SearchWord
from projects.models.search import kind_token, tokens_for
from projects.translated import SOURCE

MOST_WORDS = 12
# Words that begin or end like the one typed, and words that it may have been meant to be.
MOST_LIKE_IT = 60
MOST_GUESSES = 4
MOST_COMPARED = 5_000
SHORTEST_FIRST_PART = 3
SHORTEST_LAST_PART = 5
SHORTEST_PART = 4
# From this length on a word may hold two typing errors.
LONG_WORD = 8
_INFLECTION = re.compile("(.?en|e|s|)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was typed, folded, and the tokens that answer it.

    `exact` are its own stems; `akin` those of words that it begins, ends, or is a part of. `instead` are the words that
    stand in for it where nothing answers it.
    """

    typed: str
    exact: frozenset
    akin: frozenset = field(default_factory=frozenset)
    instead: tuple = ()

    @property
    def tokens(self):
        """All its tokens, in a settled order."""
        return sorted(self.exact | self.akin)


def read(text):
    """Return the `Word`s of `text`, at most `MOST_WORDS`, each once; the last one may be unfinished.

    Words that stand in every text and single letters are left out.
    """
    typed = stems.words(text)
    telling = [word for word in typed if word not in stems.ALL_STOP_WORDS and (len(word) > 1 or word.isdigit())]
    unfinished = typed[-1] if typed and text[-1:].strip() else ""
    kept = list(dict.fromkeys(telling))[:MOST_WORDS]
    return [_understood(word, unfinished=word == unfinished) for word in kept]


def groups(words, kind=None):
    """Return the question that `words` ask of the full text, of records of one kind (a model's name) or of all."""
    asked = [word.tokens for word in words]
    return [[kind_token(kind)], *asked] if kind else asked


def _understood(word, *, unfinished):
    """Return a `Word` with its stems, the words it begins if it is the last one, and the compounds it ends."""
    exact, akin = frozenset(tokens_for(word)), set()
    if unfinished:
        akin.update(token for _word, token in _shortest(SearchWord.objects.filter(word__startswith=word)))
    if len(word) >= SHORTEST_LAST_PART:
        stem = stems.stem(word, SOURCE)
        compounds = _shortest(SearchWord.objects.filter(ending__startswith=stem[::-1]))
        akin.update(token for other, token in compounds if _ends_with(other, stem))
    return Word(word, exact, frozenset(akin) - exact)


def _shortest(vocabulary):
    """Return (word, token) for the shortest of these words of the vocabulary: the nearest to what was typed."""
    return vocabulary.order_by(Length("word"), "word").values_list("word", "token")[:MOST_LIKE_IT]


def _ends_with(word, stem):
    """Whether a Dutch word is a compound whose last part has this stem: nachttreinen, not verontreiniging, of trein."""
    first, _stem, ending = word.rpartition(stem)
    return len(first) >= SHORTEST_FIRST_PART and _INFLECTION.fullmatch(ending) is not None


def guesses(word):
    """Return the words of the vocabulary that `word` (a `Word`) may stand for, best first.

    Longer words that it is a part of; where there are none, those that a typing error or two make of it; where there
    are none either, those that begin alike.
    """
    return longer(word) or meant(word) or begun_alike(word)


def longer(word):
    """Return the shortest compounds of the vocabulary that `word` begins, or stands in behind another word."""
    typed = word.typed
    if len(typed) < SHORTEST_PART:
        return []
    found = SearchWord.objects.filter(word__contains=typed).order_by("word").values_list("word", flat=True)
    before = {other: other.partition(typed)[0] for other in found[:MOST_COMPARED]}
    # Between the parts of a compound an s may stand.
    firsts = {first for part in before.values() for first in (part, part.removesuffix("s"))}
    known = {"", *SearchWord.objects.filter(word__in=list(firsts)[:MOST_COMPARED]).values_list("word", flat=True)}
    compounds = [other for other, part in before.items() if {part, part.removesuffix("s")} & known]
    return sorted(compounds, key=lambda other: (len(other), other))[:MOST_GUESSES]


def answered_by(word, others):
    """Return `word` answered by the stems of `others`, folded word → how it is spelled, instead of its own."""
    tokens = frozenset(token for other in others for token in tokens_for(other))
    return replace(word, exact=frozenset(), akin=tokens, instead=tuple(others.values()))


def meant(word):
    """Return the words with the fewest typing errors between them and `word`: at most one, in a long word two."""
    typed = word.typed
    if len(typed) < SHORTEST_PART:
        return []
    most = 2 if len(typed) >= LONG_WORD else 1
    alike = SearchWord.objects.filter(word__startswith=typed[0])
    return (_nearest(typed, alike, most) or _nearest(typed, SearchWord.objects.all(), most))[:MOST_GUESSES]


def begun_alike(word):
    """Return the shortest words of the vocabulary that share the first two thirds with a long `word`."""
    if len(word.typed) < LONG_WORD:
        return []
    alike = SearchWord.objects.filter(word__startswith=word.typed[: len(word.typed) * 2 // 3])
    return list(dict.fromkeys(other for other, _token in _shortest(alike)))[:MOST_GUESSES]


def _nearest(typed, vocabulary, most):
    """Return those of `vocabulary` that are nearest to `typed`, if they are near enough."""
    rows = vocabulary.annotate(length=Length("word")).filter(length__range=(len(typed) - most, len(typed) + most))
    nearest, found = most, []
    for other in sorted(set(rows.order_by("word").values_list("word", flat=True)[:MOST_COMPARED])):
        errors = errors_between(typed, other, nearest)
        if errors is not None and errors < nearest:
            nearest, found = errors, []
        if errors is not None:
            found.append(other)
    return found


def errors_between(one, other, most):
    """Return by how many typing errors two words differ, None if by more than `most`.

    A letter left out, added, mistaken, or swapped with the next one is one error.
    """
    before, last = None, list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, theirs in enumerate(other, start=1):
            errors = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != theirs))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == theirs
            here.append(min(errors, before[column - 2] + 1) if swapped else errors)
        if min(here) > most:
            return None
        before, last = last, here
    return last[-1] if last[-1] <= most else None
