"""`manage.py import_records TYPE FILE`: bring a CSV or XLSX file in, as the staff desk does."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.exchange.changes import apply, error_file, propose, set_apart
from projects.exchange.errors import Conflict, FileProblem
from projects.exchange.resources import RESOURCES

MODELS = {model._meta.model_name: model for model in RESOURCES}


class Command(BaseCommand):
    """Print every change a file would make, old beside new, and make them unless --dry-run."""

    help = "Imports a CSV or XLSX file of one record type; prints every change, or every error."

    def add_arguments(self, parser):
        """TYPE, FILE, --dry-run, where the rows in error go, and the language of the messages."""
        parser.add_argument("type", choices=sorted(MODELS), metavar="TYPE", help=", ".join(sorted(MODELS)))
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Only print what would change; keep nothing.")
        parser.add_argument(
            "--errors-to", type=Path, metavar="NEW", help="Write the rows in error to this file, which must not exist."
        )
        parser.add_argument("--language", default="en", choices=["nl", "fr", "en"])

    def handle(self, *args, **options):
        """Propose and apply; every error is printed, and the exit code says that nothing was written."""
        with override(options["language"]):
            try:
                content = options["file"].read_bytes()
            except OSError as error:
                raise CommandError(f"{options['file']}: {error.strerror}") from error
            try:
                changeset = propose(MODELS[options["type"]], content, options["file"].name)
            except FileProblem as problem:
                self._print_errors(problem)
                if options["errors_to"]:
                    self._write_errors(MODELS[options["type"]], content, options["file"].name, options["errors_to"])
                raise CommandError(_("Nothing was written.")) from problem
            self._print_changes(changeset)
            if options["dry_run"] or not (changeset.new or changeset.changed):
                changeset.delete()
                return
            try:
                apply(changeset)
            except Conflict as conflict:
                for row in conflict.rows:
                    self.stderr.write(f"{row.line}\t{row.code}\t{row.reason}")
                raise CommandError(_("Nothing was written.")) from conflict

    def _print_errors(self, problem):
        for group in problem.grouped():
            values = ", ".join(f"“{value}”" for value in group.examples)
            place = ": ".join(part for part in (group.lines, group.column, values) if part)
            self.stderr.write(f"{place}: {group.message}")

    def _write_errors(self, model, content, name, path):
        """Write the rows in error to a file of their own, of the same kind; none where the whole file is wrong."""
        apart = set_apart(model, content, name)
        if apart is None:
            self.stderr.write(_("The file as a whole is wrong; there are no rows to take out of it."))
            return
        try:
            with path.open("xb") as file:
                file.write(error_file(content, name, apart.lines, apart.errors))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.stderr.write(f"{path}: {len(apart.lines)}")

    def _print_changes(self, changeset):
        for change in changeset.changes.order_by("line").iterator():
            self.stdout.write(f"{change.line}\t{change.record_code}{'' if change.before else ' (new)'}")
            for name, new in change.after.items():
                old = (change.before or {}).get(name, "")
                if old != new:
                    self.stdout.write(f"\t{name}: “{old}” → “{new}”")
        counts = {"new": changeset.new, "changed": changeset.changed, "unchanged": changeset.unchanged}
        self.stdout.write(_("%(new)s new, %(changed)s changed, %(unchanged)s unchanged.") % counts)
