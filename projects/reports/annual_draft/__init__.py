"""Next year's report, half written: what the records say of a year, project by project, and what they leave open."""

from .draft import Draft
from .gaps import gaps
from .made import annual_draft
from .telling import draft_paper

__all__ = ["Draft", "annual_draft", "draft_paper", "gaps"]
