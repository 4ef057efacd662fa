"""The description of the API: valid OpenAPI, in JSON and YAML, and true."""

from io import StringIO

import jsonschema
import pytest
import yaml
from django.core.management import call_command

from projects.api.schema import description
from projects.api.views import RECORD_SETS
from projects.api.words import WORDS
from projects.models import RECORD_TYPES
from tests import make

pytestmark = pytest.mark.django_db


def test_it_is_valid_and_nothing_in_it_had_to_be_guessed():
    written = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=written)
    assert written.getvalue().startswith("openapi: 3.")


def test_it_comes_as_json_and_as_yaml(client):
    as_json = client.get("/api/v1/schema")
    as_yaml = client.get("/api/v1/schema.yaml")
    asked_for = client.get("/api/v1/schema", headers={"Accept": "application/vnd.oai.openapi"})
    assert as_json.json() == yaml.safe_load(as_yaml.content) == yaml.safe_load(asked_for.content)
    assert as_json["Content-Type"].startswith("application/vnd.oai.openapi+json")


def test_it_names_every_list_and_what_goes_wrong():
    paths = description()["paths"]
    assert {f"/api/v1/{word}" for word in RECORD_SETS} <= set(paths)
    assert all("default" in operation["responses"] for path in paths.values() for operation in path.values())


def closed(schema):
    """Return an OpenAPI 3.0 schema as JSON Schema that allows no property it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items() if key != "nullable"}
    if "properties" in found:
        found["additionalProperties"] = False
    return {"anyOf": [found, {"type": "null"}]} if schema.get("nullable") is True else found


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: WORDS[model])
def test_what_it_says_of_a_record_is_what_is_answered(ask, model):
    record = make.ONE_OF_EACH[model]()
    schemas = description()["components"]["schemas"]
    name = description()["paths"][f"/api/v1/{WORDS[model]}/{{code}}"]["get"]["responses"]["200"]["content"]
    described = name["application/json"]["schema"]["$ref"].rpartition("/")[2]
    validator = jsonschema.validators.validator_for({})(closed(schemas[described]))
    assert [error.message for error in validator.iter_errors(ask(f"{WORDS[model]}/{record.code}"))] == []
