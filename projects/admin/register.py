"""Every module that registers something with the staff desk."""

from . import (
    activity,
    changeset,
    decision,
    document,
    followup,
    meeting,
    partner,
    project,
    reminder,
    report,
    theme,
    user,
)

__all__ = [
    "activity",
    "changeset",
    "decision",
    "document",
    "followup",
    "meeting",
    "partner",
    "project",
    "reminder",
    "report",
    "theme",
    "user",
]
