"""What lists can be asked for: one FilterSet per record type, for pages, downloads and everything else that lists."""

from .base import MOST, RecordFilter
from .records import (
    ActivityFilter,
    DecisionFilter,
    DocumentFilter,
    FollowUpFilter,
    MeetingFilter,
    PartnerFilter,
    ProjectFilter,
)
from .tallies import count_options

__all__ = [
    "MOST",
    "ActivityFilter",
    "DecisionFilter",
    "DocumentFilter",
    "FollowUpFilter",
    "MeetingFilter",
    "PartnerFilter",
    "ProjectFilter",
    "RecordFilter",
    "count_options",
]
