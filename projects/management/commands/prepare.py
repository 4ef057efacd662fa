"""`manage.py prepare`: make a clone ready to be served."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrate, fill the search index, seed and create the sign-ins, in one process; a second run changes nothing."""

    help = "Migrates the database, loads the seed and creates the three sign-ins where they are missing."

    def handle(self, *args, **options):
        """Run the steps in order; the first that fails stops the rest."""
        call_command("migrate", verbosity=0, stdout=self.stdout)
        # A database from before the index has records that no migration can read.
        call_command("reindex", if_empty=True, verbosity=0, stdout=self.stdout)
        call_command("seed", stdout=self.stdout)
        call_command("make_sign_ins", stdout=self.stdout)
