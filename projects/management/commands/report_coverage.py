"""`manage.py report_coverage FILE`: which lines of a report no record cites."""

import csv
import hashlib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from projects.models import RECORD_TYPES, Report


def numbers(lines):
    """Return the line numbers in a text such as "12-15, 40", as a set."""
    found = set()
    for part in filter(None, lines.split(", ")):
        first, _dash, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


def cited_lines(report):
    """Return the line numbers that records cite from `report`, as a set."""
    cited = set()
    for model in RECORD_TYPES:
        names = {field.name for field in model._meta.fields}
        if {"report", "lines"} <= names:
            for lines in model.objects.filter(report=report).values_list("lines", flat=True):
                cited |= numbers(lines)
    return cited


class Command(BaseCommand):
    """Print the lines that no record cites; with --allow, fail where one of them is not accounted for."""

    help = "Prints which lines of the text of a report no record cites; headings and layout can be allowed by a file."

    def add_arguments(self, parser):
        """FILE, and a CSV with the columns lines and why."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--allow", type=Path, help="A CSV with the columns lines,why: what needs no record.")

    def handle(self, *args, **options):
        """Compare the text, known by its digest, with what records cite."""
        content = options["file"].read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        report = Report.objects.filter(digest=digest).first()
        if report is None:
            raise CommandError(f"No report has a text with the digest {digest}.")
        texts = dict(enumerate(content.decode().split("\n"), start=1))
        allowed = set()
        if options["allow"]:
            with options["allow"].open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    allowed |= numbers(row["lines"])
        filled = {number for number, text in texts.items() if text.strip()}
        cited = cited_lines(report) & filled
        missing = sorted(filled - cited - allowed)
        for number in missing:
            self.stdout.write(f"{number}\t{texts[number].strip()}")
        self.stdout.write(f"{len(filled)} lines with text, {len(cited)} cited, {len(missing)} not accounted for.")
        if missing and options["allow"]:
            raise CommandError("Some lines are neither cited nor allowed.")
