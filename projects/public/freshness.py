"""Public pages carry an ETag and are kept until the data change.

The name of a kept page holds everything it depends on: the data version, the release, the day, the address with its
question and language. A write anywhere raises the version, so an older page is never found again; nothing has to be
thrown away, and no write can forget to. Only pages asked for without a session are kept.
"""

import gzip
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

from projects.models import data_version

from .release import release

# What a page may differ by and still be kept: its name holds the first, and one packed body serves both encodings.
KNOWN_VARIANTS = {"hx-request", "accept-encoding", "accept", "accept-language"}
LANGUAGES = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
NOT_KEPT = ("/admin/", "/healthz", "/readyz", f"/{settings.STATIC_URL.strip('/')}/")
LARGEST = 1024 * 1024
# A kept page is never found again after a write; this only bounds how long it takes up room.
SECONDS_KEPT = 24 * 60 * 60


class Kept(NamedTuple):
    """A page as it is kept: its headers and its body, packed with gzip."""

    headers: dict
    packed: bytes


class FreshnessMiddleware:
    """Answers with what is kept, or with “not modified”; keeps what is made.

    It stands before all others, so that a kept page costs as little as Django can: hence the plain `META`, where
    `request.headers` would first read every header there is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_keepable(request):
            return self.get_response(request)
        # Asked before the page is made: a write meanwhile leaves the new page under the old name, never the reverse.
        name = name_of(request)
        etag = f'W/"{name}"'
        if is_known(request, etag):
            return HttpResponseNotModified(headers=validators(etag))
        if kept := cache.get(name):
            return unpack(kept, request)
        return answer(request, self.get_response(request), name, etag)


def is_keepable(request):
    """Return whether the answer can be the same for everybody: a public page read without a session."""
    return (
        settings.KEEP_PAGES
        and request.method in ("GET", "HEAD")
        and not request.path_info.startswith(NOT_KEPT)
        and settings.SESSION_COOKIE_NAME not in request.META.get("HTTP_COOKIE", "")
    )


def name_of(request):
    """Return the name of the page asked for, as it is today in the present data: 40 letters and digits."""
    asked = request.META
    parts = (
        str(data_version()),
        release(),
        timezone.localdate().isoformat(),
        request.scheme,
        request.get_host(),
        request.path,
        asked.get("QUERY_STRING", ""),
        # Where the address names no language, the browser does; there it may also choose the form of the answer.
        ""
        if request.path_info.startswith(LANGUAGES)
        else f"{asked.get('HTTP_ACCEPT_LANGUAGE')} {asked.get('HTTP_ACCEPT')}",
        asked.get("HTTP_HX_REQUEST", ""),
        asked.get("HTTP_HX_HISTORY_RESTORE_REQUEST", ""),
    )
    return blake2b("\n".join(parts).encode(errors="surrogatepass"), digest_size=20).hexdigest()


def is_known(request, etag):
    """Return whether the browser holds this very page already."""
    given = request.META.get("HTTP_IF_NONE_MATCH")
    return bool(given) and etag in parse_etags(given)


def answer(request, response, name, etag):
    """Return a page just made, with its validators; one that can be kept is kept."""
    if not is_for_everybody(response) or (response.streaming and response.has_header("ETag")):
        return response
    varies = ", ".join(filter(None, (response.get("Vary"), "Accept-Encoding")))
    # A view that says for how long others may keep its answer unasked knows why; only a badge does.
    said = {"Cache-Control": response["Cache-Control"]} if response.has_header("Cache-Control") else {}
    for header, value in (validators(etag, varies) | said).items():
        response[header] = value
    if response.streaming or len(response.content) > LARGEST:
        return response
    headers = {header: value for header, value in response.headers.items() if header != "X-Request-ID"}
    kept = Kept(headers, gzip.compress(response.content, 6, mtime=0))
    cache.set(name, kept, SECONDS_KEPT)
    return unpack(kept, request)


def is_for_everybody(response):
    """Return whether an answer holds for everybody who asks the same: no cookie, and no reason against it."""
    varies = {header.strip().lower() for header in response.get("Vary", "").split(",") if header.strip()}
    said = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.cookies
        and varies <= KNOWN_VARIANTS
        and "no-store" not in said
        and "private" not in said
    )


def unpack(kept, request):
    """Return the answer that was kept, packed where the browser takes that."""
    headers = dict(kept.headers)
    body = kept.packed
    if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    headers["Content-Length"] = str(len(body))
    return HttpResponse(body, headers=headers)


def validators(etag, varies="Accept-Encoding"):
    """Return the headers that say: anyone may keep this, but has to ask each time whether it still holds."""
    return {"ETag": etag, "Cache-Control": "public, no-cache", "Vary": varies}
