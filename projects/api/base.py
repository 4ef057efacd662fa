"""What every record has as JSON: its addresses, its source, relations as codes, nothing empty but null."""

from datetime import UTC

from django.db.models import Prefetch
from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from projects import models
from projects.translated import LANGUAGES

from .fields import CodeField, CodesField
from .words import WORDS

_LINKS = {
    "type": "object",
    "properties": {
        "self": {"type": "string", "format": "uri"},
        "page": {"type": "object", "properties": {key: {"type": "string", "format": "uri"} for key in LANGUAGES}},
    },
    "required": ["self", "page"],
}
_SOURCE = {
    "type": "object",
    "description": "Where the fact comes from: a place in a report, or the staff.",
    "properties": {
        "basis": {"type": "string", "enum": models.Sourced.Basis.values},
        "report": {"type": "string", "nullable": True, "description": "The code of the report."},
        "section": {"type": "string", "nullable": True},
        "heading": {"type": "string", "nullable": True},
        "lines": {"type": "string", "nullable": True, "description": "Lines of its extracted text."},
    },
    "required": ["basis", "report", "section", "heading", "lines"],
}


@extend_schema_field(_LINKS)
class LinksField(serializers.Field):
    """The addresses of a record: its own, and its page in three languages."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value):
        """Return the addresses of the record `value`, absolute."""
        request = self.context["request"]
        pages = {}
        for language in LANGUAGES:
            with override(language):
                pages[language] = request.build_absolute_uri(value.get_absolute_url())
        own = reverse(f"api:{WORDS[type(value)]}-detail", args=[value.code], request=request)
        return {"self": own, "page": pages}


@extend_schema_field(_SOURCE)
class SourceField(serializers.Field):
    """Where the fact comes from."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value):
        """Return the source of the record `value`; the place in a report that is not public stays away too."""
        place = {name: getattr(value, name) or None for name in ("section", "heading", "lines")}
        report = value.report
        if report is None:
            place = dict.fromkeys(place)
        return {"basis": value.basis, "report": report and report.code, **place}


class RecordSerializer(serializers.ModelSerializer):
    """A record: links first, then its fields as `Meta.fields` names them, relations as codes, nothing empty but null.

    The field `report` of what has a source stands in `source`.
    """

    links = LinksField()

    def build_field(self, field_name, info, model_class, nested_depth):
        """Write relations as codes, and let everything that may be empty be null."""
        if relation := info.relations.get(field_name):
            return (CodesField if relation.to_many else CodeField), {}
        kind, kwargs = super().build_field(field_name, info, model_class, nested_depth)
        column = model_class._meta.get_field(field_name)
        kept = {key: kwargs[key] for key in ("choices", "label", "help_text") if key in kwargs}
        zone = {"default_timezone": UTC} if issubclass(kind, serializers.DateTimeField) else {}
        return kind, {**kept, **zone, "read_only": True, "allow_null": column.blank or column.null}

    def include_extra_kwargs(self, kwargs, extra_kwargs):
        """Leave out what only writing needs."""
        return kwargs

    def to_representation(self, instance):
        """Return the record; an empty text is null."""
        return {name: None if value == "" else value for name, value in super().to_representation(instance).items()}

    @classmethod
    def prefetches(cls):
        """Return what a query fetches beside the records, one query each: related records, only if they are public."""
        fields = cls().fields
        model = cls.Meta.model
        names = [name for name, field in fields.items() if isinstance(field, CodeField | CodesField)]
        names += ["report"] if "source" in fields else []
        targets = [(name, model._meta.get_field(name).related_model) for name in names]
        return [Prefetch(name, target.objects.public().only("code")) for name, target in targets]


class SourcedSerializer(RecordSerializer):
    """A record with a source."""

    source = SourceField()
