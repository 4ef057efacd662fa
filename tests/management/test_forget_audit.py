from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from projects.models import AuditEntry

pytestmark = pytest.mark.django_db


def written(days_ago):
    entry = AuditEntry.note(AuditEntry.Kind.SIGNED_IN, name=f"{days_ago}")
    AuditEntry.objects.filter(pk=entry.pk).update(at=timezone.now() - timedelta(days=days_ago))


def run(*options):
    out = StringIO()
    call_command("forget_audit", *options, stdout=out)
    return out.getvalue(), sorted(AuditEntry.objects.values_list("name", flat=True))


def test_what_is_older_than_a_year_is_forgotten():
    for days in (1, 364, 366):
        written(days)
    assert run() == ("1 entries were deleted.\n", ["1", "364"])


def test_another_term_may_be_asked_for():
    for days in (1, 31):
        written(days)
    assert run("--older-than", "30") == ("1 entries were deleted.\n", ["1"])


@pytest.mark.parametrize("days", ["0", "-1", "99999999999"])
def test_a_term_that_makes_no_sense_is_refused(days):
    written(1)
    with pytest.raises(CommandError):
        run("--older-than", days)
    assert AuditEntry.objects.count() == 1
