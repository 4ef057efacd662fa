"""What the records can be asked for that have no list page of their own, by the codes of what they belong to."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from projects import models
from projects.models.base import CODE_LENGTH, validate_code

from .choices import choice


class CodeFilter(filters.CharFilter):
    """Records whose relation leads to the public record with this code; a private one is not there."""

    def __init__(self, target, **kwargs):
        super().__init__(max_length=CODE_LENGTH, validators=[validate_code], **kwargs)
        self.target = target

    def filter(self, qs, value):
        """Return the records of `qs` that belong to the one with the code `value`; all where none is asked for."""
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__in": self.target.objects.public().filter(code=value)})


class PartFilter(filters.FilterSet):
    """A filter that takes the day, as all do, and needs none."""

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None, on=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.on = on


class ReportFilter(PartFilter):
    """Reports by kind and year."""

    kind = choice(_("Kind"), models.Report.Kind.choices)
    year = filters.NumberFilter(label=_("Year"), min_value=1944, max_value=2200)

    class Meta:
        model = models.Report
        fields = []


class ThemeFilter(PartFilter):
    """Themes by what they are part of."""

    parent = CodeFilter(models.Theme, label=_("Part of"))

    class Meta:
        model = models.Theme
        fields = []


class HeadingFilter(PartFilter):
    """Headings by report and theme."""

    report = CodeFilter(models.Report, label=_("Report"))
    theme = CodeFilter(models.Theme, label=_("Theme"))

    class Meta:
        model = models.Heading
        fields = []


class StatusUpdateFilter(PartFilter):
    """Status updates by project and status."""

    project = CodeFilter(models.Project, label=_("Project"))
    status = choice(_("Status"), models.Status.choices)

    class Meta:
        model = models.StatusUpdate
        fields = []


class DecisionRelationFilter(PartFilter):
    """Relations by either decision, and by what the first does to the other."""

    decision = CodeFilter(models.Decision, label=_("Decision"))
    other = CodeFilter(models.Decision, label=_("Other decision"))
    kind = choice(_("Kind"), models.DecisionRelation.Kind.choices)

    class Meta:
        model = models.DecisionRelation
        fields = []


class TranspositionFilter(PartFilter):
    """Transpositions by decision, authority and state."""

    decision = CodeFilter(models.Decision, label=_("Decision"))
    authority = CodeFilter(models.Partner, label=_("Authority"))
    state = choice(_("State"), models.Transposition.State.choices)

    class Meta:
        model = models.Transposition
        fields = []


class DueChangeFilter(PartFilter):
    """Changes of term by follow-up."""

    followup = CodeFilter(models.FollowUp, label=_("Follow-up"))

    class Meta:
        model = models.DueChange
        fields = []
