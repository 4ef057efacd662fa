"""ChangeSets: propose, review, apply, undo. Everything that several records go through at once."""

from .propose import propose
from .write import apply, refuse, undo

__all__ = ["apply", "propose", "refuse", "undo"]
