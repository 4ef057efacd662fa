"""Each record type as JSON. The names are those of its CSV columns; what belongs together stands in one object."""

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from projects import models

from .base import RecordSerializer, SourcedSerializer
from .fields import AmountField, PeriodField, TextsField

_DEADLINE = {
    "type": "object",
    "description": "How the term stands on a day: computed, never stored.",
    "properties": {
        "state": {"type": "string", "enum": models.DeadlineState.values},
        "on": {"type": "string", "format": "date"},
    },
    "required": ["state", "on"],
}


class ReportSerializer(RecordSerializer):
    """A report or plan."""

    title = TextsField()

    class Meta:
        model = models.Report
        fields = ["code", "links", "title", "kind", "year", "url", "language", "digest", "updated_at"]


class ThemeSerializer(SourcedSerializer):
    """A theme of the work programme."""

    title = TextsField()
    summary = TextsField()

    class Meta:
        model = models.Theme
        fields = ["code", "links", "parent", "position", "title", "summary", "source", "updated_at"]


class HeadingSerializer(RecordSerializer):
    """A heading in the outline of a report."""

    title = TextsField()

    class Meta:
        model = models.Heading
        fields = ["code", "links", "report", "theme", "section", "level", "position", "title", "lines", "updated_at"]


class PartnerSerializer(SourcedSerializer):
    """A partner."""

    title = TextsField()
    summary = TextsField()

    class Meta:
        model = models.Partner
        fields = "code links kind parent abbreviation title summary url source updated_at".split()


@extend_schema_field({"type": "array", "items": {"type": "string", "description": "The code of a public partner."}})
class RoleField(serializers.Field):
    """The codes of the partners that have the role `role` in a project."""

    def __init__(self, role, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)
        self.role = role

    def to_representation(self, value):
        """Return the codes of the public partners of the project `value`."""
        return sorted(role.partner.code for role in value.public_roles if role.role == self.role)


class ProjectSerializer(SourcedSerializer):
    """A project, its partners by role."""

    title = TextsField()
    summary = TextsField()
    leads = RoleField(models.ProjectPartner.Role.LEAD)
    partners = RoleField(models.ProjectPartner.Role.PARTNER)
    observers = RoleField(models.ProjectPartner.Role.OBSERVER)

    class Meta:
        model = models.Project
        fields = (
            "code links theme parent position title summary status status_since is_flagship flagship_confirmed "
            "leads partners observers related source updated_at"
        ).split()

    @classmethod
    def prefetches(cls):
        """Add the roles of public partners."""
        roles = models.ProjectPartner.objects.filter(partner__in=models.Partner.objects.public())
        return [*super().prefetches(), Prefetch("roles", roles.select_related("partner"), to_attr="public_roles")]


class DecisionSerializer(SourcedSerializer):
    """A decision, an agreement, or another instrument."""

    title = TextsField()
    summary = TextsField()
    official_number = serializers.CharField(read_only=True, allow_null=True)
    approved = PeriodField()
    signed = PeriodField()
    published = PeriodField()
    in_force = PeriodField()

    class Meta:
        model = models.Decision
        fields = (
            "code links official_number series year number other_number type binding body title summary stage "
            "approved signed published in_force signatory place url projects source updated_at"
        ).split()


class MeetingSerializer(SourcedSerializer):
    """A meeting."""

    title = TextsField()
    summary = TextsField()
    outcome = TextsField()
    period = PeriodField("first_day", "last_day")
    participants = AmountField()
    organisations = AmountField()

    class Meta:
        model = models.Meeting
        fields = (
            "code links kind state sittings title summary period body host place participants organisations "
            "partners projects outcome url source updated_at"
        ).split()


class ActivitySerializer(SourcedSerializer):
    """An activity."""

    title = TextsField()
    summary = TextsField()
    period = PeriodField("first_day", "last_day")
    figure = AmountField()
    figure_unit = TextsField()

    class Meta:
        model = models.Activity
        fields = (
            "code links project kind title summary period place figure figure_unit url meeting decision partners "
            "source updated_at"
        ).split()


class DocumentSerializer(SourcedSerializer):
    """A document."""

    title = TextsField()
    summary = TextsField()
    period = PeriodField("first_day", "last_day")

    class Meta:
        model = models.Document
        fields = (
            "code links kind title summary period language url projects decisions activities source updated_at"
        ).split()


@extend_schema_field(_DEADLINE)
class DeadlineField(serializers.Field):
    """How the term of a follow-up stands on the day that was asked for."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value):
        """Return the state of the follow-up `value`, and the day."""
        on = self.context["on"]
        return {"state": value.deadline_state(on).value, "on": on.isoformat()}


class FollowUpSerializer(SourcedSerializer):
    """A follow-up: what was promised, and how it stands."""

    title = TextsField()
    summary = TextsField()
    due = PeriodField()
    waits_for = TextsField()
    outcome = TextsField()
    deadline = DeadlineField()

    class Meta:
        model = models.FollowUp
        fields = (
            "code links project decision meeting title summary responsible due due_basis due_sum every_months "
            "original_wording firmness waits_for state deadline reported_on closed_on outcome proof_document "
            "proof_decision proof_meeting proof_url follows source updated_at"
        ).split()
