"""Freezing a report, reading it, and comparing."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.exchange.freezing import freeze, state_of
from projects.models import AuditEntry, FrozenReport, Project, User
from tests import make

ADD = reverse("admin:projects_frozenreport_add")
pytestmark = pytest.mark.django_db


def frozen(name="Jaarverslag 2023"):
    report = FrozenReport(name=name, year=2023)
    freeze(report, date(2024, 3, 1), None)
    return report


def page_of(client, report, **question):
    return client.get(reverse("admin:projects_frozenreport_change", args=[report.pk]), question)


def totals(answer):
    """Return kind → (before, after, new, gone, changed) of those with a difference."""
    return {
        one.record_type: (one.old, one.new, one.appeared, one.gone, one.changed)
        for _name, one in answer.context["types"]
        if one.differences
    }


def test_a_publisher_freezes_all_records_under_a_name_and_the_audit_knows(sign_in):
    make.project(is_public=False)
    answer = sign_in("Publisher").post(ADD, {"name": "Jaarverslag 2023, zoals gedrukt", "year": 2023}, follow=True)
    report = FrozenReport.objects.get()
    assert answer.status_code == 200
    assert (report.name, report.year, report.on) == ("Jaarverslag 2023, zoals gedrukt", 2023, timezone.localdate())
    assert (report.made_by.username, report.records) == ("publisher", 2)
    assert list(state_of(report)["project"]["rows"]) == ["fiets"]
    entry = AuditEntry.objects.get(kind="frozen")
    assert (entry.name, entry.about_type, entry.about_code) == ("publisher", "frozenreport", report.code)


@pytest.mark.parametrize(
    "values", [{}, {"name": "", "year": 2023}, {"name": "a", "year": 1900}, {"name": "\x00", "year": 2023}]
)
def test_what_cannot_be_frozen_leaves_nothing_behind(sign_in, values):
    answer = sign_in("Publisher").post(ADD, values)
    assert (answer.status_code, bool(answer.context["errors"])) == (200, True)
    assert (FrozenReport.objects.count(), AuditEntry.objects.filter(kind="frozen").count()) == (0, 0)


@pytest.mark.parametrize("group", ["Reader", "Editor"])
def test_who_does_not_publish_does_not_freeze(sign_in, group):
    client = sign_in(group)
    assert [client.get(ADD).status_code, client.post(ADD, {"name": "a", "year": 2023}).status_code] == [403, 403]
    assert FrozenReport.objects.count() == 0


def test_nobody_edits_or_takes_away_what_is_frozen(sign_in):
    report, client = frozen(), sign_in("Administrator")
    address = reverse("admin:projects_frozenreport_change", args=[report.pk])
    gone = reverse("admin:projects_frozenreport_delete", args=[report.pk])
    assert [client.post(address, {"name": "x"}).status_code, client.post(gone, {"post": "yes"}).status_code] == [
        405,
        403,
    ]
    assert FrozenReport.objects.get().name == "Jaarverslag 2023"


def test_the_page_says_what_it_holds_and_its_digest(sign_in):
    make.project()
    report = frozen()
    html = page_of(sign_in("Reader"), report).content.decode()
    assert (report.digest in html, "1 March 2024" in html, "No differences." in html) == (True, True, True)


def test_it_is_compared_with_the_records_as_they_are_now(sign_in):
    make.project(code="weg", theme=make.theme())
    make.project(code="blijft", title_en="Stays")
    report = frozen()
    Project.objects.get(code="weg").delete()
    changed = Project.objects.get(code="blijft")
    changed.title_en = "Stays, renamed"
    changed.save()
    make.project(code="nieuw")
    answer = page_of(sign_in("Reader"), report)
    assert totals(answer) == {"project": (2, 2, 1, 1, 1)}
    rows = {row.difference.code: row for row in answer.context["rows"]}
    assert rows["blijft"].cells == [("title (English)", "Stays", "Stays, renamed")]
    assert (rows["blijft"].title, rows["blijft"].kind) == ("Stays, renamed", "Projects")
    assert {code: row.address for code, row in rows.items()} == {
        "blijft": "/admin/projects/project/?code=blijft",
        "nieuw": "/admin/projects/project/?code=nieuw",
        "weg": "",
    }
    html = answer.content.decode()
    assert '<td class="old">Stays</td><td class="new">Stays, renamed</td>' in html


def test_two_frozen_reports_are_compared_the_earlier_first_from_either_page(sign_in):
    earlier = frozen("Eerder")
    make.project(theme=make.theme())
    later, client = frozen("Later"), sign_in("Reader")
    answers = [page_of(client, earlier, against=later.code), page_of(client, later, against=earlier.code)]
    assert [totals(answer) for answer in answers] == [{"theme": (0, 1, 1, 0, 0), "project": (0, 1, 1, 0, 0)}] * 2
    assert {row.address for answer in answers for row in answer.context["rows"]} == {""}


def test_kinds_of_records_and_of_differences_can_be_chosen(sign_in):
    report = frozen()
    make.project(theme=make.theme())
    client = sign_in("Reader")

    def shown(**question):
        return [row.difference.code for row in page_of(client, report, **question).context["rows"]]

    assert shown() == ["1", "fiets"]
    assert (shown(kind="theme"), shown(change="gone"), shown(kind="project", change="new")) == (["1"], [], ["fiets"])


def test_a_page_of_many_long_differences_stays_under_100_kb(sign_in):
    theme, report = make.theme(), None
    for number in range(60):
        make.project(code=f"p-{number:02}", theme=theme, summary_nl="Oud. " * 900, summary_fr="Vieux. " * 700)
    report = frozen()
    for project in Project.objects.all():
        project.summary_nl, project.summary_fr = "Nieuw. " * 700, "Neuf. " * 800
        project.save()
    client = sign_in("Reader")
    answer = page_of(client, report)
    assert (len(answer.context["rows"]), len(answer.content) < 100_000) == (25, True)
    last = page_of(client, report, page=3)
    assert [row.difference.code for row in last.context["rows"]][-1] == "p-59"


@pytest.mark.parametrize(
    "question", [{"against": "nobody"}, {"against": "\x00"}, {"kind": "user"}, {"change": "all"}, {"kind": "a\x00"}]
)
def test_a_question_that_cannot_be_answered_is_answered_with_a_sentence(sign_in, question):
    answer = page_of(sign_in("Reader"), frozen(), **question)
    assert (answer.status_code, "types" in answer.context) == (400, False)
    assert "errorlist" in answer.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999", "\x00"])
def test_an_impossible_page_is_one_that_there_is(sign_in, page):
    assert page_of(sign_in("Reader"), frozen(), page=page).status_code == 200


@pytest.mark.parametrize("key", ["0", "abc", "99999999999999999999999", "１"])
def test_a_report_that_there_is_not_is_not_found(sign_in, key):
    client = sign_in("Reader")
    assert client.get(f"/admin/projects/frozenreport/{key}/change/").status_code == 404


def test_what_is_no_longer_as_it_was_frozen_is_not_compared(sign_in):
    report = frozen()
    FrozenReport.objects.update(digest="0" * 64)
    answer = page_of(sign_in("Reader"), report)
    assert (answer.status_code, answer.context["is_damaged"], "types" in answer.context) == (200, True, False)
    assert "the digest does not fit" in answer.content.decode()


def test_who_may_not_read_all_records_does_not_read_what_is_frozen(sign_in):
    report, client = frozen(), sign_in("Reader")
    user = User.objects.get()
    user.groups.clear()
    user.user_permissions.add(Permission.objects.get(codename="view_frozenreport"))
    assert [page_of(client, report).status_code, page_of(Client(), report).status_code] == [403, 302]


def test_internal_notes_are_not_on_the_page(sign_in):
    report = frozen()
    make.project(internal_note="GEHEIM")
    html = page_of(sign_in("Publisher"), report).content.decode()
    assert ("Roadmap fiets" in html, "GEHEIM" in html) == (True, False)


def test_the_draft_leads_to_the_latest_frozen_report_and_its_differences(sign_in):
    frozen("Eerder")
    latest = frozen("Laatst")
    html = sign_in("Reader").get(reverse("admin:annual_draft")).content.decode()
    address = reverse("admin:projects_frozenreport_change", args=[latest.pk])
    assert f'<a href="{address}">What has changed since “Laatst” was frozen</a>' in html


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_records(sign_in, django_assert_num_queries, number):
    client, report = sign_in("Reader"), frozen()
    for index in range(number):
        make.project(code=f"p-{index}")
    page_of(client, report)
    with django_assert_num_queries(26):
        page_of(client, report)
