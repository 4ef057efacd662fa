"""`manage.py seed`: load the annual report of 2022 from fixtures/."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from projects.exchange.errors import FileProblem
from projects.exchange.seeding import seed


class Command(BaseCommand):
    """Load what is new in the fixtures; never overwrite what staff edited; say what was done."""

    help = "Loads the seed from fixtures/. A second run changes nothing; what staff edited stays as it is."

    def add_arguments(self, parser):
        """--folder, for another set of fixtures."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *args, **options):
        """Load all fixtures, or none of them."""
        with override("en"):
            try:
                results = seed(options["folder"])
            except FileProblem as problem:
                lines = [f"{g.lines}: {g.column}: {', '.join(g.examples)}: {g.message}" for g in problem.grouped()]
                raise CommandError("\n".join([f"Nothing was loaded; in {problem.file_name}:", *lines])) from problem
            for result in results:
                kept = f", {result.kept} kept as staff left them" if result.kept else ""
                name = str(result.model._meta.verbose_name_plural)
                if options["verbosity"] > 1 or result.new or result.changed or result.kept:
                    self.stdout.write(f"{name}: {result.new} new, {result.changed} changed{kept}")
            new, changed = (sum(getattr(r, what) for r in results) for what in ("new", "changed"))
            read = sum(result.read for result in results)
            self.stdout.write(f"Seed: {read} rows read, {new} new, {changed} changed.")
