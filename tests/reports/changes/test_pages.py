"""Every public change, the latest first, and nothing that was private."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from projects.exchange.changes import apply, propose
from projects.models import RECORD_TYPES, FollowUp, Project, ProjectPartner, User
from projects.models.steps import close_as_met, set_public, set_status
from projects.reports.changes import Asked, Import, changes, versions
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    """The page is in English."""
    with override("en"):
        yield


def told(**asked):
    """Return (verb, kind, code) of each entry, the latest first."""
    return [
        (entry.verb, entry.kind._meta.model_name, entry.record and entry.record.code)
        for entry in changes(Asked(**asked)).entries
    ]


def change(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def write(number, model=Project):
    """Import `number` new public documents from a file."""
    lines = ["code,is_public,kind,title_nl", *(f"doc-{n:03},true,study,Studie {n}" for n in range(number))]
    changeset = propose(make.models.Document, "\n".join(lines).encode(), "studies.csv")
    apply(changeset)
    return changeset


def test_what_was_added_and_changed_stands_with_the_latest_first():
    project = make.project(title_en="Cycling")
    change(project, title_en="Cycling roadmap")
    (entry, *_older) = changes(Asked()).entries
    assert (entry.verb, entry.record) == ("changed", project)
    assert [(d.label, d.old.text, d.new.text) for d in entry.differences] == [("Title", "Cycling", "Cycling roadmap")]
    assert told() == [("changed", "project", "fiets"), ("added", "project", "fiets"), ("added", "theme", "1")]


def test_a_change_of_what_is_not_public_is_no_change():
    project = make.project()
    staff = User.objects.create(username="staf")
    change(project, internal_note="geheim", owner=staff, position=7)
    change(make.follow_up(project=project), owner=staff)
    assert [verb for verb, _kind, _code in told()] == ["added", "added", "added"]


def test_a_private_record_never_appears():
    project = make.project()
    change(make.document(is_public=False), title_nl="geheim")
    change(project, is_public=False)
    make.activity(project=project)
    make.follow_up(project=project)
    make.status_update(project=project)
    assert told() == [("added", "theme", "1")]


def test_a_record_that_was_published_tells_nothing_of_before():
    document = make.document(is_public=False, title_nl="geheim")
    change(document, title_nl="Ook geheim")
    change(document, title_nl="Nu bekend")
    set_public(document, True, "klaar", None)
    assert told() == [("published", "document", document.code)]
    assert changes(Asked()).entries[0].differences == ()
    change(document, title_nl="Bekender")
    assert [d.old.text for d in changes(Asked()).entries[0].differences] == ["Nu bekend"]


def test_a_record_that_was_taken_back_and_published_again_tells_nothing_of_before():
    document = make.document(title_nl="geheim")
    change(document, title_nl="Opnieuw")
    change(document, is_public=False)
    change(document, is_public=True)
    assert told() == [("published", "document", document.code)]


def test_what_hangs_on_a_private_record_tells_nothing_of_before_either():
    project = make.project(is_public=False)
    promise = make.follow_up(project=project, title_nl="geheim", code="f")
    shift = make.due_change(followup=promise, reason_nl="geheim", code="d")
    change(promise, title_nl="Bekend")
    change(shift, reason_nl="Bekend")
    project.refresh_from_db()
    set_public(project, True, "klaar", None)
    assert told() == [("published", "project", "fiets"), ("added", "theme", "1")]
    change(shift, reason_nl="Bekender")
    assert [d.old.text for d in changes(Asked()).entries[0].differences] == ["Bekend"]


def test_what_hangs_on_a_record_that_was_taken_back_tells_nothing_of_before():
    project = make.project()
    change(make.activity(project=project, title_nl="geheim"), title_nl="Bekend")
    change(project, is_public=False)
    change(project, is_public=True)
    assert told() == [("published", "project", "fiets"), ("added", "theme", "1")]


def test_what_moved_from_a_private_record_to_a_public_one_tells_nothing_of_before():
    secret = make.project(code="geheim", is_public=False)
    activity = make.activity(project=secret, title_nl="geheim")
    change(activity, project=make.project(), title_nl="Bekend")
    assert told()[0] == ("published", "activity", activity.code)


def test_a_removed_record_is_said_to_be_gone_without_its_texts():
    make.document(title_nl="geheim").delete()
    make.document(title_nl="privé", is_public=False).delete()
    assert told() == [("removed", "document", None)]


def test_private_records_that_a_change_names_are_left_out():
    project = make.project()
    open_one, secret = make.partner(), make.partner(code="geheim", is_public=False)
    activity = make.activity(project=project)
    activity.partners.add(secret)
    assert told()[0][0] == "added"
    activity.partners.add(open_one)
    (difference,) = changes(Asked()).entries[0].differences
    assert (difference.shape, difference.old, difference.new) == ("records", None, (open_one,))


def test_steps_of_the_staff_are_told_without_their_names():
    staff = User.objects.create(username="geheim", first_name="geheim")
    project = make.project()
    promise = make.follow_up(project=project, code="f")
    set_status(project, "running", date(2023, 5, 1), "Loopt.", staff)
    close_as_met(promise, date(2023, 6, 1), "Done.", staff, {"proof_url": "https://x.example/"})
    assert told()[:3] == [
        ("changed", "followup", "f"),
        ("changed", "project", "fiets"),
        ("added", "statusupdate", "fiets.2023-05-01"),
    ]
    assert "geheim" not in repr(changes(Asked()))


def test_days_kinds_themes_and_records_narrow_the_question():
    other = make.theme(code="2", title_nl="Veiligheid")
    safe = make.project(code="veilig", theme=other)
    bike = make.project()
    make.status_update(project=bike, code="s")
    make.partner()
    FollowUp.history.model.objects.all().delete()
    Project.history.filter(code="veilig").update(history_date=datetime(2026, 11, 1, 22, 59, 59, tzinfo=UTC))
    assert told(until=date(2026, 11, 1)) == [("added", "project", "veilig")]
    assert told(until=date(2026, 10, 31)) == []
    assert ("added", "project", "veilig") not in told(since=date(2026, 11, 2))
    assert told(kinds=(ProjectPartner._meta.get_field("partner").related_model,)) == [("added", "partner", "be")]
    assert told(theme="2") == [("added", "project", "veilig")]
    assert told(record=safe) == [("added", "project", "veilig")]
    assert told(record=bike) == [
        ("changed", "project", "fiets"),
        ("added", "statusupdate", "s"),
        ("added", "project", "fiets"),
    ]


def test_pages_follow_one_another_without_a_gap_or_a_double():
    for number in range(5):
        document = make.document(code=f"d-{number}")
        change(document, title_nl=f"Stuk {number}")
        make.partner(code=f"p-{number}")
    same = datetime(2026, 11, 1, 12, tzinfo=UTC)
    make.models.Partner.history.update(history_date=same)
    make.models.Document.history.filter(history_type="+").update(history_date=same)
    everything = changes(Asked(), 100).entries
    found, after = [], None
    for _page in range(20):
        page = changes(Asked(after=after), 2)
        found += page.entries
        after = page.older
        if after is None:
            break
    assert (found, len(found)) == (everything, 15)


def test_a_large_import_is_told_as_one_with_numbers_by_kind():
    write(12)
    make.models.Document.objects.filter(code="doc-003").update(is_public=False)
    (entry,) = changes(Asked()).entries
    assert isinstance(entry, Import)
    assert [(count.kind, count.number, count.more) for count in entry.counts] == [(make.models.Document, 11, False)]
    assert changes(Asked(kinds=(make.models.Partner,))).entries == []


def test_a_small_import_is_told_record_by_record():
    write(versions.FOLDED - 1)
    assert told() == [("added", "document", f"doc-{n:03}") for n in reversed(range(versions.FOLDED - 1))]


def test_an_import_of_private_records_is_not_told():
    write(12)
    make.models.Document.objects.update(is_public=False)
    assert changes(Asked()).entries == []


def test_what_was_changed_after_an_import_stands_by_itself():
    write(12)
    change(make.models.Document.objects.get(code="doc-003"), title_nl="Anders")
    assert [entry.verb for entry in changes(Asked()).entries] == ["changed", "imported"]


def test_a_window_full_of_nothing_is_gone_past(monkeypatch):
    first = make.document(code="eerst")
    write(12)
    monkeypatch.setattr(versions, "WINDOW", 4)
    found, after = [], None
    for _page in range(20):
        page = changes(Asked(after=after))
        found += page.entries
        after = page.older
        if after is None:
            break
    assert [getattr(entry, "record", None) for entry in found] == [None, first]


def test_one_change_and_many_take_the_same_queries():
    def one_more(number):
        project = make.project(code=f"p-{number}")
        change(project, title_nl=f"Titel {number}", theme=make.theme(code=f"3.{number}"))
        change(make.follow_up(project=project, code=f"f-{number}"), responsible=make.partner(code=f"b-{number}"))
        change(make.status_update(project=project, code=f"s-{number}"), text_nl=f"Tekst {number}")

    taken = []
    for number in (1, 2, 3):
        one_more(number)
        with CaptureQueriesContext(connection) as captured:
            for entry in changes(Asked()).entries:
                str(entry.titled), entry.record.get_absolute_url()
        taken.append(len(captured))
    assert len(set(taken)) == 1


def test_an_entry_knows_its_local_time():
    make.document()
    moment = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)
    make.models.Document.history.update(history_date=moment)
    assert changes(Asked()).entries[0].at.date() == date(2026, 11, 2)
    assert changes(Asked()).entries[0].at - moment == timedelta(0)


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_a_window_is_read_from_the_index_without_sorting(model):
    indexes = [tuple(index.fields) for index in model.history.model._meta.indexes]
    assert ("history_date", "id") in indexes
    if connection.vendor == "sqlite":
        keys, _end = versions.window(model, Q(history_date__lte=datetime(2026, 11, 1, tzinfo=UTC)))
        assert "B-TREE" not in keys.explain()
