"""What tests of proposals ask for."""

from django.urls import reverse

from projects.models import ChangeSet


def page_of(record):
    return reverse(f"admin:projects_{record._meta.model_name}_change", args=[record.pk])


def proposals():
    """Return (record type, reason, {code: (before, after)}) of each set, as they were made."""
    return [
        (one.record_type, one.reason, {c.record_code: (c.before, c.after) for c in one.changes.all()})
        for one in ChangeSet.objects.order_by("pk")
    ]


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def decide(client, step, changeset=None):
    return client.post((changeset or ChangeSet.objects.get()).get_absolute_url(), {"step": step})
