"""What lists can be asked for: one FilterSet per record type, for pages, downloads and everything else that lists."""

from .base import RecordFilter
from .records import (
    ActivityFilter,
    DecisionFilter,
    DocumentFilter,
    FollowUpFilter,
    MeetingFilter,
    PartnerFilter,
    ProjectFilter,
)

__all__ = [
    "ActivityFilter",
    "DecisionFilter",
    "DocumentFilter",
    "FollowUpFilter",
    "MeetingFilter",
    "PartnerFilter",
    "ProjectFilter",
    "RecordFilter",
]
