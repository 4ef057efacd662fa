"""ChangeSets: propose, review, apply, undo. Everything that several records go through at once."""

from .propose import propose, propose_table
from .rehearsal import write_or_propose
from .write import apply, refuse, undo

__all__ = ["apply", "propose", "propose_table", "refuse", "undo", "write_or_propose"]
