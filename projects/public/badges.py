"""The status of a project as a small picture, to be shown on the pages of others."""

from csp.constants import NONE
from csp.decorators import csp
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from projects.models import Project

SHORT_WHILE = 3600


@require_safe
@xframe_options_exempt
@cache_control(public=True, max_age=SHORT_WHILE)
@csp({"default-src": [NONE]})
def badge(request, code):
    """Answer with the badge of a public project, which any page may embed."""
    project = get_object_or_404(Project.objects.public().defer("internal_note"), code=code)
    response = render(request, "public/badge.svg", {"record": project}, content_type="image/svg+xml; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
