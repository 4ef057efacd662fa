"""The lists and records of the API, one view set per record type."""

from datetime import date

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from projects import filters
from projects.models import CODE

from . import parts, serializers
from .answers import OpenAnswer
from .questions import day_asked_for, refuse_unknown
from .words import WORDS


class RecordSet(OpenAnswer, ReadOnlyModelViewSet):
    """Public records of one type. A subclass names its `serializer_class` and `filterset`."""

    filterset = None
    takes_day = False
    lookup_field = "code"
    lookup_value_regex = CODE

    @property
    def model(self):
        """The record type."""
        return self.serializer_class.Meta.model

    @cached_property
    def on(self):
        """The day on which terms are judged."""
        today = timezone.localdate()
        return day_asked_for(self.request.query_params, today) if self.takes_day and self.request else today

    def get_queryset(self):
        """Return what is public, with the public records that it names."""
        return self.model.objects.public().prefetch_related(*self.serializer_class.prefetches())

    def filter_queryset(self, queryset):
        """Ask the filters for a list; a single record takes no question but the day."""
        if self.action == "list":
            return super().filter_queryset(queryset)
        refuse_unknown(self.request.query_params, ["on"] if self.takes_day else [])
        return queryset

    def get_serializer_context(self):
        """Add the day."""
        return {**super().get_serializer_context(), "on": self.on}


class Reports(RecordSet):
    """The printed reports and plans that the facts come from."""

    serializer_class = serializers.ReportSerializer
    filterset = filters.ReportFilter


class Themes(RecordSet):
    """The chapters, sections and subsections of the work programme."""

    serializer_class = serializers.ThemeSerializer
    filterset = filters.ThemeFilter


class Headings(RecordSet):
    """The outline of each report."""

    serializer_class = serializers.HeadingSerializer
    filterset = filters.HeadingFilter


class Partners(RecordSet):
    """States, authorities, regions, bodies and organisations."""

    serializer_class = serializers.PartnerSerializer
    filterset = filters.PartnerFilter


class Projects(RecordSet):
    """Projects with theme, status and partners."""

    serializer_class = serializers.ProjectSerializer
    filterset = filters.ProjectFilter


class StatusUpdates(RecordSet):
    """What was said of the status of projects, day by day."""

    serializer_class = parts.StatusUpdateSerializer
    filterset = filters.StatusUpdateFilter


class Decisions(RecordSet):
    """Decisions, agreements, declarations and other instruments."""

    serializer_class = serializers.DecisionSerializer
    filterset = filters.DecisionFilter


class DecisionRelations(RecordSet):
    """What one act does to another."""

    serializer_class = parts.DecisionRelationSerializer
    filterset = filters.DecisionRelationFilter


class Transpositions(RecordSet):
    """What each country has made of a decision."""

    serializer_class = parts.TranspositionSerializer
    filterset = filters.TranspositionFilter


class Meetings(RecordSet):
    """Meetings of every kind."""

    serializer_class = serializers.MeetingSerializer
    filterset = filters.MeetingFilter


class Activities(RecordSet):
    """What was done in the projects."""

    serializer_class = serializers.ActivitySerializer
    filterset = filters.ActivityFilter


class Documents(RecordSet):
    """Documents, portals and addresses."""

    serializer_class = serializers.DocumentSerializer
    filterset = filters.DocumentFilter


@extend_schema_view(retrieve=extend_schema(parameters=[OpenApiParameter("on", date)]))
class FollowUps(RecordSet):
    """What was promised, and how it stands on a day."""

    serializer_class = serializers.FollowUpSerializer
    filterset = filters.FollowUpFilter
    takes_day = True


class DueChanges(RecordSet):
    """Each shift of a term."""

    serializer_class = parts.DueChangeSerializer
    filterset = filters.DueChangeFilter


RECORD_SETS = {
    WORDS[record_set.serializer_class.Meta.model]: record_set
    for record_set in (
        Reports,
        Themes,
        Headings,
        Partners,
        Projects,
        StatusUpdates,
        Decisions,
        DecisionRelations,
        Transpositions,
        Meetings,
        Activities,
        Documents,
        FollowUps,
        DueChanges,
    )
}


class Root(OpenAnswer, APIView):
    """Where to begin: the address of every list, of the schema and of the documentation."""

    @extend_schema(responses={200: {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}})
    def get(self, request):
        """The addresses of the lists, the schema and the documentation."""
        refuse_unknown(request.query_params, [])
        lists = {word: reverse(f"api:{word}-list", request=request) for word in RECORD_SETS}
        schema = reverse("api:schema", request=request)
        documentation = reverse("api-documentation:overview", request=request)
        return Response({**lists, "schema": schema, "documentation": documentation})


@extend_schema(exclude=True)
class Nowhere(OpenAnswer, APIView):
    """Every other address below the API."""

    def initial(self, request, *args, **kwargs):
        """Say in the form of every other error that there is nothing here."""
        super().initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            raise Http404

    def get(self, request, **kwargs):
        """Never reached."""
