"""The description of the data for other catalogues: what DCAT-AP asks for is there, and leads somewhere."""

import pytest

from projects.models import RECORD_TYPES
from tests import make

pytestmark = pytest.mark.django_db

# What DCAT-AP 3 makes mandatory, and what it recommends and we have.
REQUIRED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset", "dct:license", "dct:language"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:publisher", "dcat:distribution", "dcat:contactPoint"},
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dct:format", "dct:title"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL", "dcat:servesDataset", "dct:license"},
    "foaf:Agent": {"foaf:name"},
}


@pytest.fixture
def catalog(client):
    make.document()
    answer = client.get("/data/catalog.jsonld")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    return answer.json()


def nodes(value):
    """Yield every node with a type in a JSON-LD document."""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            if "@type" in part and "@value" not in part:
                yield part
            for inner in part.values():
                yield from nodes(inner)


def test_every_node_has_what_dcat_ap_asks_for(catalog):
    found = list(nodes(catalog))
    missing = [(node["@type"], REQUIRED.get(node["@type"], set()) - set(node)) for node in found]
    assert [pair for pair in missing if pair[1]] == []
    assert set(REQUIRED) <= {node["@type"] for node in found}


def test_every_prefix_is_declared(catalog):
    names = {name for node in nodes(catalog) for name in (*node, node["@type"]) if not name.startswith("@")}
    assert {name.partition(":")[0] for name in names} <= set(catalog["@context"])


def test_titles_and_descriptions_stand_in_three_languages(catalog):
    for node in (catalog, catalog["dcat:dataset"]):
        for name in ("dct:title", "dct:description"):
            assert [text["@language"] for text in node[name]] == ["nl", "fr", "en"]


def test_every_file_is_a_distribution_and_can_be_fetched(catalog, client):
    files = catalog["dcat:dataset"]["dcat:distribution"]
    assert len(files) == len(RECORD_TYPES) + 1
    answers = [client.get(file["dcat:downloadURL"]["@id"]) for file in files]
    assert {answer.status_code for answer in answers} == {200}
    for answer in answers:
        answer.close()


def test_the_zip_tells_its_size_and_its_digest_and_the_service_is_the_api(catalog, client):
    whole = catalog["dcat:dataset"]["dcat:distribution"][0]
    digest = client.get("/data/benelux-tracker.zip.sha256").content.decode().split()[0]
    assert whole["spdx:checksum"]["spdx:checksumValue"]["@value"] == digest
    assert int(whole["dcat:byteSize"]["@value"]) > 1000
    for name in ("dcat:endpointURL", "dcat:endpointDescription"):
        assert client.get(catalog["dcat:service"][name]["@id"]).status_code == 200
    assert catalog["dcat:service"]["dcat:servesDataset"]["@id"] == catalog["dcat:dataset"]["@id"]


def test_the_page_about_the_data_leads_to_it(client):
    text = client.get("/fr/about-the-data/").content.decode()
    assert '<link rel="alternate" type="application/ld+json" href="/data/catalog.jsonld">' in text
