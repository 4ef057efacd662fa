"""`manage.py write_dump`: make the file of all public data before anybody asks for it."""

from django.core.management.base import BaseCommand

from projects.exchange.kept import current_dump


class Command(BaseCommand):
    """Make the zip of all public data where the data have changed since the last one; meant for a timer."""

    help = "Makes the file of all public data, where it is not there yet for the data as they are."

    def handle(self, *args, **options):
        """Say which file it is."""
        dump = current_dump()
        self.stdout.write(f"{dump.path.name}: {dump.size} bytes, SHA-256 {dump.digest}")
