"""Getting in: by name and password, with a second factor where it is asked for; and what keeps others out."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from projects.admin.adapters import signed_in_lately
from projects.admin.sessions import has_ended
from projects.models import AuditEntry, User

HOUR = 60 * 60
DESK = reverse("admin:projects_project_changelist")
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def nothing_tried_yet():
    """Forget how often other tests tried."""
    cache.clear()


def try_to_sign_in(name, *, wrongly=False):
    """Return the client after it sent the form, and the answer."""
    client, password = Client(), "wrong" if wrongly else "secret"
    return client, client.post(reverse("account_login"), {"login": name, "password": password}, headers=ENGLISH)


def is_open(client):
    return client.get(DESK).status_code == 200


def test_the_desk_leads_to_the_sign_in_and_the_sign_in_back_to_the_page(client, person):
    person("Editor")
    page = client.get(DESK, follow=True)
    assert page.redirect_chain[-1][0] == f"{reverse('account_login')}?next={DESK}"
    answer = client.post(page.redirect_chain[-1][0], {"login": "editor", "password": "secret", "next": DESK})
    assert (answer.status_code, answer.url) == (302, DESK)
    assert is_open(client)


def test_the_e_mail_address_serves_as_name(person):
    person("Editor", email="An@tracker.example")
    assert is_open(try_to_sign_in("an@tracker.example")[0])


def test_a_sign_in_leads_to_no_other_site(person):
    person("Editor")
    form = {"login": "editor", "password": "secret", "next": "https://elsewhere.example/"}
    assert Client().post(reverse("account_login"), form).url == reverse("admin:index")


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "socialaccount_signup", "socialaccount_connections"]
)
def test_nobody_makes_or_changes_an_account_alone(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
def test_who_is_not_on_the_staff_gets_no_further():
    User.objects.create_user("guest", password="secret")
    client, _answer = try_to_sign_in("guest")
    assert client.get(DESK, follow=True).status_code == 403


@pytest.mark.parametrize("page", [DESK, reverse("admin:index"), reverse("admin:projects_project_export", args=["csv"])])
def test_where_a_second_factor_is_asked_for_the_desk_is_closed_without_one(sign_in, settings, page):
    settings.REQUIRE_MFA = True
    client = sign_in("Administrator")
    answer = client.get(page, follow=True)
    assert answer.redirect_chain[-1] == (reverse("mfa_index"), 302)
    assert "The staff desk opens once you have set up a second factor." in answer.content.decode()


@pytest.mark.parametrize(("kind", "opens"), [("totp", True), ("webauthn", True), ("recovery_codes", False)])
def test_an_app_or_a_key_opens_the_desk_and_recovery_codes_alone_do_not(sign_in, settings, kind, opens):
    settings.REQUIRE_MFA = True
    client = sign_in("Editor")
    Authenticator.objects.create(user=User.objects.get(username="editor"), type=kind, data={})
    assert is_open(client) is opens


def test_with_a_second_factor_the_password_alone_signs_nobody_in(person):
    user = person("Editor")
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    client, answer = try_to_sign_in("editor")
    assert (answer.status_code, answer.url) == (302, reverse("mfa_authenticate"))
    assert not is_open(client)


def test_after_five_wrong_passwords_the_right_one_is_not_heard_but_others_are(person):
    person("Editor")
    person("Publisher")
    for _time in range(5):
        try_to_sign_in("editor", wrongly=True)
    client, answer = try_to_sign_in("editor")
    assert "Too many wrong attempts. Try again" in answer.content.decode()
    assert not is_open(client)
    assert is_open(try_to_sign_in("publisher")[0])


@pytest.mark.parametrize(("failures", "minutes_ago", "hears"), [(9, 14, True), (10, 14, False), (10, 16, True)])
def test_failures_are_counted_where_every_process_sees_them(person, failures, minutes_ago, hears):
    user = person("Editor")
    for _time in range(failures):
        AuditEntry.note(AuditEntry.Kind.SIGN_IN_FAILED, user)
    AuditEntry.objects.update(at=timezone.now() - timedelta(minutes=minutes_ago))
    assert is_open(try_to_sign_in("editor")[0]) is hears


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a\0b", "\0", "x" * 5000, "é@ü", "%s' OR 1=1 --"])
def test_strange_names_are_only_names(name):
    assert try_to_sign_in(name)[1].status_code == 200


@pytest.mark.django_db
def test_one_address_on_the_network_tries_so_many_names_a_minute_and_no_more():
    answers = [try_to_sign_in(f"name-{number}", wrongly=True)[1] for number in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert "Too many attempts" in answers[-1].content.decode()


def test_a_new_password_ends_the_session_at_once(sign_in):
    client = sign_in("Editor")
    assert is_open(client)
    user = User.objects.get(username="editor")
    user.set_password("another")
    user.save()
    assert not is_open(client)


@pytest.mark.parametrize("flag", ["is_active", "is_staff"])
def test_a_closed_account_ends_the_session_at_once(sign_in, flag):
    client = sign_in("Editor")
    assert is_open(client)
    User.objects.update(**{flag: False})
    assert not is_open(client)


@pytest.mark.parametrize(
    ("session", "ended"),
    [
        ({}, False),
        ({"begun_at": 0, "seen_at": 12 * HOUR}, False),
        ({"begun_at": -1, "seen_at": 12 * HOUR}, True),
        ({"begun_at": 9 * HOUR, "seen_at": 10 * HOUR}, False),
        ({"begun_at": 9 * HOUR, "seen_at": 10 * HOUR - 1}, True),
    ],
)
def test_a_session_ends_after_twelve_hours_and_after_two_without_a_click(session, ended):
    assert has_ended(session, 12 * HOUR) is ended


@pytest.mark.parametrize("key", ["begun_at", "seen_at"])
def test_an_old_session_leads_to_the_sign_in(sign_in, key):
    client = sign_in("Editor")
    assert is_open(client)
    session = client.session
    session[key] -= 13 * HOUR
    session.save()
    assert not is_open(client)
    assert client.session.get("_auth_user_id") is None


def test_a_look_at_a_page_counts_as_a_click(sign_in):
    client = sign_in("Editor")
    assert is_open(client)
    session = client.session
    session["seen_at"] = before = session["seen_at"] - HOUR
    session.save()
    assert is_open(client)
    assert client.session["seen_at"] >= before + HOUR


@pytest.mark.parametrize(("later", "lately"), [(0, True), (299, True), (301, False)])
def test_who_signed_in_five_minutes_ago_is_asked_again_before_a_factor_is_changed(person, rf, later, lately):
    request = rf.get("/")
    request.user = person("Editor")
    records = [{"method": "password", "at": 1000}]
    request.session = {
        "account_authentication_methods": records,
        "account_authentication_methods_user": str(request.user.pk),
    }
    assert signed_in_lately(request, 1000 + later) is lately


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
    ],
)
def test_no_page_of_signing_in_asks_for_anything_inline(person, name):
    person("Editor")
    client = Client() if name.startswith("account") else try_to_sign_in("editor")[0]
    page = client.get(reverse(name))
    text = page.content.decode()
    assert page.status_code == 200
    assert [word for word in ("style=", "onclick=", "<style", "<script>", "data:") if word in text] == []
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]


def test_a_forgotten_password_is_set_anew_by_mail_and_signs_nobody_in(person, mailoutbox):
    person("Editor", email="an@tracker.example")
    client = Client()
    for address in ("an@tracker.example", "nobody@tracker.example"):
        answer = client.post(reverse("account_reset_password"), {"email": address}, headers=ENGLISH)
        assert answer.url == reverse("account_reset_password_done")
    [mail] = mailoutbox
    assert mail.to == ["an@tracker.example"]
    link = re.search(r"http://testserver(/admin/account/\S+)", mail.body)[1]
    page = client.get(link, follow=True)
    form = {"password1": "een-lang-woord", "password2": "een-lang-woord"}
    client.post(page.redirect_chain[-1][0], form)
    assert User.objects.get().check_password("een-lang-woord")
    assert not is_open(client)
    assert list(AuditEntry.objects.values_list("kind", "name")) == [("password_changed", "editor")]
