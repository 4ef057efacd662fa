"""What each kind of record can be asked for."""

import django_filters as filters
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from projects import models
from projects.models import MILESTONES
from projects.references import Reference

from . import tallies
from .base import RecordFilter, within
from .choices import choice, day, partner_choices, project_choices, theme_choices
from .orders import ByDay, by_title, earliest, latest


class ProjectFilter(RecordFilter):
    """Projects by theme, status, partner and role, flagship, and by when something happened in them."""

    theme = choice(_("Theme"), theme_choices, method="in_theme")
    status = choice(_("Status"), models.Status.choices)
    partner = choice(_("Partner"), partner_choices, method="of_partner")
    role = choice(_("Role of the partner"), models.ProjectPartner.Role.choices, method="in_role")
    flagship = choice(_("Flagship"), [("1", _("Flagship projects only"))], method="flagships")
    parts = choice(_("Sub-projects"), [("0", _("Without sub-projects"))], method="without_parts")
    since = day(_("Active from"), method="happened")
    until = day(_("Active until"), method="happened")
    sorts = {
        "report": (_("As in the report"), ("theme__position", "position", "code")),
        "title": (_("By title"), by_title),
        "status": (_("By status"), ("status", "theme__position", "position", "code")),
        "news": (_("Latest news first"), (latest("status_since"), "theme__position", "position", "code")),
    }
    tallies = {
        "theme": tallies.themes,
        "status": tallies.by("status"),
        "partner": tallies.partners_of_projects,
        "role": tallies.roles,
        "flagship": tallies.having("1", is_flagship=True),
        "parts": tallies.having("0", parent__isnull=True),
    }

    class Meta:
        model = models.Project
        fields = []

    def in_theme(self, queryset, name, value):
        """Projects of a theme or of one under it."""
        return queryset.filter(within(value, "theme"))

    def of_partner(self, queryset, name, value):
        """Projects in which the partner has the role asked for, or any."""
        roles = models.ProjectPartner.objects.filter(partner__code=value)
        if role := self.value("role"):
            roles = roles.filter(role=role)
        return queryset.filter(pk__in=roles.values("project"))

    def in_role(self, queryset, name, value):
        """With a partner the role is asked together with it; alone it finds projects where anybody has it."""
        if self.value("partner"):
            return queryset
        roles = models.ProjectPartner.objects.filter(role=value, partner__is_public=True)
        return queryset.filter(pk__in=roles.values("project"))

    def flagships(self, queryset, name, value):
        """Flagship projects."""
        return queryset.filter(is_flagship=True)

    def without_parts(self, queryset, name, value):
        """Projects that are not part of another."""
        return queryset.top_level()

    def happened(self, queryset, name, value):
        """Projects with a status update, a meeting or an activity in the days asked for."""
        since, until = self.value("since"), self.value("until")
        if name == "until" and since:
            # Both ends are asked at once.
            return queryset
        day = {"day__gte": since, "day__lte": until}
        period = {"last_day__gte": since, "first_day__lte": until}
        day, period = ({key: value for key, value in bounds.items() if value} for bounds in (day, period))
        this = OuterRef("pk")
        return queryset.filter(
            Exists(self._then(models.StatusUpdate).filter(project=this, **day))
            | Exists(self._then(models.Activity).filter(project=this, **period))
            | Exists(self._then(models.Meeting).filter(projects=this, **period))
        )

    def _then(self, model):
        """Return the public records of `model` on the day of this list."""
        return model.objects.public().on_day(self.queryset.seen_on)


