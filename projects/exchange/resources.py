"""One resource per record type: its columns in the order of its CSV.

The same resources read the seed, what staff import, and write every download.
"""

from collections import defaultdict

from import_export.resources import ModelResource

from projects import models

from .columns import columns_for

_GROUPS = {
    "KEY": "code is_public",
    "TITLE": "title_nl title_fr title_en",
    "SUMMARY": "summary_nl summary_fr summary_en",
    "OUTCOME": "outcome_nl outcome_fr outcome_en",
    "DAYS": "first_day last_day",
    "SOURCE": "report section heading lines basis",
}


def _columns(text):
    """Return the column names in `text`, the groups among them written out."""
    return tuple(name for word in text.split() for name in _GROUPS.get(word, word).split())


class RecordResource(ModelResource):
    """A record type as rows of text.

    `columns` are public; `internal` ones exist for staff only; `computed` ones are written in downloads, and an
    import accepts them only where they say what is there already.
    """

    columns: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()

    class Meta:
        fields = ()

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.model = self._meta.model
        self.fields = columns_for(self.model, (*self.columns, *self.internal, *self.computed))

    def header(self, *, internal=False):
        """Return the names of the columns that can be imported, in order."""
        return [*self.columns, *(self.internal if internal else ())]

    def download_header(self, *, internal=False):
        """Return the names of the columns of a download: those of `header`, then the computed ones."""
        return [*self.header(internal=internal), *self.computed]

    def texts(self, queryset, names, *, only_public=False):
        """Return code → {column: cell} for the records of `queryset`, in its order, for the columns `names`.

        One query, and one more for each column that holds several codes. With `only_public` no cell names a record
        that the public may not see. A queryset on a day gives what the records held then.
        """
        columns = [self.fields[name] for name in names]
        plain = [column for column in columns if not column.many]
        rows, code_of = {}, {}
        for pk, code, *values in queryset.values_list(
            "pk", "code", *(column.asked_for(only_public, queryset) for column in plain)
        ):
            code_of[pk] = code
            rows[code] = {
                column.column_name: column.text_of(value) for column, value in zip(plain, values, strict=True)
            }
        for column in columns:
            if column.many:
                codes = self.codes_of(column, list(code_of), queryset.seen_on, only_public=only_public)
                for pk, code in code_of.items():
                    rows[code][column.column_name] = column.text_of(codes.get(pk, ()))
        return rows

    @staticmethod
    def codes_of(column, pks, day=None, *, only_public=False):
        """Return primary key → codes for one column that holds several, on `day`; `only_public` as in `texts`."""
        found = defaultdict(list)
        allowed = {f"{column.other}__in": column.target.objects.public().on_day(day)} if only_public else {}
        for start in range(0, len(pks), 500):
            links = column.through.objects.filter(
                **{f"{column.own}__in": pks[start : start + 500]}, **column.extra, **allowed
            ).order_by()
            for pk, code in links.values_list(column.own, f"{column.other}__code"):
                found[pk].append(code)
        return found

    def row(self, record, names=None):
        """Return the cells of one record."""
        names = names or self.download_header()
        cells = self.texts(self.model.objects.filter(pk=record.pk), names)[record.code]
        return [cells[name] for name in names]


class ReportResource(RecordResource):
    """Reports and plans."""

    columns = _columns("KEY TITLE kind year url language digest")

    class Meta:
        model = models.Report


class ThemeResource(RecordResource):
    """Themes."""

    columns = _columns("KEY parent position TITLE SUMMARY SOURCE")

    class Meta:
        model = models.Theme


class HeadingResource(RecordResource):
    """Headings of reports."""

    columns = _columns("KEY report theme section level position TITLE lines")

    class Meta:
        model = models.Heading


class PartnerResource(RecordResource):
    """Partners."""

    columns = _columns("KEY kind parent abbreviation TITLE SUMMARY url SOURCE")

    class Meta:
        model = models.Partner


class ProjectResource(RecordResource):
    """Projects, the partners in a column for each role."""

    columns = _columns(
        "KEY theme parent position TITLE SUMMARY is_flagship flagship_confirmed leads partners observers related SOURCE"
    )
    internal = ("owner", "internal_note")
    computed = ("status", "status_since")

    class Meta:
        model = models.Project


class StatusUpdateResource(RecordResource):
    """Status updates."""

    columns = _columns("KEY project day status text_nl text_fr text_en SOURCE")

    class Meta:
        model = models.StatusUpdate


class DecisionResource(RecordResource):
    """Decisions."""

    columns = _columns(
        "KEY type binding body series year number other_number TITLE SUMMARY stage approved_first "
        "approved_last signed_first signed_last published_first published_last in_force_first in_force_last "
        "signatory place url projects SOURCE"
    )

    class Meta:
        model = models.Decision


class DecisionRelationResource(RecordResource):
    """Relations between decisions."""

    columns = _columns("KEY decision kind other SOURCE")

    class Meta:
        model = models.DecisionRelation


class TranspositionResource(RecordResource):
    """Transpositions."""

    columns = _columns(
        "KEY decision authority state due_first due_last met_on measure measure_url communicated_by confirmed_on SOURCE"
    )

    class Meta:
        model = models.Transposition


class MeetingResource(RecordResource):
    """Meetings."""

    columns = _columns(
        "KEY kind state sittings TITLE SUMMARY DAYS body host place participants participants_counted "
        "organisations organisations_counted partners projects OUTCOME url SOURCE"
    )
    internal = ("agenda",)

    class Meta:
        model = models.Meeting


class ActivityResource(RecordResource):
    """Activities."""

    columns = _columns(
        "KEY project kind TITLE SUMMARY DAYS place figure figure_counted figure_unit_nl figure_unit_fr "
        "figure_unit_en url meeting decision partners SOURCE"
    )

    class Meta:
        model = models.Activity


class DocumentResource(RecordResource):
    """Documents."""

    columns = _columns("KEY kind TITLE SUMMARY DAYS language url projects decisions activities SOURCE")

    class Meta:
        model = models.Document


class FollowUpResource(RecordResource):
    """Follow-ups."""

    columns = _columns(
        "KEY project decision meeting TITLE SUMMARY responsible due_first due_last due_basis due_sum "
        "every_months original_wording firmness waits_for_nl waits_for_fr waits_for_en state reported_on "
        "closed_on OUTCOME proof_document proof_decision proof_meeting proof_url follows SOURCE"
    )
    internal = ("owner",)

    class Meta:
        model = models.FollowUp


class DueChangeResource(RecordResource):
    """Changes of term."""

    columns = _columns(
        "KEY followup changed_on old_first old_last new_first new_last reason_nl reason_fr reason_en SOURCE"
    )

    class Meta:
        model = models.DueChange


RESOURCES = {
    resource._meta.model: resource
    for resource in (
        ReportResource,
        ThemeResource,
        HeadingResource,
        PartnerResource,
        ProjectResource,
        StatusUpdateResource,
        DecisionResource,
        DecisionRelationResource,
        TranspositionResource,
        MeetingResource,
        ActivityResource,
        DocumentResource,
        FollowUpResource,
        DueChangeResource,
    )
}


def resource_for(model):
    """Return a fresh resource for the record type `model`."""
    return RESOURCES[model]()
