"""The addresses of version 1 of the API."""

from django.urls import path, re_path
from rest_framework.routers import SimpleRouter

from .schema import Schema, SchemaAsYaml
from .views import RECORD_SETS, Nowhere, Root

app_name = "api"

router = SimpleRouter(trailing_slash=False)
for word, record_set in RECORD_SETS.items():
    router.register(word, record_set, basename=word)

urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("schema", Schema.as_view(), name="schema"),
    path("schema.yaml", SchemaAsYaml.as_view(), name="schema-yaml"),
    *router.urls,
    re_path("", Nowhere.as_view(), name="nowhere"),
]
