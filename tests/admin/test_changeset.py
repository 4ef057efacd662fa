import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.admin.differences import around_difference
from projects.exchange.changes import apply, propose
from projects.models import ChangeSet, FollowUp, Partner, Transposition
from tests import make
from tests.exchange.files import csv_file

HEADER = "code,is_public,kind,title_nl\n"


def proposed(user, *lines):
    return propose(Partner, (HEADER + "\n".join(lines)).encode(), "partners.csv", user)


def decide(client, changeset, step):
    return client.post(changeset.get_absolute_url(), {"step": step})


@pytest.fixture
def publisher(person):
    return person("Publisher")


@pytest.fixture
def desk(client, publisher):
    client.force_login(publisher)
    return client


def state(changeset):
    return ChangeSet.objects.get(pk=changeset.pk).state


def test_a_review_shows_old_beside_new_and_only_what_differs(desk, publisher):
    make.partner(code="be", title_nl="België")
    changeset = proposed(publisher, "be,true,member_state,Belgenland", "nl,true,member_state,Nederland")
    shown = {change.record_code: rows for change, rows in desk.get(changeset.get_absolute_url()).context["rows"]}
    assert shown == {
        "be": [("title_nl", "België", "Belgenland")],
        "nl": [
            ("is_public", "", "true"),
            ("kind", "", "member_state"),
            ("title_nl", "", "Nederland"),
            ("basis", "", "entered"),
        ],
    }


@pytest.mark.parametrize(
    ("only", "codes"), [("new", ["nl"]), ("changed", ["be"]), ("", ["be", "nl"]), ("x", ["be", "nl"])]
)
def test_a_review_can_be_filtered(desk, publisher, only, codes):
    make.partner(code="be")
    changeset = proposed(publisher, "be,true,member_state,Belgenland", "nl,true,member_state,Nederland")
    answer = desk.get(changeset.get_absolute_url(), {"only": only})
    assert [change.record_code for change, _rows in answer.context["rows"]] == codes


def test_a_review_comes_in_pages_and_a_page_stays_small(desk, publisher):
    lines = [f"p-{number},false,network,{'Netwerk ' * 30}{number}" for number in range(60)]
    changeset = proposed(publisher, *lines)
    answer = desk.get(changeset.get_absolute_url(), {"page": 3})
    assert (len(answer.context["rows"]), len(answer.content) < 100_000) == (10, True)


def test_applying_writes_what_was_reviewed_and_undoing_takes_it_back(desk, publisher):
    make.partner(code="be", title_nl="België")
    changeset = proposed(publisher, "be,true,member_state,Belgenland", "nl,true,member_state,Nederland")
    assert decide(desk, changeset, "apply").url == changeset.get_absolute_url()
    assert dict(Partner.objects.values_list("code", "title_nl")) == {"be": "Belgenland", "nl": "Nederland"}
    decide(desk, changeset, "undo")
    assert dict(Partner.objects.values_list("code", "title_nl")) == {"be": "België"}
    assert state(changeset) == "undone"


