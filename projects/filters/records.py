"""What each kind of list can be asked for."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from projects import models
from projects.references import Reference

from .base import RecordFilter, by_title, choice, day, earliest, latest, partner_choices, theme_choices


class ProjectFilter(RecordFilter):
    """Projects by theme, status, partner and role, flagship."""

    theme_path = "theme"
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    status = choice(_("Status"), models.Status.choices)
    partner = choice(_("Partner"), partner_choices, method="of_partner")
    role = choice(_("Role of the partner"), models.ProjectPartner.Role.choices, method="in_role")
    flagship = choice(_("Flagship"), [("1", _("Flagship projects only"))], method="flagships")
    parts = choice(_("Sub-projects"), [("0", _("Without sub-projects"))], method="without_parts")
    sorts = {
        "report": (_("As in the report"), ("theme__position", "position", "code")),
        "title": (_("By title"), by_title),
        "status": (_("By status"), ("status", "theme__position", "position")),
        "news": (_("Latest news first"), (latest("status_since"), "theme__position", "position")),
    }

    class Meta:
        model = models.Project
        fields = []

    def of_partner(self, queryset, name, value):
        """Projects in which the partner has the role asked for, or any."""
        roles = models.ProjectPartner.objects.filter(partner__code=value)
        if role := self.form.cleaned_data.get("role"):
            roles = roles.filter(role=role)
        return queryset.filter(pk__in=roles.values("project"))

    def in_role(self, queryset, name, value):
        """With a partner the role is asked together with it; alone it finds projects where anybody has it."""
        if self.form.cleaned_data.get("partner"):
            return queryset
        roles = models.ProjectPartner.objects.filter(role=value, partner__is_public=True)
        return queryset.filter(pk__in=roles.values("project"))

    def flagships(self, queryset, name, value):
        """Flagship projects."""
        return queryset.filter(is_flagship=True)

    def without_parts(self, queryset, name, value):
        """Projects that are not part of another."""
        return queryset.top_level()


class DecisionFilter(RecordFilter):
    """Decisions by type, stage, year and theme."""

    theme_path = "projects__theme"
    type = choice(_("Type"), models.Decision.Type.choices)
    stage = choice(_("Stage"), models.Decision.Stage.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    year = filters.NumberFilter(label=_("Year of the number"), min_value=1944, max_value=2200)
    country = choice(_("To be transposed by"), partner_choices, method="transposed_by")
    sorts = {
        "number": (_("Latest number first"), (latest("year"), latest("number"), "other_number", "code")),
        "title": (_("By title"), by_title),
        "signed": (_("Latest signature first"), (latest("signed_last"), latest("year"), latest("number"), "code")),
        "type": (_("By type"), ("type", latest("year"), latest("number"), "code")),
    }

    class Meta:
        model = models.Decision
        fields = []

    def with_words(self, queryset, name, value):
        """An M-number in any spelling finds the act and those related to it; anything else is words."""
        if reference := Reference.parse(value):
            return queryset.filter(series=reference.series, year=reference.year, number=reference.number)
        return super().with_words(queryset, name, value) | matching_number(queryset, value)

    def transposed_by(self, queryset, name, value):
        """Acts that an authority has to transpose."""
        rows = models.Transposition.objects.public().filter(authority__code=value)
        return queryset.filter(pk__in=rows.values("decision"))


def matching_number(queryset, value):
    """Return the acts whose other official number holds `value`."""
    return queryset.filter(other_number__icontains=value)


class MeetingFilter(RecordFilter):
    """Meetings by kind, partner, theme and days."""

    theme_path = "projects__theme"
    kind = choice(_("Kind"), models.Meeting.Kind.choices)
    state = choice(_("Held?"), models.Meeting.State.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    partner = choice(_("Partner"), partner_choices, method="of_partner")
    since = day(_("From"), "last_day", "gte")
    until = day(_("Until"), "first_day", "lte")
    sorts = {
        "latest": (_("Latest first"), (latest("last_day"), "-id")),
        "earliest": (_("Earliest first"), (earliest("last_day"), "id")),
        "title": (_("By title"), by_title),
    }

    class Meta:
        model = models.Meeting
        fields = []


class ActivityFilter(RecordFilter):
    """Activities by kind, partner, theme and days."""

    theme_path = "project__theme"
    kind = choice(_("Kind"), models.Activity.Kind.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    partner = choice(_("Partner"), partner_choices, method="of_partner")
    since = day(_("From"), "last_day", "gte")
    until = day(_("Until"), "first_day", "lte")
    sorts = MeetingFilter.sorts

    class Meta:
        model = models.Activity
        fields = []


class FollowUpFilter(RecordFilter):
    """Follow-ups by the state of their term, responsible partner, theme and days; the day is `on`."""

    theme_path = "project__theme"
    deadline = choice(_("Term"), models.DeadlineState.choices, method="in_deadline_state")
    state = choice(_("State"), models.FollowUpState.choices)
    firmness = choice(_("Firm or expected"), models.FollowUp.Firmness.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    responsible = choice(_("Responsible"), partner_choices, field_name="responsible__code")
    since = day(_("Due from"), "due_last", "gte")
    until = day(_("Due until"), "due_first", "lte")
    sorts = {
        "term": (_("By term"), (earliest("due_last"), "id")),
        "latest": (pgettext_lazy("term", "Latest term first"), (latest("due_last"), "-id")),
        "report": (_("As in the report"), (earliest("project__theme__position"), earliest("project__position"), "id")),
        "title": (_("By title"), by_title),
    }

    class Meta:
        model = models.FollowUp
        fields = []

    def in_deadline_state(self, queryset, name, value):
        """Follow-ups whose term is in this state on the day."""
        return queryset.in_deadline_state(value, self.on)


class PartnerFilter(RecordFilter):
    """Partners by kind, and by what they are part of."""

    kind = choice(_("Kind"), models.Partner.Kind.choices)
    under = choice(_("Part of"), partner_choices, field_name="parent__code")
    sorts = {
        "title": (_("By title"), by_title),
        "kind": (_("By kind"), ("kind", "title_nl", "code")),
    }

    class Meta:
        model = models.Partner
        fields = []

    def with_words(self, queryset, name, value):
        """An abbreviation finds its partner too."""
        return super().with_words(queryset, name, value) | queryset.filter(abbreviation__iexact=value)


class DocumentFilter(RecordFilter):
    """Documents by kind, language and theme."""

    theme_path = "projects__theme"
    kind = choice(_("Kind"), models.Document.Kind.choices)
    language = choice(_("Language"), models.Document.Language.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    sorts = {
        "title": (_("By title"), by_title),
        "latest": (_("Latest first"), (latest("last_day"), "title_nl", "code")),
        "kind": (_("By kind"), ("kind", "title_nl", "code")),
    }

    class Meta:
        model = models.Document
        fields = []
