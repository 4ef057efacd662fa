"""The file of all public data, and its digest."""

from django.http import FileResponse, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from projects.exchange.dump import NAME, current_dump, open_dump


@require_safe
def dump(request):
    """Answer with the zip; whoever has this state of the data already gets a 304."""
    kept, file = open_dump()
    response = FileResponse(file, as_attachment=True, filename=f"{NAME}.zip", content_type="application/zip")
    response["ETag"] = f'"{kept.digest}"'
    response["Cache-Control"] = "public, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=response["ETag"], response=response)


@require_safe
def digest(request):
    """Answer with the SHA-256 of the zip, as `sha256sum -c` reads it."""
    response = HttpResponse(f"{current_dump().digest}  {NAME}.zip\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response
