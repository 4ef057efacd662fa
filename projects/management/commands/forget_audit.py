"""`manage.py forget_audit`: take away old entries of the audit; for a timer."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from projects.models import AuditEntry


class Command(BaseCommand):
    """Delete what is older than so many days."""

    help = "Deletes entries of the audit that are older than --older-than days (365)."

    def add_arguments(self, parser):
        """--older-than, in days."""
        parser.add_argument("--older-than", type=int, default=365, metavar="DAYS", help="How many days are kept.")

    def handle(self, *args, **options):
        """Delete and say how many there were."""
        days = options["older_than"]
        if not 1 <= days <= 36500:
            raise CommandError("--older-than must be between 1 and 36500 days.")
        gone, _by_model = AuditEntry.objects.older_than(timezone.now() - timedelta(days=days)).delete()
        self.stdout.write(f"{gone} entries were deleted.")
