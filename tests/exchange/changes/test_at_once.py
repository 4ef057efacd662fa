"""The same file twice at once, in processes of their own: it happens once, and the other is told so."""

import time

import pytest

from projects.models import User
from tests import make
from tests.exchange.files import csv_file

from .ground import difference, ground

pytestmark = pytest.mark.django_db(transaction=True)

FILE = csv_file(
    *({"code": f"p-{n}", "theme": "1", "title_nl": f"Titel {n}", "leads": "be", "partners": "nl"} for n in range(40))
)
SETS = "SELECT code FROM projects_changeset ORDER BY id LIMIT 1 OFFSET {}"


@pytest.fixture
def place(tmp_path):
    """A database with half of the projects of the file, and the file beside it."""
    User.objects.create_superuser("an", password="secret")
    make.partner(code="be")
    make.partner(code="nl")
    for n in range(20):
        make.project(code=f"p-{n}")
    (tmp_path / "projects.csv").write_bytes(FILE)
    with ground(tmp_path) as place:
        place.file = ("project", str(tmp_path / "projects.csv"))
        yield place


def outcomes(found):
    return sorted(outcome for outcome, _seconds in found)


def written(place, before):
    """Return how many rows of each kind there are that were not there before, or are other than before."""
    tables = ("project", "projectpartner", "historicalproject", "historicalprojectpartner")
    found = difference(before, place.rows())
    return [sum(found[f"projects_{table}"][0].values()) for table in tables]


ONCE = [40, 80, 40, 80]


def click(place, step, numbers):
    """Press the same button twice at once, each on the page of the set with one of the numbers (0 is the oldest)."""
    moment = time.time() + 2
    clicks = [("click", place.one(SETS.format(number)), step, moment) for number in numbers]
    return outcomes(place.take_at_once(*clicks))


def test_two_clicks_at_once_on_one_set(place):
    before = place.rows()
    place.take("propose", *place.file)
    assert click(place, "apply", [0, 0]) == ["done", "refused"]
    assert written(place, before) == ONCE
    assert click(place, "undo", [0, 0]) == ["done", "refused"]
    assert difference(before, place.rows()).keys() & {"projects_project", "projects_projectpartner"} == set()


def test_two_sets_of_the_same_file_applied_at_once(place):
    before = place.rows()
    assert outcomes(place.take_at_once(("propose", *place.file), ("propose", *place.file))) == ["done", "done"]
    assert click(place, "apply", [0, 1]) == ["done", "refused"]
    assert written(place, before) == ONCE


def test_two_imports_of_one_file_at_once_at_the_terminal(place):
    before = place.rows()
    found = outcomes(place.take_at_once(("import", *place.file), ("import", *place.file)))
    # Whoever comes when the other is done has nothing to do; whoever comes a little earlier is refused.
    assert found in (["done", "refused"], ["done", "done"])
    assert written(place, before) == ONCE
