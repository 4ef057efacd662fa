"""The pages that explain the API, below the language."""

from django.urls import path

from .documentation import OneList, Overview

app_name = "api-documentation"

urlpatterns = [
    path("", Overview.as_view(), name="overview"),
    path("<slug:word>/", OneList.as_view(), name="list"),
]
