"""The record types that stand on the page of another one, as JSON."""

from rest_framework import serializers

from projects import models

from .base import SourcedSerializer
from .fields import PeriodField, TextsField


class StatusUpdateSerializer(SourcedSerializer):
    """What was said of a project's status on a day."""

    text = TextsField()

    class Meta:
        model = models.StatusUpdate
        fields = ["code", "links", "project", "day", "status", "text", "source", "updated_at"]


class DecisionRelationSerializer(SourcedSerializer):
    """What one decision does to another."""

    class Meta:
        model = models.DecisionRelation
        fields = ["code", "links", "decision", "kind", "other", "source", "updated_at"]


class TranspositionSerializer(SourcedSerializer):
    """How far a country has come with a decision; “no_information” never means that nothing was done."""

    due = PeriodField()

    class Meta:
        model = models.Transposition
        fields = (
            "code links decision authority state due met_on measure measure_url communicated_by confirmed_on "
            "source updated_at"
        ).split()


class DueChangeSerializer(SourcedSerializer):
    """One shift of a term."""

    old = PeriodField()
    new = PeriodField()
    days_moved = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="Last possible day to last possible day; null where an end is open."
    )
    reason = TextsField()

    class Meta:
        model = models.DueChange
        fields = [
            "code",
            "links",
            "followup",
            "changed_on",
            "old",
            "new",
            "days_moved",
            "reason",
            "source",
            "updated_at",
        ]
