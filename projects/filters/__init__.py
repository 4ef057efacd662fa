"""What lists can be asked for: one FilterSet per record type, for pages, downloads and everything else that lists."""

from .base import MOST, RecordFilter
from .parts import (
    DecisionRelationFilter,
    DueChangeFilter,
    HeadingFilter,
    ReportFilter,
    StatusUpdateFilter,
    ThemeFilter,
    TranspositionFilter,
)
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
    "DecisionRelationFilter",
    "DocumentFilter",
    "DueChangeFilter",
    "FollowUpFilter",
    "HeadingFilter",
    "MeetingFilter",
    "PartnerFilter",
    "ProjectFilter",
    "RecordFilter",
    "ReportFilter",
    "StatusUpdateFilter",
    "ThemeFilter",
    "TranspositionFilter",
    "count_options",
]
