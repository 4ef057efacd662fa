"""Sentences of Dutch and French: where one ends, and where a full stop only shortens a word."""

import re

_STOP = re.compile(r"[.!?…][”’»\")]*\s+(?=[«“‘\"(•\w])")
_LAST_WORD = re.compile(r"(?:^|[\s(«“])([^\s(«“]*)$")
# What is longer than this is neither a number nor a shortened word.
_LONGEST = 40
_SHORTENED = set(
    "bv bijv o.a d.w.z t.b.v m.b.t n.a.v i.v.m nr nrs art p pp blz ca resp incl excl max min dr mr prof st "
    "p.ex c.-à-d cf m mm mme no al av env chap".split()
)


def sentences(text):
    """Return the sentences of `text`, in order, as pairs of start and end offset."""
    found, start = [], 0
    for match in _STOP.finditer(text):
        if _is_end(text, start, match):
            found.append((start, match.end()))
            start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return [(begin, begin + len(text[begin:end].rstrip())) for begin, end in found]


def _is_end(text, start, match):
    """Whether a stop ends the sentence that begins at `start`."""
    if text[match.start()] != ".":
        return True
    if text[match.end()].islower():
        return False
    before = text[max(start, match.start() - _LONGEST) : match.start()]
    word = _LAST_WORD.search(before)[1].casefold()
    if word.isdigit():
        # "1. Titel" numbers what follows; "in 2023." ends.
        return match.start() - start >= _LONGEST or before.strip(" •–-") != word
    # "J. Jansen" shortens a name.
    return word not in _SHORTENED and len(word) > 1
