"""Addresses that stand outside the languages."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from . import catalog, dump, health, well_known
from .sitemap import SECTIONS

urlpatterns = [
    path("sitemap.xml", sitemap_index, {"sitemaps": SECTIONS, "sitemap_url_name": "sitemap-section"}, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemap, {"sitemaps": SECTIONS}, name="sitemap-section"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security-txt"),
    path("favicon.ico", well_known.favicon, name="favicon"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("data/benelux-tracker.zip", dump.dump, name="data-dump"),
    path("data/benelux-tracker.zip.sha256", dump.digest, name="data-dump-digest"),
    path("data/catalog.jsonld", catalog.catalog, name="data-catalog"),
]