def test_a_second_click_is_told_that_it_comes_too_late(desk, publisher):
    changeset = proposed(publisher, "nl,true,member_state,Nederland")
    answers = [decide(desk, changeset, "apply") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert Partner.objects.count() == 1


def test_a_set_is_refused_and_then_cannot_be_applied(desk, publisher):
    changeset = proposed(publisher, "nl,true,member_state,Nederland")
    decide(desk, changeset, "refuse")
    assert (decide(desk, changeset, "apply").status_code, state(changeset)) == (409, "refused")
    assert list(Partner.objects.all()) == []


def test_a_record_that_changed_since_stops_the_set_and_is_named(desk, publisher):
    partner = make.partner(code="be", title_nl="België")
    changeset = proposed(publisher, "be,true,member_state,Belgenland", "nl,true,member_state,Nederland")
    partner.title_nl = "Koninkrijk België"
    partner.save()
    answer = decide(desk, changeset, "apply")
    assert (answer.status_code, [row.code for row in answer.context["conflicts"]]) == (409, ["be"])
    assert "Koninkrijk België" in answer.content.decode()
    assert (state(changeset), Partner.objects.filter(code="nl").exists()) == ("proposed", False)


def test_looking_at_a_set_changes_nothing(desk, publisher):
    changeset = proposed(publisher, "nl,true,member_state,Nederland")
    desk.get(changeset.get_absolute_url(), {"step": "apply"})
    assert (desk.put(changeset.get_absolute_url()).status_code, state(changeset)) == (405, "proposed")


@pytest.mark.parametrize("step", ["", "delete", "applied"])
def test_a_step_that_is_none_is_refused(desk, publisher, step):
    changeset = proposed(publisher, "nl,true,member_state,Nederland")
    assert (decide(desk, changeset, step).status_code, state(changeset)) == (403, "proposed")


@pytest.mark.parametrize("step", ["apply", "refuse", "undo"])
@pytest.mark.parametrize("group", ["Reader", "Editor"])
def test_the_set_of_another_is_not_for_readers_and_editors_to_decide(sign_in, publisher, group, step):
    changeset = proposed(publisher, "nl,false,member_state,Nederland")
    if step == "undo":
        apply(changeset, publisher)
    before = state(changeset)
    client = sign_in(group)
    assert client.get(changeset.get_absolute_url()).context["steps"] == []
    assert (decide(client, changeset, step).status_code, state(changeset)) == (403, before)


def test_an_editor_applies_a_set_of_their_own(sign_in):
    client = sign_in("Editor")
    changeset = proposed(make.models.User.objects.get(), "nl,false,member_state,Nederland")
    assert (decide(client, changeset, "apply").status_code, state(changeset)) == (302, "applied")


def test_an_editor_does_not_undo_what_has_been_published_since(sign_in):
    client = sign_in("Editor")
    changeset = proposed(make.models.User.objects.get(), "nl,false,member_state,Nederland")
    decide(client, changeset, "apply")
    Partner.objects.update(is_public=True)
    assert (decide(client, changeset, "undo").status_code, state(changeset)) == (409, "applied")


def test_a_right_that_was_taken_away_is_missed_at_once(sign_in):
    client = sign_in("Editor")
    user = make.models.User.objects.get()
    changeset = proposed(user, "nl,false,member_state,Nederland")
    user.groups.clear()
    assert (decide(client, changeset, "apply").status_code, state(changeset)) == (403, "proposed")


def test_the_list_of_sets_leads_to_their_reviews_and_edits_nothing(desk, publisher):
    changeset = proposed(publisher, "nl,true,member_state,Nederland")
    page = reverse("admin:projects_changeset_change", args=[changeset.pk])
    assert page in desk.get(reverse("admin:projects_changeset_changelist")).content.decode()
    assert desk.get(page).url == changeset.get_absolute_url()
    assert desk.get(reverse("admin:projects_changeset_add")).status_code == 403
    assert desk.post(reverse("admin:projects_changeset_delete", args=[changeset.pk])).status_code == 403


@pytest.mark.parametrize("code", ["nowhere", "x" * 40])
def test_a_set_that_is_not_there_is_not_found(desk, code):
    assert desk.get(reverse("admin:changeset_review", args=[code])).status_code == 404


def test_long_texts_are_cut_to_where_they_begin_to_differ():
    same = "a" * 1000
    old, new = around_difference(f"{same}old", f"{same}new", 100)
    assert (old, new) == (f"…{'a' * 25}old", f"…{'a' * 25}new")
    assert around_difference("short", "brief", 100) == ("short", "brief")


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ({"code": "P-2"}, ["p-2", *(f"p-2{n}" for n in range(10))]),
        ({"code": "p-2", "page": "x", "only": "changed"}, []),
        ({"code": "nothing"}, []),
        ({"code": "p\0", "page": "-1"}, [f"p-{n}" for n in range(25)]),
        ({"page": "2"}, [f"p-{n}" for n in range(25, 30)]),
        ({"page": "9" * 40}, [f"p-{n}" for n in range(25)]),
    ],
)
def test_a_change_is_found_by_its_code_and_by_its_page(desk, publisher, question, codes):
    changeset = proposed(publisher, *(f"p-{number},false,network,Netwerk" for number in range(30)))
    answer = desk.get(changeset.get_absolute_url(), question)
    assert [change.record_code for change, _rows in answer.context["rows"]] == codes


def test_a_review_names_the_other_sets_of_the_same_file_and_no_other(desk, publisher):
    first, second, other = (proposed(publisher, f"{code},true,member_state,Nederland") for code in ("nl", "nl", "be"))
    page = desk.get(first.get_absolute_url())
    assert (list(page.context["same_file"]), page.context["changeset"]) == ([second], first)
    assert list(desk.get(other.get_absolute_url()).context["same_file"]) == []
    assert first.file_digest in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_a_review_asks_the_same_number_of_questions_however_much_it_shows(
    desk, publisher, django_assert_num_queries, number
):
    changesets = [proposed(publisher, *(f"p-{n},false,network,Netwerk" for n in range(number))) for _ in range(number)]
    with django_assert_num_queries(13):
        desk.get(changesets[0].get_absolute_url())


def test_a_review_of_three_takes_the_queries_of_a_review_of_one(desk, publisher):
    counts = []
    for number in (1, 2, 3):
        make.transposition(
            code=f"t-{number}",
            decision=make.decision(number=number),
            authority=make.partner(code=f"p-{number}", title_nl=f"Partner {number}"),
        )
    for number in (1, 3):
        rows = [{"code": f"t-{one}", "state": "transposed"} for one in range(1, number + 1)]
        changeset = propose(Transposition, csv_file(*rows), "t.csv", publisher)
        desk.get(changeset.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(changeset.get_absolute_url()).content.decode()
        assert page.count("Public page") == number
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_review_leads_to_no_public_page_that_is_not_there(desk, publisher):
    make.follow_up(code="a", project=make.project(is_public=False))
    changeset = propose(FollowUp, csv_file({"code": "a", "title_nl": "Anders"}), "f.csv", publisher)
    page = desk.get(changeset.get_absolute_url())
    assert "Public page" not in page.content.decode()
