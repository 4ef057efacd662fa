"""How every answer of the API is sent: readable from any site.

That it is kept until the data change, and not sent twice, is the business of the middleware that does so for all pages.
"""

from django.conf import settings
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle

_READ = "GET, HEAD, OPTIONS"


class Throttle(AnonRateThrottle):
    """So many questions per address of the visitor; generous, and set by API_RATE."""

    def get_rate(self):
        """Return the rate, such as 600/min."""
        return settings.API_RATE


class OpenAnswer:
    """A view whose answers any site may read."""

    def options(self, request, *args, **kwargs):
        """Answer a browser that asks whether another site may read."""
        return Response(status=204)

    def finalize_response(self, request, response, *args, **kwargs):
        """Add the headers that let other sites read."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        if request.method == "OPTIONS":
            response["Access-Control-Allow-Methods"] = _READ
            response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
            response["Access-Control-Max-Age"] = "86400"
        return response
