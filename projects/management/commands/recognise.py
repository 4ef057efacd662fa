"""`manage.py recognise FILE`: what the text of a report suggests, as CSV."""

import csv
import hashlib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from projects.exchange.errors import FileProblem
from projects.exchange.formats import guard
from projects.exchange.recognise import suggest, text_of
from projects.models import Report
from projects.recognition.reading import LANGUAGES

HEADER = "line kind phrase first last basis firmness project partners numbers passage".split()


class Command(BaseCommand):
    """Print a row for each record that a sentence may speak of; write nothing."""

    help = "Prints what the text of a report (TXT or DOCX) suggests, as CSV: one row per suggestion. Writes no record."

    def add_arguments(self, parser):
        """FILE, the report it belongs to, and its language."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--report", metavar="CODE", help="The report; without it the one whose text FILE is.")
        parser.add_argument("--language", choices=LANGUAGES, help="Of the text; without it that of the report.")

    def handle(self, *args, **options):
        """Read the file and print the rows."""
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        digest = hashlib.sha256(content).hexdigest()
        report = self._report(options["report"], digest)
        language = options["language"] or (report.language if report.language in LANGUAGES else LANGUAGES[0])
        try:
            with override("en"):
                text = text_of(content, options["file"].name)
        except FileProblem as problem:
            raise CommandError(str(problem)) from problem
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(HEADER)
        for one in suggest(text, report, language, same_text=report.digest in ("", digest)):
            writer.writerow([guard(cell) for cell in row(one)])

    @staticmethod
    def _report(code, digest):
        """Return the report that was named, or whose text this is."""
        report = Report.objects.filter(**({"code": code} if code else {"digest": digest})).first()
        if report is None:
            raise CommandError(
                f"There is no report {code}." if code else "No report has this text; name one with --report CODE."
            )
        return report


def row(one):
    """Return a suggestion as the cells of a row; days are ISO, codes and numbers parted by spaces."""
    first, last = one.period
    is_followup = one.record_type == "followup"
    return [
        str(one.first_line),
        one.record_type,
        one.words,
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        one.basis,
        one.kind if is_followup else "",
        one.project,
        " ".join(one.partners),
        " ".join(map(str, one.numbers)),
        one.sentence,
    ]
