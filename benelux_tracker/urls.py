"""The addresses of the tracker: the staff desk, the API, and the public pages in three languages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/account/", include("projects.admin.account_urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("projects.api.urls", namespace="api")),
    path("", include("projects.public.root_urls")),
    *i18n_patterns(
        path("api/", include("projects.api.page_urls", namespace="api-documentation")),
        path("", include("projects.public.urls", namespace="public")),
    ),
]

handler500 = "projects.public.trouble.answer"
