"""The pages that explain the API: made from it, and usable without a script."""

import pytest
from django.utils.translation import override

from projects.api.views import RECORD_SETS
from tests import make

pytestmark = pytest.mark.django_db


def test_the_overview_leads_to_every_list(client):
    text = client.get("/en/api/").content.decode()
    assert [word for word in RECORD_SETS if f'href="/en/api/{word}/"' not in text] == []
    assert 'href="/api/v1/schema"' in text


def test_a_list_names_its_parameters_with_their_allowed_values_and_shows_a_real_record(client):
    make.follow_up(code="studie", title_en="Publish the study")
    text = client.get("/en/api/follow-ups/").content.decode()
    assert "<code>outcome_not_recorded</code> outcome not recorded" in text
    assert "&quot;en&quot;: &quot;Publish the study&quot;" in text
    assert "<code>sort</code>" not in text


def test_the_form_asks_the_api_itself(client):
    make.document(kind="letter")
    answer = client.get("/en/api/documents/")
    text = answer.content.decode()
    assert '<form class="filters try" method="get" action="http://testserver/api/v1/documents"' in text
    names = [field.name for field in answer.context["fields"]]
    assert client.get("/api/v1/documents", dict.fromkeys(names, "")).status_code == 200
    assert [name for name in names if f'name="{name}"' not in text] == []


def test_a_list_that_does_not_exist_has_no_page(client):
    assert client.get("/en/api/users/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_pages_are_there_without_a_single_record(client, language):
    with override(language):
        assert client.get(f"/{language}/api/projects/").status_code == 200
