"""What the tracker writes down of itself: lines for people or JSON for programs, each with the request it belongs to.

No line of ours names a person, an address on the network or what somebody typed: the route of a page, its status and
its time are enough to find what went wrong.
"""

import json
import logging
import re
import time
import uuid
from contextvars import ContextVar

_request_id = ContextVar("request_id", default="-")
_GIVEN = re.compile(r"[A-Za-z0-9\-]{8,64}")
# Whoever has the address of a personal calendar can read it.
_CALENDAR = re.compile(r"(/calendar/)[^/\s<]+(?=\.ics)")
requests = logging.getLogger("tracker.requests")


def request_id():
    """Return the id of the request that is being answered; "-" where there is none."""
    return _request_id.get()


class RequestIdFilter(logging.Filter):
    """Gives every line the id of its request."""

    def filter(self, record):
        """Add the id; no line is held back."""
        record.request_id = request_id()
        return True


class SecretFilter(logging.Filter):
    """Keeps the secret part of personal calendar addresses out of every line, Django's own about requests included."""

    def filter(self, record):
        """Write stars in its place; no line is held back."""
        said = record.getMessage()
        if _CALENDAR.search(said):
            record.msg, record.args = _CALENDAR.sub(r"\1***", said), None
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, request; where there is one, the traceback."""

    converter = time.gmtime

    def format(self, record):
        """Return the line."""
        said = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": getattr(record, "request_id", "-"),
        }
        said |= getattr(record, "facts", {})
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


class RequestIdMiddleware:
    """Gives every request an id, the proxy's where it sends one, and writes one line about its answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        token = _request_id.set(given if _GIVEN.fullmatch(given) else uuid.uuid4().hex)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id()
            self._write_down(request, response, start)
        finally:
            _request_id.reset(token)
        return response

    @staticmethod
    def _write_down(request, response, start):
        match = getattr(request, "resolver_match", None)
        facts = {
            "method": request.method,
            "route": match.route if match else "",
            "status": response.status_code,
            "milliseconds": round(1000 * (time.perf_counter() - start), 1),
        }
        requests.info("%(method)s %(route)s %(status)s %(milliseconds)s ms", facts, extra={"facts": facts})
