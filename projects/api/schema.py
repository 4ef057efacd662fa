"""The description of the API as OpenAPI 3, in JSON and YAML, made from the views themselves."""

from functools import lru_cache

from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from .answers import OpenAnswer
from .questions import refuse_unknown

_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence in the language of Accept-Language."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["parameter", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}


def with_problems(result, generator, request, public):
    """Add to the description what every address answers when something is wrong."""
    result["components"]["schemas"]["Problem"] = _PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in result["paths"].values():
        for operation in path.values():
            operation["responses"]["default"] = {"description": "Anything that went wrong.", "content": content}
    return result


@lru_cache(maxsize=1)
def description():
    """Return the whole description, in English; it changes only with the program."""
    with override("en"):
        return SchemaGenerator().get_schema(request=None, public=True)


@extend_schema(exclude=True)
class Schema(OpenAnswer, APIView):
    """The description as JSON, or as YAML for whoever accepts only that."""

    renderer_classes = [OpenApiJsonRenderer, OpenApiYamlRenderer]

    def get(self, request):
        """Return the description."""
        refuse_unknown(request.query_params, [])
        return Response(description())


class SchemaAsYaml(Schema):
    """The description as YAML."""

    renderer_classes = [OpenApiYamlRenderer]
