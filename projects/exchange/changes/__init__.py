"""ChangeSets: propose, review, apply, undo. Everything that several records go through at once."""

from .apart import error_file, set_apart
from .propose import propose, propose_table
from .rehearsal import write_or_propose
from .write import apply, refuse, undo

__all__ = ["apply", "error_file", "propose", "propose_table", "refuse", "set_apart", "undo", "write_or_propose"]
