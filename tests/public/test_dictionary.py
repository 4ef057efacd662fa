"""The data dictionary as a page."""

from projects.exchange.dictionary import meanings
from projects.models import RECORD_TYPES


def test_every_column_of_every_file_stands_on_it(client, db):
    text = client.get("/en/data-dictionary/").content.decode()
    for model in RECORD_TYPES:
        for meaning in meanings(model):
            assert f'<th scope="row"><code>{meaning.column}</code></th>' in text
    assert "<code>no_information</code> no information" in text
    assert 'id="follow-ups"' in text
