import pytest
from django.urls import reverse

INDEX = reverse("admin:index")


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
