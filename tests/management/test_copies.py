"""A copy gives back the same data: every row of every table."""

import pytest
from django.db import connection

from projects.models import FollowUp, Project, data_version
from tests.management.terminal import run
from tests.public.world import public_world

pytestmark = pytest.mark.django_db(transaction=True)


def everything():
    """Return {table: its rows} of the whole database, but for the data version and what SQLite keeps for itself."""
    tables = set(connection.introspection.table_names()) - {"projects_dataversion", "sqlite_sequence"}
    rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def test_a_copy_gives_back_the_same_data(tmp_path):
    public_world()
    before, version = everything(), data_version()
    assert run("backup", str(tmp_path / "copy"))[1] == ""
    FollowUp.objects.all().delete()
    Project.objects.update(title_nl="Anders")
    lost = data_version()
    said, refused = run("restore", str(tmp_path / "copy"), replace=True)
    assert (said, refused) == (f"The database is what {tmp_path / 'copy'} holds.\n", "")
    assert everything() == before
    assert version < lost < data_version()


def test_a_copy_can_be_read_by_its_owner_alone_and_is_never_written_over(tmp_path):
    path = tmp_path / "copy"
    run("backup", str(path))
    content = path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert run("backup", str(path)) == ("", f"{path} is there already; a copy never overwrites a file.")
    assert (path.read_bytes(), [p.name for p in tmp_path.iterdir()]) == (content, ["copy"])


def test_a_database_in_use_is_not_given_up_unasked(tmp_path):
    run("backup", str(tmp_path / "copy"))
    public_world()
    before = everything()
    refused = run("restore", str(tmp_path / "copy"))[1]
    assert refused == "The database holds records; --replace gives them up for those of the copy."
    assert everything() == before


def test_what_is_no_copy_or_a_broken_one_changes_nothing(tmp_path):
    public_world()
    before = everything()
    run("backup", str(tmp_path / "copy"))
    whole = (tmp_path / "copy").read_bytes()
    (tmp_path / "text").write_text("code,title_nl\n")
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    refused = [run("restore", str(tmp_path / name), replace=True)[1] for name in ("text", "half", "nowhere")]
    assert [bool(sentence) for sentence in refused] == [True, True, True]
    assert refused[0] == f"{tmp_path / 'text'} is not a copy of a {connection.display_name} database."
    assert refused[2] == f"{tmp_path / 'nowhere'} cannot be read: No such file or directory."
    assert everything() == before
