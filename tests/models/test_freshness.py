"""Whatever is written leaves a trace, and the traces tell that something has changed."""

import pytest

from projects.models import RECORD_TYPES, ProjectPartner
from projects.models.freshness import data_state
from tests import make

pytestmark = pytest.mark.django_db


def test_nothing_written_is_nothing_changed():
    make.project()
    assert data_state(RECORD_TYPES) == data_state(RECORD_TYPES)


@pytest.mark.parametrize(
    "write",
    [
        lambda document: make.theme(code="9"),
        lambda document: document.save(),
        lambda document: document.delete(),
        lambda document: document.projects.add(make.models.Project.objects.get()),
        lambda document: ProjectPartner.objects.create(
            project=make.models.Project.objects.get(), partner=make.models.Partner.objects.get()
        ),
    ],
    ids=["new", "changed", "deleted", "linked", "given a partner"],
)
def test_every_kind_of_write_changes_the_state(write):
    make.project(), make.partner()
    document = make.document()
    before = data_state(RECORD_TYPES)
    write(document)
    assert data_state(RECORD_TYPES) != before


def test_it_takes_one_look_at_each_kind_of_record(django_assert_num_queries):
    with django_assert_num_queries(len(RECORD_TYPES) + 1):
        data_state(RECORD_TYPES)
