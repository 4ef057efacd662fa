"""The data version grows with every write to what is shown, in the transaction of the write, and with nothing else."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from projects.models import DataVersion, Project, Theme, User, data_version, raise_version
from projects.models.version import UNSEEN, is_shown_write
from tests import make

pytestmark = pytest.mark.django_db


def raised(write):
    """Return by how much the version grew while `write` ran."""
    before = data_version()
    write()
    return data_version() - before


def test_a_write_raises_the_version_and_a_read_does_not():
    theme = make.theme()
    assert raised(lambda: Theme.objects.filter(pk=theme.pk).update(title_nl="Anders")) == 1
    assert raised(lambda: list(Theme.objects.all())) == 0


def test_what_no_page_shows_does_not_raise_it():
    assert raised(lambda: User.objects.create_user("an")) == 0


def test_a_write_taken_back_leaves_the_version_as_it_was():
    make.theme(code="1")

    def twice():
        with pytest.raises(IntegrityError), transaction.atomic():
            Theme.objects.bulk_create([Theme(code="2", title_nl="Twee"), Theme(code="1", title_nl="Een")])

    assert raised(twice) == 0


def test_folding_keeps_the_number_and_few_rows():
    def often():
        for _time in range(250):
            raise_version()

    assert raised(often) == 250
    assert DataVersion.objects.count() <= 101


@pytest.mark.django_db(transaction=True)
def test_a_single_statement_and_its_raise_are_one_transaction(monkeypatch):
    make.theme()

    def fail(using):
        raise RuntimeError("killed between the two")

    monkeypatch.setattr("projects.models.version.raise_version", fail)
    with pytest.raises(RuntimeError):
        Theme.objects.update(title_nl="Anders")
    assert Theme.objects.get().title_nl == "Mobiliteit"


@pytest.mark.parametrize(
    ("sql", "shown"),
    [
        ('INSERT INTO "projects_project" ("code") VALUES (1)', True),
        ('INSERT OR IGNORE INTO "projects_meeting_projects" VALUES (1)', True),
        ('UPDATE "projects_historicalproject" SET "code" = 1', True),
        ('DELETE FROM "projects_activity" WHERE 1', True),
        ("WITH old AS (SELECT 1) UPDATE projects_theme SET code = 1", True),
        ('TRUNCATE TABLE "projects_activity", "projects_user"', True),
        ('UPDATE "projects_user" SET "last_login" = 1', False),
        ('INSERT INTO "projects_changeset" VALUES (1)', False),
        ('INSERT INTO "django_session" VALUES (1)', False),
        ("SELECT 'UPDATE projects_theme SET code = 1'", False),
    ],
)
def test_a_statement_is_known_by_the_table_that_it_writes_to(sql, shown):
    assert is_shown_write(sql) == shown


def test_every_table_of_the_tracker_raises_it_but_the_few_that_are_named():
    tables = set(connection.introspection.table_names())
    ours = {table for table in tables if table.startswith("projects_")}
    silent = {table for table in ours if not is_shown_write(f'INSERT INTO "{table}"')}
    assert silent == UNSEEN
    assert {model._meta.db_table for model in apps.get_app_config("projects").get_models()} <= tables
    assert Project._meta.db_table in ours - silent
