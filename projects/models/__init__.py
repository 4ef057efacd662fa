"""The records of the tracker, one file per record type."""

from .activity import Activity
from .audit import AuditEntry
from .base import CODE, Counted, Dated, Record, RecordQuerySet, Sourced, Summarised, Titled
from .changeset import Change, ChangeSet, Decided
from .deadlines import CLOSED, DUE_SOON_DAYS, DeadlineState, FollowUpState, deadline_q, deadline_state
from .decision import MILESTONES, Decision, DecisionRelation, Transposition
from .document import Document
from .doubts import Doubt, doubts_of
from .due_change import DueChange
from .followup import FollowUp
from .frozen_report import Frozen, FrozenReport
from .meeting import Meeting
from .partner import Partner
from .project import ENDED, Project, ProjectPartner, Status, StatusUpdate
from .reading import Reading, Suggestion
from .reminder import Reminder
from .report import Heading, Report
from .search import SearchWord
from .theme import Theme
from .upload import Upload
from .user import User
from .version import DataVersion, data_version, raise_version, watch_writes

# Every record type, in the order in which one can refer to the ones before it.
RECORD_TYPES = (
    Report,
    Theme,
    Heading,
    Partner,
    Project,
    StatusUpdate,
    Decision,
    DecisionRelation,
    Transposition,
    Meeting,
    Activity,
    Document,
    FollowUp,
    DueChange,
)

__all__ = [
    "CLOSED",
    "CODE",
    "DUE_SOON_DAYS",
    "ENDED",
    "MILESTONES",
    "RECORD_TYPES",
    "Activity",
    "AuditEntry",
    "Change",
    "ChangeSet",
    "Counted",
    "DataVersion",
    "Dated",
    "DeadlineState",
    "Decided",
    "Decision",
    "DecisionRelation",
    "Document",
    "Doubt",
    "DueChange",
    "FollowUp",
    "FollowUpState",
    "Frozen",
    "FrozenReport",
    "Heading",
    "Meeting",
    "Partner",
    "Project",
    "ProjectPartner",
    "Reading",
    "Record",
    "RecordQuerySet",
    "Reminder",
    "Report",
    "SearchWord",
    "Sourced",
    "Status",
    "StatusUpdate",
    "Suggestion",
    "Summarised",
    "Theme",
    "Titled",
    "Transposition",
    "Upload",
    "User",
    "data_version",
    "deadline_q",
    "deadline_state",
    "doubts_of",
    "raise_version",
    "watch_writes",
]
