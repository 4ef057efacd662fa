"""What search knows is in step with the records, however they are written."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from projects.exchange.changes import apply, propose, undo
from projects.exchange.seeding import seed
from projects.models import RECORD_TYPES, Activity, Document, Project, SearchWord, StatusUpdate, User, fulltext
from projects.models.search import SEARCHED, index_everything, key_of, record_of, tokens_for
from projects.models.steps import go_back, set_public, set_status
from tests import make
from tests.exchange.files import csv_file

pytestmark = pytest.mark.django_db


def found(word):
    """Return (kind, code) of the records in whose texts `word` stands, in the order of codes."""
    rows = [record_of(row.key) for row in fulltext.match([tokens_for(word)], 100)]
    models = {model._meta.model_name: model for model in RECORD_TYPES}
    return sorted((name, models[name].objects.get(pk=pk).code) for name, pk in rows)


def test_every_kind_with_a_page_of_its_own_is_found_by_its_title():
    records = [model.objects.first() or make.ONE_OF_EACH[model]() for model in RECORD_TYPES]
    for record in (record for record in records if "#" not in record.get_absolute_url()):
        record.title_nl = "Zeppelin"
        record.save()
    assert [name for name, _code in found("zeppelin")] == sorted(SEARCHED)


def test_saving_lets_the_new_words_be_found_and_no_longer_the_old():
    record = make.document(code="een", title_nl="Zeppelin")
    record.title_nl = "Luchtballon"
    record.save()
    assert (found("zeppelin"), found("luchtballon")) == ([], [("document", "een")])


def test_deleting_one_or_many_lets_them_be_forgotten():
    one, two = make.document(code="een", title_nl="Zeppelin"), make.document(code="twee", title_nl="Zeppelin")
    one.delete()
    assert found("zeppelin") == [("document", "twee")]
    Document.objects.filter(pk=two.pk).delete()
    assert fulltext.is_empty()


def test_what_is_taken_back_from_the_public_is_forgotten_and_found_again_when_published():
    record = make.document(code="een", title_nl="Zeppelin")
    set_public(record, False, "Fout", None)
    assert fulltext.is_empty()
    set_public(record, True, "Goed", None)
    assert found("zeppelin") == [("document", "een")]


def test_going_back_to_an_earlier_version_finds_the_earlier_words():
    record = make.document(code="een", title_nl="Zeppelin", url="")
    record.title_nl = "Luchtballon"
    record.save()
    go_back(record, record.history.earliest(), "Terug", None)
    assert (found("zeppelin"), found("luchtballon")) == ([("document", "een")], [])


def test_a_status_is_found_as_its_project_as_long_as_it_is_there_and_public():
    project = make.project(code="ballon")
    set_status(project, "running", date(2023, 1, 1), "De zeppelin vliegt.", User.objects.create(username="an"))
    assert found("zeppelin") == [("project", "ballon")]
    update = project.updates.get()
    update.is_public = False
    update.save()
    assert found("zeppelin") == []
    update.is_public = True
    update.save()
    StatusUpdate.objects.all().delete()
    assert found("zeppelin") == []
    make.status_update(project=project, text_nl="De zeppelin vliegt.").delete()
    assert (found("zeppelin"), found("ballon")) == ([], [("project", "ballon")])


def test_an_import_and_its_undo_are_found_and_forgotten():
    make.document(code="oud", title_nl="Zeppelin")
    rows = [{"code": code, "title_nl": "Luchtballon", "kind": "study", "is_public": "1"} for code in ("oud", "nieuw")]
    changeset = propose(Document, csv_file(*rows), "f.csv")
    assert found("luchtballon") == []
    apply(changeset)
    assert (found("luchtballon"), found("zeppelin")) == ([("document", "nieuw"), ("document", "oud")], [])
    undo(changeset)
    assert (found("luchtballon"), found("zeppelin")) == ([], [("document", "oud")])


def test_an_import_of_statuses_and_its_undo_change_what_their_projects_are_found_by():
    make.project(code="ballon")
    row = {"code": "b.1", "project": "ballon", "day": "2023-01-01", "status": "running", "is_public": "1"}
    changeset = propose(StatusUpdate, csv_file(row | {"text_nl": "De zeppelin vliegt."}), "f.csv")
    apply(changeset)
    assert found("zeppelin") == [("project", "ballon")]
    undo(changeset)
    assert found("zeppelin") == []


def test_the_seed_is_found(tmp_path):
    (tmp_path / "documents.csv").write_bytes(
        csv_file({"code": "een", "title_nl": "Zeppelin", "kind": "study", "is_public": "true"})
    )
    seed(tmp_path)
    assert found("zeppelin") == [("document", "een")]


def test_what_is_rolled_back_is_not_found():
    make.document(code="een", title_nl="Zeppelin")
    with pytest.raises(IntegrityError), transaction.atomic():
        make.document(code="twee", title_nl="Luchtballon")
        make.document(code="een", title_nl="Luchtballon")
    assert (found("luchtballon"), found("zeppelin")) == ([], [("document", "een")])


def test_making_the_index_anew_finds_what_was_written_past_it_and_nothing_else():
    make.document(code="een", title_nl="Zeppelin")
    Document.objects.update(title_nl="Luchtballon")
    Document.objects.bulk_create([Document(code="twee", title_nl="Luchtballon", kind="study")])
    assert index_everything() == 2
    assert (found("luchtballon"), found("zeppelin")) == ([("document", "een")], [])
    assert not SearchWord.objects.filter(word="zeppelin").exists()


def test_what_is_not_public_by_its_nature_is_never_in_the_index():
    staff = User.objects.create(username="geheimman")
    project = make.project(code="open", internal_note="geheimzinnig", owner=staff)
    make.status_update(project=project, text_nl="geheimtaal", is_public=False)
    make.document(code="geheimschrift", title_nl="geheimschrift", is_public=False)
    assert list(SearchWord.objects.filter(word__startswith="geheim")) == []
    assert [row.key for row in fulltext.match([("kproject", "kdocument")], 10)] == [key_of("project", project.pk)]


def test_a_word_is_kept_once_with_each_token_and_numbers_are_not():
    make.document(code="een", title_nl="Treinen", title_fr="Treinen")
    make.document(code="twee", title_nl="Treinen van 2022")
    words = SearchWord.objects.filter(word="treinen").order_by("token").values_list("token", "ending")
    assert list(words) == [("frtreinen", ""), ("nltrein", "niert")]
    assert not SearchWord.objects.filter(word="2022").exists()


def test_many_records_are_indexed_in_a_handful_of_statements():
    project = make.project()

    def statements(number, first):
        row = {"project": project.code, "kind": "study", "is_public": "1"}
        rows = [row | {"code": f"a{first + n}", "title_nl": f"Studie {n}"} for n in range(number)]
        changeset = propose(Activity, csv_file(*rows), "f.csv")
        with CaptureQueriesContext(connection) as captured:
            apply(changeset)
        return sum("projects_fulltext" in query["sql"] or "searchword" in query["sql"] for query in captured)

    assert statements(4, 0) <= 4
    assert statements(404, 10) <= 4
    assert Project.objects.count() == 1
