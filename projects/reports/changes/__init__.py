"""What changed in the public records: `changes(Asked(…))` answers with entries, the latest first."""

from .differences import Difference
from .entries import VERBS, Asked, Count, Entry, Import, Page, titled
from .pages import changes
from .positions import Position

__all__ = ["VERBS", "Asked", "Count", "Difference", "Entry", "Import", "Page", "Position", "changes", "titled"]
