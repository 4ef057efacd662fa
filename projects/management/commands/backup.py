"""`manage.py backup FILE`: a copy of the whole database, made while the tracker runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from projects.management.copies import CopyError, back_up


class Command(BaseCommand):
    """Write a copy of the database to a file, and print its digest."""

    help = "Writes a copy of the whole database to FILE, which must not exist; the tracker may run meanwhile."

    def add_arguments(self, parser):
        """The file."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args, **options):
        """Make the copy, or say why not and leave nothing behind."""
        path = options["file"]
        try:
            digest = back_up(path)
        except (CopyError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{path}: {path.stat().st_size} bytes, SHA-256 {digest}")
