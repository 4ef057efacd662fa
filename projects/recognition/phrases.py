"""Known names in a text: found by their words, whatever their case, accents and hyphens."""

import re
import unicodedata
from collections import defaultdict

_WORD = re.compile(r"[^\W_]+")


def words(text):
    """Return the words of `text`, lower-case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


class Phrases:
    """Names, each standing for a value; where names overlap in a text, the longest is found."""

    def __init__(self):
        self._by_first = defaultdict(dict)

    def add(self, name, value):
        """Let `name` stand for `value`; a name that stands for two values stands for none."""
        parts = words(name)
        if parts:
            held = self._by_first[parts[0]]
            held[parts] = value if held.get(parts, value) == value else None

    def find(self, text):
        """Return the values whose names stand in `text`, in order, each once."""
        found, parts, place = [], words(text), 0
        while place < len(parts):
            names = self._by_first.get(parts[place], {})
            longest = max((name for name in names if parts[place : place + len(name)] == name), key=len, default=())
            if longest and names[longest] is not None and names[longest] not in found:
                found.append(names[longest])
            place += len(longest) or 1
        return found
