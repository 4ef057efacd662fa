"""Words as search compares them: small letters without accents, cut to their stem in Dutch, French and English.

Accents go first, so that a word finds the same records whether or not they were typed; the stemmers then see no accents
in either place.
"""

import re
import unicodedata
from threading import Lock

import snowballstemmer

LONGEST_WORD = 60
# Words that stand in nearly every text and tell nothing, by language, as `words` writes them.
STOP_WORDS = {
    "nl": frozenset(
        "aan als bij dan dat de den der des deze die dit door dus een en er het hun in is met naar nog of om onder ook "
        "op over te tot uit van ver voor waar wat werd wordt worden zal zich zijn zo zoals".split()
    ),
    "fr": frozenset(
        "a au aux avec ce ces cette d dans de des du elle en est et il ils l la le les leur leurs mais ne ou par pas "
        "pour qu que qui s sa se ses son sont sur un une".split()
    ),
    "en": frozenset(
        "a an and are as at be by for from has have in is it its of on or s that the their this to was were which will "
        "with".split()
    ),
}
ALL_STOP_WORDS = frozenset().union(*STOP_WORDS.values())

_WORD = re.compile(rf"[^\W_]{{1,{LONGEST_WORD}}}")
_MARKS = re.compile("[\u0300-\u036f]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_MOST_REMEMBERED = 200_000


def fold(text):
    """Return `text` in small letters, without accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFKD", folded.translate(_LIGATURES)))


def words(text):
    """Return the words of `text` in order, folded; what is neither a letter nor a digit parts them.

    What is longer than `LONGEST_WORD` comes in pieces.
    """
    return _WORD.findall(fold(text))


def spans(text):
    """Yield (start, end, words) for each word as it stands in `text`; few letters fold to more than one word."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), words(match.group())


def _plain(word):
    """Take off what the French stemmer does not know: the x of a plural, and -ière without its accent."""
    if word.endswith(("iere", "ieres")):
        return word.removesuffix("s")[:-1]
    return word[:-1] if word.endswith(("eux", "aux")) else word


def _hard(stem):
    """End a Dutch stem as it sounds: grenz(en) is grens, briev(en) is brief."""
    return stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1]) if stem else stem


class _Stems(dict):
    """Word → stem in one language, worked out once for each word."""

    def __init__(self, algorithm, before=str, after=str, passes=1):
        super().__init__()
        self._stemmer, self._before, self._after = snowballstemmer.stemmer(algorithm), before, after
        self._passes = passes
        # A stemmer keeps the word it works on, and pages are served by several threads.
        self._lock = Lock()

    def __missing__(self, word):
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        stem = self._before(word)
        with self._lock:
            for _pass in range(self._passes):
                stem = self._after(self._stemmer.stemWord(stem)) or stem
        self[word] = stem
        return stem


_STEMS = {
    # One pass leaves fietsen at fiets, and fiets at fiet.
    "nl": _Stems("dutch_porter", after=_hard, passes=3),
    "fr": _Stems("french", before=_plain),
    "en": _Stems("english"),
}


def stem(word, language):
    """Return the stem of a folded word in `language` (nl, fr or en); a word with digits is its own stem."""
    return _STEMS[language][word] if word.isalpha() else word
