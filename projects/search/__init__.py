"""Search over everything public: in three languages, with accents, endings and typing errors forgiven."""

from .answering import Answer, Answers, answer
from .finding import MOST_COUNTED, Found, Kind, find, find_act, restrict, single_words, suggest
from .snippets import Hit

__all__ = [
    "MOST_COUNTED",
    "Answer",
    "Answers",
    "Found",
    "Hit",
    "Kind",
    "answer",
    "find",
    "find_act",
    "restrict",
    "single_words",
    "suggest",
]
