"""A sign-in elsewhere: with an identity provider that answers, and people whom it may and may not let in."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from projects.admin.adapters import FactorAdapter, colleague
from projects.models import User

DESK = reverse("admin:projects_project_changelist")


class Provider(BaseHTTPRequestHandler):
    """An identity provider that says of everybody who comes what `person` holds."""

    person = {}

    def answer(self):
        """Describe itself, give a token, or say who it is for."""
        here = f"http://127.0.0.1:{self.server.server_port}"
        answers = {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/token": {"access_token": "token", "token_type": "Bearer"},
            "/userinfo": self.person,
        }
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(answers[self.path]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer  # noqa: N815

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def provider(settings):
    """A running provider, and the settings that name it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    application = {
        "provider_id": "organisation",
        "name": "Benelux",
        "client_id": "tracker",
        "secret": "secret",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}", "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [application]}}
    yield Provider
    server.shutdown()
    server.server_close()


def come_from_elsewhere(provider, question="process=login", **person):
    """Sign in at the provider as `person`; return the client and the last answer."""
    provider.person = {"sub": "1", **person}
    client = Client()
    leaving = client.get(f"{reverse('openid_connect_login', args=['organisation'])}?{question}")
    state = parse_qs(urlsplit(leaving.url).query)["state"][0]
    address = reverse("openid_connect_callback", args=["organisation"])
    return client, client.get(address, {"code": "code", "state": state}, headers={"accept-language": "en"})


def test_a_verified_address_opens_the_account_it_stands_in_and_makes_none(provider, person):
    person("Editor", email="An@tracker.example")
    client, answer = come_from_elsewhere(provider, email="an@Tracker.example", email_verified=True)
    assert (answer.status_code, answer.url) == (302, reverse("admin:index"))
    assert client.get(DESK).status_code == 200
    assert User.objects.get().check_password("secret")


@pytest.mark.parametrize(
    "who",
    [
        {"email": "an@tracker.example", "email_verified": False},
        {"email": "an@tracker.example"},
        {"email": "somebody@tracker.example", "email_verified": True},
        {"email": "", "email_verified": True},
        {},
    ],
)
def test_nobody_else_is_let_in(provider, person, who):
    person("Editor", email="an@tracker.example")
    client, answer = come_from_elsewhere(provider, **who)
    assert (answer.status_code, "There is no account here" in answer.content.decode()) == (403, True)
    assert client.get(DESK).status_code == 302
    assert User.objects.count() == 1


def test_an_account_is_not_joined_to_somebody_elsewhere(provider, person):
    person("Editor", email="an@tracker.example")
    who = {"email": "an@tracker.example", "email_verified": True}
    client, answer = come_from_elsewhere(provider, question="process=connect", **who)
    assert answer.status_code in (302, 403)
    assert client.get(DESK).status_code == 302


def test_a_second_factor_is_asked_of_them_too(provider, person, settings):
    settings.REQUIRE_MFA = True
    user = person("Editor", email="an@tracker.example")
    user.set_unusable_password()
    user.save()
    client, _answer = come_from_elsewhere(provider, email="an@tracker.example", email_verified=True)
    assert client.get(DESK, follow=True).redirect_chain[-1] == (reverse("mfa_index"), 302)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_an_address_that_two_share_or_that_no_open_staff_account_has_finds_nobody(person):
    one = person("Editor", email="an@tracker.example")
    assert (colleague("AN@tracker.example"), colleague(""), colleague("x@tracker.example")) == (one, None, None)
    two = person("Publisher", email="an@tracker.example")
    assert colleague("an@tracker.example") is None
    User.objects.filter(pk=one.pk).update(is_active=False)
    assert colleague("an@tracker.example") == two
    User.objects.filter(pk=two.pk).update(is_staff=False)
    assert colleague("an@tracker.example") is None


def test_the_picture_for_an_app_is_drawn_in_the_page():
    picture = FactorAdapter().build_totp_svg("otpauth://totp/an?secret=JBSWY3DPEHPK3PXP&issuer=Benelux%20Tracker")
    assert picture.startswith("<svg ")
    assert [word for word in ("style=", "data:", "<?xml", "JBSWY3DPEHPK3PXP") if word in picture] == []
