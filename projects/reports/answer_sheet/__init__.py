"""The answer sheet: all that was promised and decided about a partner, a theme or a question, ready to send."""

from .answer import MOST, Act, AnswerSheet, Promise, Question, answer_sheet
from .paper import answer_paper

__all__ = ["MOST", "Act", "AnswerSheet", "Promise", "Question", "answer_paper", "answer_sheet"]
