"""The columns of every record type, in the order that files and people rely on."""

import pytest

from projects.exchange.resources import RESOURCES, resource_for
from projects.models import RECORD_TYPES, Decision, Project, User
from tests import make


def test_every_record_type_has_a_resource():
    assert tuple(RESOURCES) == RECORD_TYPES


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_every_field_that_people_fill_in_is_a_column(model):
    fields = (*model._meta.fields, *model._meta.many_to_many)
    expected = {field.name for field in fields if field.editable and not field.primary_key}
    if model is Project:
        expected |= {"leads", "observers"}
    if model is Decision:
        # Relations are records of their own, with a file of their own.
        expected -= {"related"}
    header = resource_for(model).header(internal=True)
    assert set(header) == expected
    assert header[:2] == ["code", "is_public"]


def test_what_is_internal_or_computed_is_no_column_of_the_fixture():
    resource = resource_for(Project)
    assert resource.header(internal=True)[-2:] == ["owner", "internal_note"]
    assert resource.download_header()[-3:] == ["basis", "status", "status_since"]
    assert {"owner", "internal_note", "status"} & set(resource.header()) == set()


@pytest.mark.django_db
def test_a_record_is_written_as_text():
    staff = User.objects.create(username="an.peeters@x")
    project = make.project(owner=staff, internal_note="a\r\nb", is_flagship=True)
    make.status_update(project=project)
    for code, role in (("nl", "lead"), ("lu", "partner"), ("be", "partner")):
        project.roles.create(partner=make.partner(code=code), role=role)
    project.related.add(make.project(code="auto"))
    resource = resource_for(Project)
    names = ["code", "is_public", "theme", "parent", "position", "is_flagship", "leads", "partners", "observers"]
    assert resource.row(project, names) == ["fiets", "true", "1", "", "0", "true", "nl", "be lu", ""]
    names = ["related", "owner", "internal_note", "status", "status_since"]
    assert resource.row(project, names) == ["auto", "an.peeters@x", "a\nb", "running", "2022-12-31"]


@pytest.mark.django_db
@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_writing_records_takes_one_query_and_one_for_each_column_of_codes(model, django_assert_num_queries):
    record = make.ONE_OF_EACH[model]()
    resource = resource_for(model)
    names = resource.download_header(internal=True)
    with django_assert_num_queries(1 + sum(resource.fields[name].many for name in names)):
        texts = resource.texts(model.objects.all(), names)
    assert set(texts[record.code]) == set(names)
