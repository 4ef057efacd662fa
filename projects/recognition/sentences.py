"""Sentences of Dutch and French: where one ends, and where a full stop only shortens a word."""

import re

_STOP = re.compile(r"[.!?…][”’»\")]*\s+(?=[«“‘\"(•\w])")
_LAST_WORD = re.compile(r"(?:^|[\s(«“])([^\s(«“]*)$")
_SHORTENED = set(
    "bv bijv o.a d.w.z t.b.v m.b.t n.a.v i.v.m nr nrs art p pp blz ca resp incl excl max min dr mr prof st "
    "p.ex c.-à-d cf m mm mme no al av env chap".split()
)


def sentences(text):
    """Return the sentences of `text`, in order, as pairs of start and end offset."""
    found, start = [], 0
    for match in _STOP.finditer(text):
        if _is_end(text, match):
            found.append((start, match.end()))
            start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return [(begin, begin + len(text[begin:end].rstrip())) for begin, end in found]


def _is_end(text, match):
    """Whether a full stop ends its sentence."""
    following = text[match.end()]
    if text[match.start()] != ".":
        return True
    if following.islower():
        return False
    word = _LAST_WORD.search(text[: match.start()])[1].casefold()
    # "1. Titel" numbers, "J. Jansen" shortens a name.
    return word not in _SHORTENED and len(word) > 1 and not word.replace(".", "").isdigit() | (word == "")
