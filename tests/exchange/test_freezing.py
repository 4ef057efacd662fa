"""The state of all records, packed so that nobody changes it unseen."""

import zlib
from datetime import date

import pytest

from projects.exchange import freezing
from projects.exchange.freezing import Damaged, freeze, pack, state_now, state_of, unpack
from projects.models import RECORD_TYPES, FrozenReport, User
from tests import make

ON = date(2024, 3, 1)
STATE = {"theme": {"columns": ["code", "title_nl"], "rows": {"1": ["1", "Mobiliteit\x00é"]}}}


def frozen_now(name="Jaarverslag 2023", user=None):
    report = FrozenReport(name=name, year=2023)
    freeze(report, ON, user)
    return report


def test_what_is_packed_comes_out_the_same():
    assert unpack(*pack(STATE)) == STATE


def test_the_same_state_has_the_same_digest_in_whatever_order_it_was_read():
    other = {"theme": {"rows": STATE["theme"]["rows"], "columns": STATE["theme"]["columns"]}}
    changed = {"theme": {"columns": ["code", "title_nl"], "rows": {"1": ["1", "Anders"]}}}
    assert pack(STATE)[1] == pack(other)[1] != pack(changed)[1]


@pytest.mark.parametrize("content", [b"", b"no zip", pack({})[0], zlib.compress(b"{}") + b"x"])
def test_what_is_not_what_was_frozen_is_not_read(content):
    with pytest.raises(Damaged):
        unpack(content, pack(STATE)[1])


@pytest.mark.django_db
def test_a_state_holds_every_record_public_or_not_as_the_files_have_it():
    for model in RECORD_TYPES:
        make.ONE_OF_EACH[model](code=f"een-{model._meta.model_name}", is_public=False)
    state = state_now()
    assert list(state) == [model._meta.model_name for model in RECORD_TYPES]
    assert all(f"een-{name}" in cells["rows"] for name, cells in state.items())
    theme = state["theme"]
    assert dict(zip(theme["columns"], theme["rows"]["een-theme"], strict=True)) == {
        "code": "een-theme",
        "is_public": "false",
        "parent": "",
        "position": "1",
        "title_nl": "Mobiliteit",
    } | dict.fromkeys(theme["columns"][5:-1], "") | {"basis": "entered"}


@pytest.mark.django_db
def test_internal_notes_and_owners_are_not_frozen():
    owner = User.objects.create_user("geheime-eigenaar")
    make.project(internal_note="GEHEIM", owner=owner)
    make.follow_up(owner=owner)
    text = str(state_now())
    assert ("Roadmap fiets" in text, "GEHEIM" in text, "geheime-eigenaar" in text) == (True, False, False)


@pytest.mark.django_db
def test_a_report_is_frozen_with_all_records_their_number_and_who_did_it():
    user = User.objects.create_user("iemand")
    make.project()
    frozen_now(user=user)
    report = FrozenReport.objects.get()
    assert (report.on, report.made_by, report.records) == (ON, user, 2)
    assert state_of(report) == state_now()
    make.project(code="nieuw")
    assert "nieuw" not in state_of(report)["project"]["rows"]


@pytest.mark.django_db
def test_a_write_meanwhile_makes_it_read_anew(monkeypatch):
    make.theme(code="a")
    versions = iter([1, 2, 2, 2])
    monkeypatch.setattr(freezing, "data_version", lambda: next(versions))
    assert "a" in state_now()["theme"]["rows"]
    assert list(versions) == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_a_state_takes_the_same_queries_for_any_number_of_records(django_assert_num_queries, number):
    for index in range(number):
        make.project(code=f"p-{index}")
    with django_assert_num_queries(20):
        state_now()
