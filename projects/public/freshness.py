"""Public pages carry an ETag and are kept until the data change.

The name of a kept page holds everything it depends on: the data version, the release, the day, the address with its
question and language. A write anywhere raises the version, so an older page is never found again; nothing has to be
thrown away, and no write can forget to. Only pages asked for without a session are kept.
"""

import gzip
import hashlib
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from projects.models import data_version

from .release import release

# What a page may differ by and still be kept: the name of the page holds the first, both bodies are served from one.
KNOWN_VARIANTS = {"hx-request", "accept-encoding"}
NOT_KEPT = ("/admin/", f"/{settings.STATIC_URL.strip('/')}/")
LARGEST = 1024 * 1024
WORTH_PACKING = 500
# A kept page is never found again after a write; this only bounds how long it takes up room.
SECONDS_KEPT = 24 * 60 * 60


class Kept(NamedTuple):
    """A page as it is kept: its headers and its body, packed with gzip."""

    headers: dict
    packed: bytes


class FreshnessMiddleware:
    """Answers with what is kept, or with “not modified”; keeps what is made.

    It stands before sessions, languages and everything else that a kept page does not need.
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
            return with_validators(HttpResponseNotModified(), etag)
        if kept := cache.get(name):
            return with_validators(unpack(kept, request), etag)
        response = self.get_response(request)
        return answer(request, response, name, etag)


def is_keepable(request):
    """Return whether the answer can be the same for everybody: a public page read without a session."""
    return (
        settings.KEEP_PAGES
        and request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path_info.startswith(NOT_KEPT)
    )


def name_of(request):
    """Return the name of the page asked for, as it is today in the present data: 40 letters and digits."""
    parts = (
        data_version(),
        release(),
        timezone.localdate(),
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        request.headers.get("HX-Request", ""),
        request.headers.get("HX-History-Restore-Request", ""),
    )
    return hashlib.sha256("\n".join(map(str, parts)).encode(errors="surrogatepass")).hexdigest()[:40]


def is_known(request, etag):
    """Return whether the browser holds this very page already."""
    given = request.headers.get("If-None-Match")
    return bool(given) and etag in parse_etags(given)


def answer(request, response, name, etag):
    """Return a page just made, with its validators; one that can be kept is kept."""
    varies = {header.strip().lower() for header in response.get("Vary", "").split(",") if header.strip()}
    if response.status_code != 200 or response.cookies or not varies <= KNOWN_VARIANTS:
        return response
    if "no-store" in response.get("Cache-Control", "") or "private" in response.get("Cache-Control", ""):
        return response
    if response.streaming or len(response.content) > LARGEST:
        return with_validators(response, etag)
    kept = Kept(dict(response.headers), gzip.compress(response.content, 6, mtime=0))
    cache.set(name, kept, SECONDS_KEPT)
    return with_validators(unpack(kept, request), etag)


def unpack(kept, request):
    """Return the answer that was kept, packed where the browser takes that and it is worth it."""
    headers = dict(kept.headers)
    body = kept.packed
    if "gzip" in request.headers.get("Accept-Encoding", "") and len(body) > WORTH_PACKING:
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    headers["Content-Length"] = str(len(body))
    return HttpResponse(body, headers=headers)


def with_validators(response, etag):
    """Return the answer with its ETag: anyone may keep it, but has to ask each time whether it still holds."""
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
