"""What is private never comes out: not on a page, not in a list, not in a file."""

import io
import zipfile

import openpyxl
import pytest
from django.utils.translation import override

from tests.public.world import SECRET, addresses, public_world, secret_world, tie_to_secrets

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Public records tied to private ones in every way, and the private ones."""
    public = public_world()
    secrets = secret_world(public)
    return [*public.values(), *tie_to_secrets(public, secrets)], list(secrets.values())


def body_of(response):
    """Return all that a response says, headers, workbooks and zips unpacked, in lower case."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Type", "") == "application/zip":
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"\n".join(archive.read(name) for name in archive.namelist())
    if response.get("Content-Type", "").endswith("spreadsheetml.sheet"):
        rows = openpyxl.load_workbook(io.BytesIO(content), read_only=True).active.values
        content = "\n".join(str(cell) for row in rows for cell in row).encode()
    return (str(response.headers) + content.decode()).casefold()


def test_no_page_list_or_file_shows_a_private_record(client, world):
    shown, _secrets = world
    with override("nl"):
        asked = sorted(set(addresses(shown)))
    answers = {address: client.get(address) for address in asked}
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(asked, 200)
    assert [address for address, answer in answers.items() if SECRET in body_of(answer)] == []


def test_a_private_record_is_not_found(client, world):
    _shown, secrets = world
    with override("nl"):
        own = [record.get_absolute_url() for record in secrets if "#" not in record.get_absolute_url()]
    assert [client.get(address).status_code for address in own] == [404] * 9
