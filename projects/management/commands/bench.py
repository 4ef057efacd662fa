"""`manage.py bench`: how fast files go in and out, and in how much memory, beside the default way in the same run;
and how long public pages take, with few records and with many.

Every part runs in a process of its own, so that its peak of memory is its own, on a scratch database that is made for
the run and removed after it. Read the ratios: seconds depend on the machine.
"""

import csv
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget, ManyToManyWidget
from tablib import Dataset

from projects.exchange.changes import apply, propose, undo
from projects.exchange.download import stream_csv
from projects.exchange.resources import resource_for
from projects.management.pages import page_table, pages
from projects.management.serving import cost_table, kept_pages
from projects.models import Activity, ChangeSet, Partner, Project, Theme

FILE = "activities.csv"
PROJECTS, PARTNERS = 20, 30
# The default way is measured on a tenth of the rows: on all of them it takes minutes, and longer per row.
SHARE = 10
# Pages are asked for at so many activities first, and then at as many as --page-rows says.
FEW = 10_000


class DefaultResource(ModelResource):
    """What django-import-export does by itself, told only how records are named."""

    project = Field("project", "project", ForeignKeyWidget(Project, "code"))
    partners = Field("partners", "partners", ManyToManyWidget(Partner, " ", "code"))

    class Meta:
        model = Activity
        import_id_fields = ("code",)
        exclude = ("id", "created_at", "updated_at")


def row_of(number):
    """Return one activity as {column: cell}, as long as they are in the annual report."""
    texts = {f"summary_{language}": f"Samenvatting {number} " * 12 for language in ("nl", "fr", "en")}
    return texts | {
        "code": f"bench-{number}",
        "is_public": "1",
        "project": f"p{number % PROJECTS}",
        "kind": "study",
        "title_nl": f"Studie {number}",
        "title_fr": f"Étude {number}",
        "title_en": f"Study {number}",
        "first_day": "2022-01-01",
        "last_day": "2022-12-31",
        "place": "Brussel",
        "figure": "12.5",
        "figure_counted": "about",
        "partners": f"x{number % PARTNERS} x{(number + 1) % PARTNERS}",
        "basis": "entered",
    }


def prepare(rows, folder):
    """Make what activities refer to, and the file that brings them in."""
    call_command("migrate", verbosity=0)
    theme = Theme.objects.create(code="1", title_nl="Thema")
    Project.objects.bulk_create(Project(code=f"p{n}", title_nl=f"P{n}", theme=theme) for n in range(PROJECTS))
    Partner.objects.bulk_create(Partner(code=f"x{n}", title_nl=f"X{n}", kind="country") for n in range(PARTNERS))
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row_of(0)))
        writer.writeheader()
        writer.writerows(row_of(number) for number in range(rows))


def migrated(_rows, _folder):
    """Make the tables."""
    call_command("migrate", verbosity=0)


def seeded(_rows, _folder):
    """Make the tables, and load the annual report of 2022."""
    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)
    call_command("reindex", verbosity=0)


def timed(work):
    """Return the seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def idle(_rows, _folder):
    """Do nothing: what a process needs before it starts."""
    return {"seconds": 0, "rows": 0}


def ours_propose(rows, folder):
    """Compare a file of new records."""
    content = (folder / FILE).read_bytes()
    return {"seconds": timed(lambda: propose(Activity, content, FILE)), "rows": rows}


def ours_apply(rows, _folder):
    """Write what was proposed, with history."""
    changeset = ChangeSet.objects.latest("id")
    return {"seconds": timed(lambda: apply(changeset)), "rows": rows, "written": Activity.objects.count()}


def ours_again(rows, folder):
    """Compare the same file once more: nothing is to be written."""
    figures = ours_propose(rows, folder)
    changeset = ChangeSet.objects.latest("id")
    return figures | {"written": changeset.new + changeset.changed}


def ours_undo(rows, _folder):
    """Take everything back."""
    changeset = ChangeSet.objects.filter(state=ChangeSet.State.APPLIED).latest("id")
    return {"seconds": timed(lambda: undo(changeset)), "rows": rows, "written": Activity.objects.count()}


def _default_import(rows, folder, *, dry_run):
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()[: rows // SHARE + 1]
    data = Dataset().load("\n".join(lines), format="csv")
    seconds = timed(lambda: DefaultResource().import_data(data, dry_run=dry_run, raise_errors=True))
    return {"seconds": seconds, "rows": rows // SHARE}


def default_propose(rows, folder):
    """The preview of the default resource."""
    return _default_import(rows, folder, dry_run=True)


def default_apply(rows, folder):
    """The confirmation of the default resource."""
    return _default_import(rows, folder, dry_run=False)


def fill(rows, _folder):
    """Make the activities that are written out."""
    project = Project.objects.order_by("pk").first()
    texts = {f"summary_{language}": "Samenvatting " * 12 for language in ("nl", "fr", "en")}
    days = {"first_day": date(2022, 1, 1), "last_day": date(2022, 12, 31)}
    for start in range(0, rows, 10_000):
        Activity.objects.bulk_create(
            Activity(code=f"out-{n}", title_nl=f"Studie {n}", kind="study", project=project, **texts, **days)
            for n in range(start, min(start + 10_000, rows))
        )


def ours_export(rows, _folder):
    """Stream all records as CSV."""
    queryset, start = Activity.objects.filter(code__startswith="out-"), time.perf_counter()
    lines = stream_csv(resource_for(Activity), queryset)
    size = len(next(lines)) + len(next(lines))
    first = time.perf_counter() - start
    size += sum(len(line) for line in lines)
    return {"seconds": time.perf_counter() - start, "rows": rows, "first": first, "bytes": size}


def default_export(rows, _folder):
    """Write a share of the records with the default resource."""
    queryset = Activity.objects.filter(code__startswith="out-").order_by("pk")[: rows // SHARE]
    seconds = timed(lambda: len(DefaultResource().export(queryset).csv))
    return {"seconds": seconds, "rows": rows // SHARE, "first": seconds}


IN = (prepare, idle, ours_propose, ours_apply, ours_again, ours_undo, default_propose, default_apply)
OUT = (fill, ours_export, default_export)
PARTS = {part.__name__: part for part in (*IN, *OUT, migrated, seeded, pages)}


@contextmanager
def scratch_database(folder):
    """Yield the address of an empty database of the kind in use, and remove it in the end."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    name = f"bench_{secrets.token_hex(6)}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def measured_pages(sizes):
    """Return the figures of the public pages for each number of activities, each on a database of its own."""
    for rows in sizes:
        with tempfile.TemporaryDirectory() as name, scratch_database(Path(name)) as database:
            in_its_own_process("migrated", 0, name, database)
            yield in_its_own_process("pages", rows, name, database)


