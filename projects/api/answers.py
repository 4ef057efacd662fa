"""How every answer of the API is sent: readable from any site, kept by any cache, not sent twice.

This is the one place that makes the ETag and says how long an answer is fresh.
"""

import hashlib

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle

FRESH_SECONDS = 60
_READ = "GET, HEAD, OPTIONS"


class Throttle(AnonRateThrottle):
    """So many questions per address of the visitor; generous, and set by API_RATE."""

    def get_rate(self):
        """Return the rate, such as 600/min."""
        return settings.API_RATE


class OpenAnswer:
    """A view whose answers any site may read and any cache may keep."""

    def options(self, request, *args, **kwargs):
        """Answer a browser that asks whether another site may read."""
        return Response(status=204)

    def finalize_response(self, request, response, *args, **kwargs):
        """Add the headers; an answer that whoever asks has already becomes a 304."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        if request.method == "OPTIONS":
            response["Access-Control-Allow-Methods"] = _READ
            response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
            response["Access-Control-Max-Age"] = "86400"
        elif response.status_code == 200:
            response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
            response.add_post_render_callback(lambda rendered: _unless_known(request, rendered))
        return response


def _unless_known(request, response):
    """Give `response` its ETag, and return a 304 in its place where the question names the same one."""
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    if answer is response or not isinstance(answer, HttpResponse):
        return None
    for name in ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers"):
        answer[name] = response[name]
    return answer
