"""`manage.py take_pictures`: the pictures of the help, made anew from the running site."""

import tempfile
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from projects.management.camera import BrowserMissingError, Walker, browser, in_language, prepare
from projects.management.copies import is_empty
from projects.management.shots import OWNED, SHOTS
from projects.management.stopped_clock import stop_the_clock
from projects.models import FollowUp, Project, User

LANGUAGES = ("nl", "fr", "en")
FOLDER = settings.BASE_DIR / "static" / "tracker" / "help"


def picture_path(shot, language):
    """Return where the picture of a shot lies, as the texts of the help look for it."""
    return FOLDER / language / f"{shot.page}-{shot.number}.png"


class Command(BaseCommand):
    """Walk the declared shots, each page of the help on a fresh copy of the seed; nothing in use is read or written."""

    help = "Takes the pictures of the help from the running site, on a scratch database with the day fixed."

    def add_arguments(self, parser):
        """Which pictures; --prepare is for the process that makes the database."""
        pages = [*dict.fromkeys(shot.page for shot in SHOTS)]
        parser.add_argument("--page", action="append", choices=pages, help="Only of this page of the help.")
        parser.add_argument("--language", action="append", choices=LANGUAGES, help="Only in this language.")
        parser.add_argument(
            "--prepare", action="store_true", help="Fill the database in use, an empty one, for the pictures."
        )

    def handle(self, *args, **options):
        """Take the pictures; what could not be taken is listed, and the command then fails."""
        if options["prepare"]:
            self.prepare()
            return
        shots = [shot for shot in SHOTS if not options["page"] or shot.page in options["page"]]
        try:
            with tempfile.TemporaryDirectory() as folder:
                missing = self.walk(Path(folder), shots, options["language"] or LANGUAGES)
        except BrowserMissingError as error:
            raise CommandError(str(error)) from error
        if missing:
            raise CommandError("\n".join(["These pictures could not be taken:", *missing]))

    def prepare(self):
        """Seed an empty database at the moment of the pictures, with an editor who has something of their own."""
        if not is_empty():
            raise CommandError("Pictures are taken on an empty database; this one is in use.")
        stop_the_clock()
        call_command("prepare", stdout=self.stdout)
        editor = User.objects.get(username="editor")
        Project.objects.filter(code__in=OWNED).update(owner=editor)
        FollowUp.objects.filter(project__code__in=OWNED).update(owner=editor)

    def walk(self, folder, shots, languages):
        """Take `shots` in each language; return a line for each that could not be taken."""
        missing, taken, made = [], 0, None
        for language in languages:
            with browser(language) as chromium:
                made = made or prepare(folder)
                for page, of_page in groupby(shots, lambda shot: shot.page):
                    for shot, trouble in self.walk_page(chromium, made, language, of_page):
                        missing += [f"  {page} {shot.number} ({language}): {trouble}"] if trouble else []
                        taken += not trouble
        self.stdout.write(f"{taken} pictures were taken.")
        return missing

    def walk_page(self, chromium, made, language, shots):
        """Take the pictures of one page of the help; yield each shot, and what stood in its way."""
        path, passwords = made
        with in_language(path, language) as address:
            walker = Walker(chromium, address, language, passwords)
            for shot in shots:
                yield shot, walker.take(shot, picture_path(shot, language))
            walker.context.close()
