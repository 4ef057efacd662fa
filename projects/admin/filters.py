"""Filters of the admin that ask the questions of our querysets."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import Change, ChangeSet, DeadlineState
from projects.reports.attention import STALE_DAYS
from projects.reports.changes.fields import STANDS_ON


class DeadlineFilter(admin.SimpleListFilter):
    """Follow-ups by how their term stands today."""

    title = _("term")
    parameter_name = "deadline"

    def lookups(self, request, model_admin):
        """All states of a term."""
        return DeadlineState.choices

    def queryset(self, request, queryset):
        """The follow-ups in the state asked for."""
        if self.value() in DeadlineState.values:
            return queryset.in_deadline_state(self.value(), timezone.localdate())
        return queryset


class StaleFilter(admin.SimpleListFilter):
    """Projects without news for half a year."""

    title = _("news")
    parameter_name = "stale"

    def lookups(self, request, model_admin):
        """One choice beside all."""
        return [("1", _("none for half a year"))]

    def queryset(self, request, queryset):
        """The projects that are alive and silent."""
        if self.value() == "1":
            return queryset.stale(timezone.localdate() - timedelta(days=STALE_DAYS))
        return queryset


class ChangeProposedFilter(admin.SimpleListFilter):
    """Records that an open change set would change; an edit of what stands on their page counts as one of them."""

    title = _("change proposed")
    parameter_name = "proposed"

    def lookups(self, request, model_admin):
        """One choice beside all."""
        return [("1", _("yes"))]

    def queryset(self, request, queryset):
        """The records for which a change is proposed."""
        if self.value() != "1":
            return queryset
        asked = Q(code__in=_proposed(queryset.model).values("record_code"))
        for part, owner in STANDS_ON.items():
            if part._meta.get_field(owner).related_model is queryset.model:
                edits = _proposed(part).filter(changeset__origin=ChangeSet.Origin.EDIT)
                there = part.objects.filter(code__in=edits.values("record_code")).order_by()
                asked |= Q(code__in=edits.values(named=KT(f"after__{owner}"))) | Q(pk__in=there.values(owner))
        return queryset.filter(asked)


def _proposed(model):
    """Return the changes to records of `model` that nobody has decided on."""
    proposed = ChangeSet.State.PROPOSED
    return Change.objects.filter(changeset__record_type=model._meta.model_name, changeset__state=proposed).order_by()
