"""Recognised reports: read a text, suggest records beside its passages, propose those that were accepted."""

from .accept import propose_accepted
from .keep import keep_reading
from .suggest import TYPES, Suggested, suggest
from .texts import text_of

__all__ = ["TYPES", "Suggested", "keep_reading", "propose_accepted", "suggest", "text_of"]
