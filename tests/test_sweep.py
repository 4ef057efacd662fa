"""What every record type has; a new one that lacks something fails here by itself."""

import csv

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from projects.exchange.resources import resource_for
from projects.exchange.seeding import fixture_name, seed
from projects.models import RECORD_TYPES, DecisionRelation, DueChange, Heading, StatusUpdate, Transposition
from projects.public.prose import FILES
from projects.translated import columns
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


# Records that stand on the page of another one: a status on its project, a row of the table on its decision.
ON_ANOTHER_PAGE = {Heading, StatusUpdate, DecisionRelation, Transposition, DueChange}


@each
@pytest.mark.django_db
def test_the_address_of_a_record_leads_to_its_page_and_to_its_place_on_it(client, model):
    record = make.ONE_OF_EACH[model]()
    address, _hash, place = record.get_absolute_url().partition("#")
    answer = client.get(address)
    assert (answer.status_code, bool(place)) == (200, model in ON_ANOTHER_PAGE)
    assert not place or f'id="{place}"' in answer.content.decode()


@each
@pytest.mark.django_db
def test_a_record_is_on_its_list_and_in_its_file(client, model):
    record = make.ONE_OF_EACH[model]()
    words = {model: word for word, model in FILES.items()}
    file = client.get(reverse("public:data-file", args=[words[model], "csv"]))
    assert f"\n{record.code}," in b"".join(file.streaming_content).decode()
    if model not in ON_ANOTHER_PAGE:
        answer = client.get(reverse(f"public:{model._meta.model_name}-list"))
        assert f'href="{record.get_absolute_url()}"' in answer.content.decode()


@each
@pytest.mark.django_db
def test_a_record_has_its_place_on_the_staff_desk_and_a_group_that_publishes_it(admin_client, model):
    record, name = make.ONE_OF_EACH[model](), model._meta.model_name
    page = admin_client.get(reverse(f"admin:projects_{name}_change", args=[record.pk]))
    assert (page.status_code, page.context["original"]) == (200, record)
    rights = Group.objects.get(name="Publisher").permissions.values_list("codename", flat=True)
    assert {f"{verb}_{name}" for verb in ("view", "add", "change", "import", "export", "publish")} <= set(rights)


@each
def test_a_record_has_a_resource_a_fixture_with_its_header_and_an_admin(model):
    fixture = settings.BASE_DIR / "fixtures" / fixture_name(model)
    with fixture.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == resource_for(model).header()
    assert admin.site.is_registered(model)


@pytest.mark.django_db
def test_the_fixtures_stand_in_the_form_that_the_export_writes():
    seed(settings.BASE_DIR / "fixtures")
    for model in RECORD_TYPES:
        resource = resource_for(model)
        texts = resource.texts(model.objects.all(), resource.header())
        with (settings.BASE_DIR / "fixtures" / fixture_name(model)).open(encoding="utf-8", newline="") as file:
            assert {row["code"]: row for row in csv.DictReader(file)} == texts
    assert [(result.new, result.changed, result.kept) for result in seed(settings.BASE_DIR / "fixtures")] == [
        (0, 0, 0)
    ] * len(RECORD_TYPES)


@pytest.mark.django_db
def test_every_text_of_the_seed_stands_in_three_languages():
    seed(settings.BASE_DIR / "fixtures")
    missing = []
    for model in RECORD_TYPES:
        names = {field.name for field in model._meta.fields}
        for name in {name.removesuffix("_nl") for name in names if name.endswith("_nl")}:
            for record in model.objects.exclude(**{f"{name}_nl": ""}):
                missing += [(record.code, column) for column in columns(name) if not getattr(record, column)]
    assert missing == []
