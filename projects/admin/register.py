"""Every module that registers something with the staff desk."""

from . import changesets, decision, followup, project, records, user

__all__ = ["changesets", "decision", "followup", "project", "records", "user"]
