"""`manage.py reindex`: make anew what search knows of the records."""

from django.core.management.base import BaseCommand

from projects.models import fulltext
from projects.models.search import index_everything


class Command(BaseCommand):
    """Make the whole index anew, in one transaction; search goes on meanwhile with the old one."""

    help = "Rebuilds the search index from the records."

    def add_arguments(self, parser):
        """--if-empty, for a database that is older than the index."""
        parser.add_argument("--if-empty", action="store_true", help="Only where nothing has been indexed yet.")

    def handle(self, *args, **options):
        """Say how many records were looked at."""
        if options["if_empty"] and not fulltext.is_empty():
            return
        looked_at = index_everything()
        if options["verbosity"]:
            self.stdout.write(f"Search: {looked_at} records looked at.")
