"""What every record type has; a new one that lacks something fails here by itself."""

import pytest

from projects.models import RECORD_TYPES
from tests import make

each = pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)


@each
@pytest.mark.django_db
def test_a_record_has_a_code_a_history_and_a_public_question(model):
    record = make.ONE_OF_EACH[model]()
    assert model.objects.filter(code=record.code).get() == record
    assert model.history.filter(id=record.pk).exists()
    assert list(model.objects.public().filter(code=record.code)) == [record]


@each
@pytest.mark.django_db
def test_a_private_record_is_not_public(model):
    record = make.ONE_OF_EACH[model](is_public=False)
    assert list(model.objects.public().filter(code=record.code)) == []
