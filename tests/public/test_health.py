"""The two addresses for those who run the tracker."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def failing(execute, *args):
    raise OperationalError("gone")


def test_a_process_is_alive_whatever_the_database_does(client):
    with connection.execute_wrapper(failing):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json(), answer["Cache-Control"]) == (200, {"alive": True}, "no-store")


def test_it_is_ready_with_a_database_that_is_migrated(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "migrated": True})


def test_it_is_not_ready_without_its_database(client):
    with connection.execute_wrapper(failing):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "migrated": False})


def test_it_is_not_ready_before_a_migration(client):
    MigrationRecorder.Migration.objects.filter(app="projects").latest("id").delete()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "migrated": False})