class DecisionFilter(RecordFilter):
    """Decisions by type, stage, year, theme, country, and by the days of their lives."""

    project_path = "projects"
    first_day = last_day = None
    type = choice(_("Type"), models.Decision.Type.choices)
    stage = choice(_("Stage"), models.Decision.Stage.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    project = choice(_("Project"), project_choices, method="of_project")
    country = choice(_("To be transposed by"), partner_choices, method="transposed_by")
    year = filters.NumberFilter(label=_("Year of the number"), min_value=1944, max_value=2200)
    since = day(_("Dated from"), method="dated")
    until = day(_("Dated until"), method="dated")
    sorts = {
        "number": (_("Latest number first"), (latest("year"), latest("number"), "other_number", "code")),
        "title": (_("By title"), by_title),
        "signed": (_("Latest signature first"), (latest("signed_last"), latest("year"), latest("number"), "code")),
        "type": (_("By type"), ("type", latest("year"), latest("number"), "code")),
    }
    long_order = ByDay("signed_last")
    tallies = {
        "type": tallies.by("type"),
        "stage": tallies.by("stage"),
        "theme": tallies.themes,
        "project": tallies.by_record("project", "projects"),
        "country": tallies.countries,
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

    def dated(self, queryset, name, value):
        """Acts with a known date in the days asked for, be it as vague as it is; both ends are asked at once."""
        since, until = self.value("since"), self.value("until")
        if name == "until" and since:
            return queryset
        condition = Q()
        for milestone in MILESTONES:
            first, last = (self.queryset.then(f"{milestone}_{end}") for end in ("first", "last"))
            bounds = {f"{last}__gte": since, f"{first}__lte": until}
            condition |= Q(**{key: value for key, value in bounds.items() if value})
        return queryset.filter(condition)


def matching_number(queryset, value):
    """Return the acts whose other official number holds `value`."""
    return queryset.filter(other_number__icontains=value)


class MeetingFilter(RecordFilter):
    """Meetings by kind, partner, theme, project and days."""

    project_path = "projects"
    kind = choice(_("Kind"), models.Meeting.Kind.choices)
    state = choice(_("Held?"), models.Meeting.State.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    project = choice(_("Project"), project_choices, method="of_project")
    partner = choice(_("Partner"), partner_choices, method="of_partner")
    since = day(_("From"), "last_day", "gte")
    until = day(_("Until"), "first_day", "lte")
    sorts = {
        "latest": (_("Latest first"), ByDay("last_day")),
        "earliest": (_("Earliest first"), ByDay("last_day", late_first=False)),
        "title": (_("By title"), by_title),
    }
    long_order = ByDay("last_day")
    tallies = {
        "kind": tallies.by("kind"),
        "state": tallies.by("state"),
        "theme": tallies.themes,
        "project": tallies.by_record("project", "projects"),
        "partner": tallies.by_record("partner", "partners"),
    }

    class Meta:
        model = models.Meeting
        fields = []


class ActivityFilter(RecordFilter):
    """Activities by kind, partner, theme, project and days."""

    project_path = "project"
    kind = choice(_("Kind"), models.Activity.Kind.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    project = choice(_("Project"), project_choices, method="of_project")
    partner = choice(_("Partner"), partner_choices, method="of_partner")
    since = day(_("From"), "last_day", "gte")
    until = day(_("Until"), "first_day", "lte")
    sorts = MeetingFilter.sorts
    long_order = ByDay("last_day")
    tallies = {
        "kind": tallies.by("kind"),
        "theme": tallies.themes,
        "project": tallies.by_record("project", "project"),
        "partner": tallies.by_record("partner", "partners"),
    }

    class Meta:
        model = models.Activity
        fields = []


class FollowUpFilter(RecordFilter):
    """Follow-ups by the state of their term, responsible partner, theme, project and days; the day is `on`."""

    project_path = "project"
    first_day, last_day = "due_first", "due_last"
    deadline = choice(_("Term"), models.DeadlineState.choices, method="in_deadline_state")
    state = choice(_("State"), models.FollowUpState.choices)
    firmness = choice(_("Firm or expected"), models.FollowUp.Firmness.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    project = choice(_("Project"), project_choices, method="of_project")
    responsible = choice(_("Responsible"), partner_choices, field_name="responsible__code")
    since = day(_("Due from"), "due_last", "gte")
    until = day(_("Due until"), "due_first", "lte")
    sorts = {
        "term": (_("By term"), ByDay("due_last", late_first=False)),
        "latest": (pgettext_lazy("term", "Latest term first"), ByDay("due_last")),
        "report": (_("As in the report"), (earliest("project__theme__position"), earliest("project__position"), "id")),
        "title": (_("By title"), by_title),
    }
    long_order = ByDay("due_last", late_first=False)
    tallies = {
        "deadline": tallies.deadlines,
        "state": tallies.by("state"),
        "firmness": tallies.by("firmness"),
        "theme": tallies.themes,
        "project": tallies.by_record("project", "project"),
        "responsible": tallies.by_record("responsible", "responsible"),
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
    tallies = {"kind": tallies.by("kind"), "under": tallies.by_record("under", "parent")}

    class Meta:
        model = models.Partner
        fields = []

    def with_words(self, queryset, name, value):
        """An abbreviation finds its partner too."""
        return super().with_words(queryset, name, value) | queryset.filter(abbreviation__iexact=value)


class DocumentFilter(RecordFilter):
    """Documents by kind, language, theme, project and days."""

    project_path = "projects"
    kind = choice(_("Kind"), models.Document.Kind.choices)
    language = choice(_("Language"), models.Document.Language.choices)
    theme = choice(_("Theme"), theme_choices, method="in_theme")
    project = choice(_("Project"), project_choices, method="of_project")
    since = day(_("From"), "last_day", "gte")
    until = day(_("Until"), "first_day", "lte")
    sorts = {
        "title": (_("By title"), by_title),
        "latest": (_("Latest first"), ByDay("last_day")),
        "kind": (_("By kind"), ("kind", "title_nl", "code")),
    }
    long_order = ByDay("last_day")
    tallies = {
        "kind": tallies.by("kind"),
        "language": tallies.by("language"),
        "theme": tallies.themes,
        "project": tallies.by_record("project", "projects"),
    }

    class Meta:
        model = models.Document
        fields = []
