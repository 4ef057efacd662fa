import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.admin.record_field import MOST_NAMED, RecordField
from projects.models import Decision, Document
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def complaint(text, model=Document):
    with pytest.raises(ValidationError) as caught:
        RecordField(model=model).clean(text)
    return caught.value.messages


def test_an_empty_field_means_no_record():
    assert (RecordField(model=Document).clean(""), RecordField(model=Document).clean("  ")) == (None, None)


@pytest.mark.parametrize("typed", ["m-2022-7", "M(2022)7", "M (2022) 7", "m20227", " M-2022-7 "])
def test_an_act_is_found_in_any_spelling_of_its_number(typed):
    act = make.decision()
    make.decision(number=70)
    assert RecordField(model=Decision).clean(typed) == act


def test_words_of_the_title_find_a_record_in_any_language():
    found = make.document(code="a", title_nl="Studie over de fiets", title_fr="Étude sur le vélo")
    make.document(code="b", title_nl="Studie over water", title_fr="Étude sur l’eau")
    assert [RecordField(model=Document).clean(typed) for typed in ("fiets studie", "VÉLO".lower())] == [found, found]


def test_a_code_counts_more_than_a_title():
    make.document(code="fiets-2", title_nl="fiets")
    meant = make.document(code="fiets", title_nl="Roadmap")
    assert RecordField(model=Document).clean("fiets") == meant


def test_what_fits_several_names_some_of_them_and_asks_for_a_code():
    for number in range(MOST_NAMED + 1):
        make.document(code=f"d-{number}", title_nl=f"Studie {number}")
    [message] = complaint("studie")
    assert message.startswith("“studie” fits several; type the code of one: d-0: Studie 0; d-1: Studie 1; ")
    assert message.endswith("; …")


@pytest.mark.parametrize("typed", ["nothing like it", "M (2022) 8", "%", "'; --"])
def test_what_fits_nothing_is_said(typed):
    make.document(), make.decision()
    assert complaint(typed, Decision) == [f"Nothing was found for “{typed}”."]


@pytest.mark.parametrize("typed", ["a\0b", "x" * 201])
def test_what_cannot_be_a_name_is_refused(typed):
    with CaptureQueriesContext(connection) as captured:
        complaint(typed)
    assert len(captured) == 0
