"""Errors as problem details (RFC 9457): what went wrong, in a sentence, and which parameter it was."""

from http import HTTPStatus

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"


def answer_problem(error, context):
    """Return the answer for an exception, None where it is not one that the API knows."""
    if isinstance(error, Http404):
        error = NotFound(_("There is nothing at this address, or it is not public."))
    response = exception_handler(error, context)
    if response is not None:
        response.data = problem(error, response.status_code, context["request"])
        response.content_type = MEDIA_TYPE
    return response


def problem(error: APIException, status: int, request) -> dict:
    """Return the problem details of `error`; `errors` names each parameter with its sentences."""
    found = {
        "type": request.build_absolute_uri(reverse("api-documentation:overview")) + "#problems",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _("The question makes no sense.") if isinstance(error, ValidationError) else str(error.detail),
    }
    if isinstance(error, ValidationError):
        found["errors"] = [
            {"parameter": name, "detail": " ".join(map(str, sentences))} for name, sentences in error.detail.items()
        ]
    return found
