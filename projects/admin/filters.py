"""Filters of the admin that ask the questions of our querysets."""

import re
from datetime import timedelta

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import CODE, DeadlineState, Meeting
from projects.models.sittings import owed_at
from projects.reports.attention import STALE_DAYS


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


class OwedFilter(admin.SimpleListFilter):
    """Follow-ups that are owed at one meeting; the sheet of the meeting leads here, with its code."""

    title = _("owed at")
    parameter_name = "owed_at"

    def lookups(self, request, model_admin):
        """The meeting that was asked for, if there is one."""
        meeting = self._meeting()
        return [(meeting.code, str(meeting))] if meeting else []

    def queryset(self, request, queryset):
        """What is owed there today."""
        meeting = self._meeting()
        if meeting is None:
            return queryset
        return queryset.filter(pk__in=owed_at(meeting, timezone.localdate()).order_by().values("pk"))

    def _meeting(self):
        code = self.value() or ""
        return Meeting.objects.filter(code=code).first() if re.fullmatch(CODE, code) else None
