"""Filters of the admin that ask the questions of our querysets."""

import re
from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import CODE, Change, ChangeSet, DeadlineState, Doubt, FollowUp, Meeting, doubts_of
from projects.models.sittings import owed_at
from projects.reports.attention import DUE_DAYS, STALE_DAYS
from projects.reports.changes.fields import STANDS_ON
from projects.translated import text_in

from .rights import decided_kinds

# So many things that are waited for stand beside the list.
MOST_WAITED_FOR = 30


class DeadlineFilter(admin.SimpleListFilter):
    """Follow-ups by how their term stands today."""

    title = _("term")
    parameter_name = "deadline"

    def lookups(self, request, model_admin):
        """All states of a term, and what asks for attention by any of them."""
        return [*DeadlineState.choices, ("asking", _("asks for attention"))]

    def queryset(self, request, queryset):
        """The follow-ups in the state asked for."""
        if self.value() in DeadlineState.values:
            return queryset.in_deadline_state(self.value(), timezone.localdate())
        return queryset.asking(timezone.localdate(), DUE_DAYS) if self.value() == "asking" else queryset


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


class WhoseFilter(admin.SimpleListFilter):
    """Records by whose business they are."""

    title = _("owner")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        """One's own, and nobody's."""
        return [("mine", _("mine")), ("nobody", _("nobody’s"))]

    def queryset(self, request, queryset):
        """The records of the user, or those without an owner."""
        if self.value() == "mine":
            return queryset.of(request.user)
        return queryset.without_owner() if self.value() == "nobody" else queryset


class WaitsForFilter(admin.SimpleListFilter):
    """Follow-ups that wait, by what they wait for."""

    title = _("reason for waiting")
    parameter_name = "waits_for"

    def lookups(self, request, model_admin):
        """What is waited for, by its name in Dutch."""
        names = ("waits_for_nl", "waits_for_fr", "waits_for_en")
        found = {}
        for waiting in FollowUp.objects.waiting(timezone.localdate()).order_by("waits_for_nl").only(*names):
            found.setdefault(waiting.waits_for_nl, text_in(waiting, "waits_for").text)
        return list(found.items())

    def choices(self, changelist):
        """Not more of them than a person looks through."""
        return list(super().choices(changelist))[: MOST_WAITED_FOR + 1]

    def queryset(self, request, queryset):
        """The follow-ups that wait for what was asked."""
        if self.value() in dict(self.lookup_choices):
            return queryset.waiting(timezone.localdate()).filter(waits_for_nl=self.value())
        return queryset


class DoubtFilter(admin.SimpleListFilter):
    """Records by what is doubtful about them."""

    title = _("doubt")
    parameter_name = "doubt"

    def lookups(self, request, model_admin):
        """The doubts that records of this type can be in."""
        return [(doubt.value, doubt.label) for doubt in doubts_of(model_admin.model)]

    def queryset(self, request, queryset):
        """The records in the doubt asked for."""
        known = dict(self.lookup_choices)
        return queryset.in_doubt(Doubt(self.value())) if self.value() in known else queryset


class ProposedFilter(admin.SimpleListFilter):
    """Change sets that are proposed, by who decides."""

    title = _("decider")
    parameter_name = "proposed"

    def lookups(self, request, model_admin):
        """One's own, and those of others."""
        return [("own", _("proposed by me")), ("to_decide", _("by others, for me to decide"))]

    def queryset(self, request, queryset):
        """The proposals of the user, or those that wait for the user."""
        if self.value() == "own":
            return queryset.proposed_by_user(request.user)
        if self.value() == "to_decide":
            return queryset.proposed_to(request.user, decided_kinds(request.user))
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
