"""`manage.py restore FILE`: put a copy of the database back."""

import time
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from projects.management.copies import CopyError, is_empty, put_back
from projects.models import raise_version


class Command(BaseCommand):
    """Make the database what a copy holds; one that is in use only where that is asked for in so many words."""

    help = "Makes the database what the copy FILE holds, then migrates it to this release."

    def add_arguments(self, parser):
        """The file, and --replace."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="Give up what the database holds now.")

    def handle(self, *args, **options):
        """Put the copy back, or say why not and leave everything as it is."""
        if not options["replace"] and not is_empty():
            raise CommandError("The database holds records; --replace gives them up for those of the copy.")
        try:
            put_back(options["file"])
        except CopyError as problem:
            raise CommandError(str(problem)) from problem
        call_command("migrate", verbosity=0, stdout=self.stdout)
        # The version went back with the data: one later than any before keeps pages of the lost time from coming back.
        raise_version(weight=time.time_ns() // 1_000_000)
        self.stdout.write(f"The database is what {options['file']} holds.")
