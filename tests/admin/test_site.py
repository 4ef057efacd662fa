from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from projects.models import ChangeSet, FollowUp, Project
from projects.reports.attention import attention
from tests import make

INDEX = reverse("admin:index")


@pytest.fixture
def busy():
    """Something of everything that needs attention, and beside each something that does not."""
    today = timezone.localdate()
    news = make.project(code="news")
    make.status_update(project=news, day=today)
    stale = make.project(code="stale")
    make.status_update(project=stale, day=today - timedelta(days=200))
    make.project(code="draft", is_public=False)
    past, near, far = (today - timedelta(days=10), today + timedelta(days=90), today + timedelta(days=91))
    for code, due_last, reported in (
        ("late", past, today),
        ("silent", past, None),
        ("near", near, None),
        ("far", far, None),
    ):
        make.follow_up(
            code=code, project=news, due_first=None, due_last=due_last, due_basis="stated", reported_on=reported
        )
    make.follow_up(
        code="met", project=news, due_last=past, due_basis="stated", state="met", closed_on=today, reported_on=today
    )
    ChangeSet.objects.create(record_type="project", file_name="open.csv")
    ChangeSet.objects.create(record_type="project", state="refused", decided_at=timezone.now())


def test_each_number_on_the_desk_is_the_length_of_the_list_behind_it(sign_in, busy):
    client = sign_in("Editor")
    answer = client.get(INDEX)
    cards = [*answer.context["cards"], *answer.context["drafts"]]
    behind = [client.get(card.address).context["cl"].result_count for card in cards]
    assert [card.number for card in cards] == behind == [1, 1, 1, 2, 1, 1]


def test_the_desk_takes_as_many_queries_for_much_as_for_nothing(sign_in, busy):
    client, counts = sign_in("Editor"), []
    for _ in range(2):
        client.get(INDEX)
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        counts.append(len(queries))
        FollowUp.objects.all().delete()
        Project.objects.filter(code="stale").delete()
        ChangeSet.objects.all().delete()
    assert counts[0] == counts[1]


def test_somebody_without_any_right_sees_an_empty_desk(sign_in, person, busy):
    client = sign_in("Reader")
    make.models.User.objects.get(username="reader").groups.clear()
    answer = client.get(INDEX)
    assert (answer.context["cards"], answer.context["drafts"]) == ([], [])


@pytest.mark.django_db
def test_what_is_due_tomorrow_is_not_late_today():
    make.follow_up(due_last=date(2023, 6, 30), due_basis="stated", reported_on=date(2023, 6, 1))
    found = attention(date(2023, 6, 30))
    assert (found.overdue, found.due_soon, found.without_outcome) == (0, 1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["index", "login"])
def test_no_page_of_the_desk_asks_for_anything_inline(sign_in, client, name):
    page = (sign_in("Administrator") if name == "index" else client).get(reverse(f"admin:{name}"), follow=True)
    text = page.content.decode()
    assert [word for word in ("style=", "onclick=", "<style", "<script>") if word in text] == []
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]


@pytest.mark.parametrize("page", [INDEX, reverse("mfa_index"), reverse("admin:projects_project_changelist")])
def test_every_page_of_the_desk_leads_to_the_own_security_and_out(sign_in, page):
    text = sign_in("Reader").get(page).content.decode()
    assert f'<a href="{reverse("mfa_index")}">Security</a>' in text
    assert f'method="post" action="{reverse("account_logout")}"' in text


def test_who_may_not_is_told_so_on_a_page_of_the_desk(sign_in):
    answer = sign_in("Reader").get(reverse("admin:projects_project_add"))
    assert (answer.status_code, "Your account has no right to this page" in answer.content.decode()) == (403, True)
