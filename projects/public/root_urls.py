"""Addresses that stand outside the languages."""

urlpatterns = []
