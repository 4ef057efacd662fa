"""Addresses that stand outside the languages."""

from django.urls import path

from . import catalog, dump

urlpatterns = [
    path("data/benelux-tracker.zip", dump.dump, name="data-dump"),
    path("data/benelux-tracker.zip.sha256", dump.digest, name="data-dump-digest"),
    path("data/catalog.jsonld", catalog.catalog, name="data-catalog"),
]
