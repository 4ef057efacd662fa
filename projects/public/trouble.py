"""When the database cannot be reached, is locked or may only be read: a page that says so, and that nothing was saved.

Anything else that goes wrong is a fault of ours and gets the page for that. Both name the request, so that the line in
the log can be found.
"""

import logging
import sys
from enum import Enum

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override

from benelux_tracker.logs import request_id

logger = logging.getLogger(__name__)
RETRY_AFTER = 30
_LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03")
_READ_ONLY = ("SQLITE_READONLY", "25006")


class Trouble(Enum):
    """What can be the matter with the database; the value is the word that the page knows it by."""

    LOCKED = "locked"
    READ_ONLY = "read_only"
    GONE = "gone"


def trouble_of(error):
    """Return which `Trouble` an exception tells of, or None where it is another fault."""
    if not isinstance(error, (OperationalError, InterfaceError, InternalError)):
        return None
    cause = error.__cause__ or error
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    if name.startswith(_LOCKED):
        return Trouble.LOCKED
    if name.startswith(_READ_ONLY):
        return Trouble.READ_ONLY
    return None if isinstance(error, InternalError) else Trouble.GONE


def _page(request, context):
    """Return the page; where even that cannot be made, such as without its static files, one plain sentence."""
    try:
        with override(get_language_from_request(request, check_path=True)):
            return render_to_string("503.html" if context["trouble"] else "500.html", context)
    except Exception:
        logger.exception("The page that says so cannot be made either.")
        return f"Something went wrong ({context['request_id']})."


def answer(request):
    """Answer a request that failed: 503 where it was the database, else 500; in the language of the address."""
    trouble = trouble_of(sys.exc_info()[1])
    context = {
        "request_id": request_id(),
        "trouble": trouble.value if trouble else "",
        "sent": request.method == "POST",
    }
    response = HttpResponse(_page(request, context), status=503 if trouble else 500)
    if trouble:
        response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
