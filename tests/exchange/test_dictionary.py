"""Every column of every file is explained, in the language of whoever reads."""

import pytest
from django.utils.translation import override

from projects.exchange.dictionary import KINDS, Meaning, meanings
from projects.exchange.resources import resource_for
from projects.models import RECORD_TYPES, Document, Project


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_each_column_of_the_public_file_has_one_meaning_in_its_order(model):
    found = meanings(model)
    assert [meaning.column for meaning in found] == resource_for(model).download_header()
    assert {meaning.kind for meaning in found} <= set(KINDS)
    assert [meaning.column for meaning in found if not meaning.meaning] == []


def test_no_column_is_one_that_only_staff_have():
    assert {"owner", "internal_note"}.isdisjoint(meaning.column for meaning in meanings(Project))


def test_a_meaning_tells_the_kind_of_cell_where_it_leads_and_its_words():
    with override("en"):
        found = {meaning.column: meaning for model in (Project, Document) for meaning in meanings(model)}
    assert (found["theme"].kind, found["theme"].file) == ("code", "themes.csv")
    assert (found["projects"].kind, found["projects"].file) == ("codes", "projects.csv")
    assert found["leads"].meaning == "partners: lead"
    assert found["kind"].words[0] == ("report", "report")
    assert found["first_day"] == Meaning("first_day", "date", "", "first possible day", ())


def test_it_speaks_the_language_of_the_page():
    with override("nl"):
        assert {meaning.column: meaning.meaning for meaning in meanings(Project)}["leads"] == "partners: trekker"
