"""A frozen report is written once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from projects.models import Frozen, FrozenReport, data_version

pytestmark = pytest.mark.django_db


def frozen(**values):
    return FrozenReport.objects.create(**{"name": "Jaarverslag", "year": 2023, "on": date(2024, 3, 1), **values})


def test_it_is_saved_once_and_never_again():
    report = frozen()
    report.name = "Iets anders"
    with pytest.raises(Frozen):
        report.save()
    assert FrozenReport.objects.get().name == "Jaarverslag"


@pytest.mark.parametrize("year", [1943, 2201])
def test_its_year_is_one_that_the_tracker_knows(year):
    with pytest.raises(IntegrityError), transaction.atomic():
        frozen(year=year)


def test_it_shows_on_no_public_page():
    version = data_version()
    frozen()
    assert data_version() == version
