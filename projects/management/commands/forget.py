"""`manage.py forget`: forget what is old of people, and what was only kept in passing; for a timer."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from projects.management.forgetting import PARTS, end_sessions, forget
from projects.models import AuditEntry, ChangeSet

WHAT = {
    "audit": "entries of the audit and of Django's own log",
    "uploads": "uploaded files with rows in error",
    "readings": "readings of reports that nobody finished",
    "reminders": "entries of the log of mails",
    "names": "names beside versions and change sets, which stay",
}
LONGEST = 36500
# So many days a proposal may lie without being named; it is not touched: that is for people to decide.
PATIENCE = 90


class Command(BaseCommand):
    """Forget each part after its days, and note in the audit that it was done."""

    help = "Forgets who did what, and what was only kept in passing, after so many days each; records stay as they are."

    def add_arguments(self, parser):
        """For each part after how many days, and --dry-run."""
        for part in PARTS:
            days = settings.FORGET_DAYS[part]
            parser.add_argument(
                f"--{part}", type=int, default=days, metavar="DAYS", help=f"Keep {WHAT[part]} for so long ({days})."
            )
        parser.add_argument("--dry-run", action="store_true", help="Only say how many there are.")

    def handle(self, *args, **options):
        """Forget, and say how many of each there were."""
        dry_run, now = options["dry_run"], timezone.now()
        wrong = [f"--{part}" for part in PARTS if not 1 <= options[part] <= LONGEST]
        if wrong:
            raise CommandError(f"{', '.join(wrong)} must be between 1 and {LONGEST} days.")
        found = {part: forget(part, now - timedelta(days=options[part]), dry_run=dry_run) for part in PARTS}
        for part, number in found.items():
            self.stdout.write(f"{WHAT[part]}: {number} older than {options[part]} days")
        found["sessions"] = end_sessions(dry_run=dry_run)
        self.stdout.write(f"sessions that are over: {found['sessions']}")
        self._name_waiting(now)
        if dry_run:
            self.stdout.write("Nothing was forgotten: this was a dry run.")
            return
        detail = ", ".join(f"{part} {number}" for part, number in found.items())
        AuditEntry.note(AuditEntry.Kind.FORGOTTEN, name="manage.py forget", detail=detail)

    def _name_waiting(self, now):
        """Say how many proposals have waited for long."""
        waiting = ChangeSet.objects.filter(
            state=ChangeSet.State.PROPOSED, proposed_at__lt=now - timedelta(days=PATIENCE)
        ).count()
        if waiting:
            self.stdout.write(f"change sets that have waited for a decision for {PATIENCE} days: {waiting}, left alone")
