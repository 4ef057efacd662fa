"""What the public may see of a change, field by field. What is not named here never comes out."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from projects import models
from projects.models import Sourced

_SOURCE = "report section heading lines basis"
_NAMES = {
    models.Report: "title kind year url language",
    models.Theme: "title summary parent",
    models.Heading: "title report theme section level lines",
    models.Partner: "title abbreviation summary kind parent url",
    models.Project: "title summary theme parent status status_since is_flagship flagship_confirmed related",
    models.StatusUpdate: "project day status text",
    models.Decision: (
        "title summary type binding body series year number other_number stage approved signed published in_force "
        "signatory place url projects"
    ),
    models.DecisionRelation: "decision kind other",
    models.Transposition: "decision authority state due met_on measure measure_url communicated_by confirmed_on",
    models.Meeting: (
        "title summary kind state sittings period body host place participants participants_counted organisations "
        "organisations_counted partners projects outcome url"
    ),
    models.Activity: (
        "title summary project kind period place figure figure_counted figure_unit url meeting decision partners"
    ),
    models.Document: "title summary kind language period url projects decisions activities",
    models.FollowUp: (
        "title summary project decision meeting responsible due due_basis due_sum every_months original_wording "
        "firmness waits_for state reported_on closed_on outcome proof_document proof_decision proof_meeting proof_url "
        "follows"
    ),
    models.DueChange: "followup changed_on old new reason",
}
SHOWN = {
    model: tuple(f"{names} {_SOURCE}".split() if issubclass(model, Sourced) else names.split())
    for model, names in _NAMES.items()
}
# A term or a date of two columns, and what it is called.
PERIODS = {
    "due": ("due_first", "due_last", _("Term")),
    "period": ("first_day", "last_day", _("When")),
    "old": ("old_first", "old_last", _("Old term")),
    "new": ("new_first", "new_last", _("New term")),
    "approved": ("approved_first", "approved_last", _("Approved")),
    "signed": ("signed_first", "signed_last", _("Signed")),
    "published": ("published_first", "published_last", _("Published")),
    "in_force": ("in_force_first", "in_force_last", _("In force")),
}
# A text in three languages, and what it is called.
TEXTS = {
    "title": _("Title"),
    "summary": _("Summary"),
    "text": _("What happened"),
    "outcome": _("Outcome"),
    "reason": _("Reason"),
    "waits_for": _("Waits for"),
    "figure_unit": pgettext_lazy("figure", "What it counts"),
}
# What a record hangs on: while one of these was private, so was the record. Paths from the history of the record.
PARENTS = {
    models.Heading: {"report_id": models.Report},
    models.StatusUpdate: {"project_id": models.Project},
    models.DecisionRelation: {"decision_id": models.Decision, "other_id": models.Decision},
    models.Transposition: {"decision_id": models.Decision},
    models.Activity: {"project_id": models.Project},
    models.FollowUp: {
        "project_id": models.Project,
        "decision_id": models.Decision,
        "meeting_id": models.Meeting,
    },
    models.DueChange: {
        "followup_id": models.FollowUp,
        "followup__project_id": models.Project,
        "followup__decision_id": models.Decision,
        "followup__meeting_id": models.Meeting,
    },
}
# Where the theme of a record stands, for those that have one.
THEMES = {
    models.Project: "theme",
    models.StatusUpdate: "project__theme",
    models.Decision: "projects__theme",
    models.Transposition: "decision__projects__theme",
    models.Meeting: "projects__theme",
    models.Activity: "project__theme",
    models.Document: "projects__theme",
    models.FollowUp: "project__theme",
    models.DueChange: "followup__project__theme",
}
# Records without a page of their own, and the record on whose page they stand.
STANDS_ON = {
    models.Heading: "report",
    models.StatusUpdate: "project",
    models.DecisionRelation: "decision",
    models.Transposition: "decision",
    models.DueChange: "followup",
}