def served_pages():
    """Return what a kept page of the seed costs a server, beside a bare view of its size."""
    with tempfile.TemporaryDirectory() as name, scratch_database(Path(name)) as database:
        in_its_own_process("seeded", 0, name, database)
        return kept_pages(database, name)


def in_its_own_process(part, rows, folder, database):
    """Run one part; return its figures, with `peak`, the most memory it had in MB."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "bench", "--part", part]
    command += ["--rows", str(rows), "--folder", str(folder)]
    environment = {**os.environ, "DATABASE_URL": database, "DEBUG": "True"}
    # Every word of the command is ours.
    answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return json.loads(answer.stdout.splitlines()[-1])


def table(figures):
    """Yield the lines that people read: each part, then the ratios."""
    yield f"{'part':<16}{'rows':>10}{'seconds':>10}{'rows/s':>10}{'peak MB':>10}{'first byte':>12}"
    for part, found in figures.items():
        if found.get("rows"):
            first = f"{found['first'] * 1000:.0f} ms" if "first" in found else ""
            pace = found["rows"] / found["seconds"]
            yield f"{part:<16}{found['rows']:>10}{found['seconds']:>10.2f}{pace:>10.0f}{found['peak']:>10}{first:>12}"
    yield f"A process that does nothing peaks at {figures['idle']['peak']} MB."
    for what, aim in (("propose", 20), ("apply", 20), ("export", 5)):
        ours, default = (figures[f"{who}_{what}"] for who in ("ours", "default"))
        ratio = ours["rows"] / ours["seconds"] / (default["rows"] / default["seconds"])
        yield f"{what}: {ratio:.1f} times the rows per second of the default (aim: {aim})"
    yield f"The same file again would write {figures['ours_again']['written']} records."


class Command(BaseCommand):
    """Measure; nothing of the database in use is read or written."""

    help = "Measures imports, exports and public pages on scratch databases, and prints ratios."

    def add_arguments(self, parser):
        """How many rows; --part and --folder are for the processes that it starts."""
        parser.add_argument("--rows", type=int, default=10_000, help="Rows of the file that is imported.")
        parser.add_argument("--export-rows", type=int, default=100_000, help="Rows that are exported.")
        parser.add_argument(
            "--page-rows", type=int, default=1_000_000, help="Activities on the pages that are asked for."
        )
        parser.add_argument("--only-pages", action="store_true", help="Measure the public pages and nothing else.")
        parser.add_argument("--part", choices=PARTS)
        parser.add_argument("--folder", type=Path)

    def handle(self, *args, **options):
        """Run one part and print its figures as JSON, or all of them and print the table."""
        if options["part"]:
            # Debugging keeps every query in memory.
            settings.DEBUG = False
            figures = PARTS[options["part"]](options["rows"], options["folder"]) or {}
            figures["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            self.stdout.write(json.dumps(figures))
            return
        if not options["only_pages"]:
            self.stdout.write("\n".join(table(self.exchanged(options))))
        self.stdout.write("\n".join(["", *cost_table(served_pages())]))
        few = min(options["page_rows"], FEW)
        self.stdout.write("\n".join(page_table(*measured_pages((few, options["page_rows"])))))

    def exchanged(self, options):
        """Return the figures of imports and exports, by part."""
        with tempfile.TemporaryDirectory() as name, scratch_database(Path(name)) as database:
            parts = [(part, options["rows"]) for part in IN] + [(part, options["export_rows"]) for part in OUT]
            figures = {}
            for part, rows in parts:
                figures[part.__name__] = in_its_own_process(part.__name__, rows, Path(name), database)
        return figures
