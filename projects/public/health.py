"""Two addresses for those who run the tracker: is the process alive, and can it serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse


def alive(request):
    """Answer that the process is alive, without asking the database."""
    return JsonResponse({"alive": True}, headers={"Cache-Control": "no-store"})


def ready(request):
    """Answer whether the database is there and migrated to this release; 503 where it is not."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        said = {"database": True, "migrated": not missing}
    except DatabaseError:
        said = {"database": False, "migrated": False}
    status = 200 if all(said.values()) else 503
    return JsonResponse(said, status=status, headers={"Cache-Control": "no-store"})
