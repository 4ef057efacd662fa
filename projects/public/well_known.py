"""Files that machines look for at a fixed address: for crawlers, for finders of security holes, the site's mark."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from projects.translated import LANGUAGES

VALID_DAYS = 180
PLAIN = "text/plain; charset=utf-8"


@require_safe
def robots(request):
    """Say to crawlers that all is theirs but the staff desk and the many orders and files of each list."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*?*format=",
        "Disallow: /*?*sort=",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@require_safe
def security(request):
    """Say whom to tell of a security hole (RFC 9116); valid for `VALID_DAYS` days from today."""
    expires = timezone.localdate() + timedelta(days=VALID_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {request.build_absolute_uri(reverse('security-txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@require_safe
def favicon(request):
    """Lead browsers that ask for the old address to the mark."""
    return redirect(static("tracker/mark.svg"))
