"""Every module that registers something with the staff desk."""

from . import (
    activity,
    audit,
    changeset,
    decision,
    document,
    followup,
    frozen_report,
    meeting,
    partner,
    project,
    reminder,
    report,
    sign_ins,
    theme,
    user,
)

__all__ = [
    "activity",
    "audit",
    "changeset",
    "decision",
    "document",
    "followup",
    "frozen_report",
    "meeting",
    "partner",
    "project",
    "reminder",
    "report",
    "sign_ins",
    "theme",
    "user",
]
