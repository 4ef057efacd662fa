"""The file of all public data, and its digest."""

from functools import wraps

from django.http import FileResponse, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects.exchange.dump import NAME
from projects.exchange.kept import DumpBeingMade, current_dump, open_dump

WAIT_SECONDS = 60


def being_made(view):
    """Let `view` answer 503 with a sentence while another process makes the zip."""

    @wraps(view)
    def answer(request):
        try:
            return view(request)
        except DumpBeingMade:
            text = _("The file is being made; ask again in a minute.")
            return HttpResponse(
                text, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": str(WAIT_SECONDS)}
            )

    return answer


@require_safe
@being_made
def dump(request):
    """Answer with the zip; whoever has this state of the data already gets a 304."""
    kept, file = open_dump()
    response = FileResponse(file, as_attachment=True, filename=f"{NAME}.zip", content_type="application/zip")
    response["ETag"] = f'"{kept.digest}"'
    response["Cache-Control"] = "public, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=response["ETag"], response=response)


@require_safe
@being_made
def digest(request):
    """Answer with the SHA-256 of the zip, as `sha256sum -c` reads it."""
    response = HttpResponse(f"{current_dump().digest}  {NAME}.zip\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response
