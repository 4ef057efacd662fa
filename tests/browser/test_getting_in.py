"""Second factors as people use them: an app, recovery codes, a security key, a passkey; the console stays silent."""

import base64
import hashlib
import hmac
import os
import struct
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from .conftest import ROOT

PASSWORD = "een-lang-woord-voor-proeven"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_at(secret, moment):
    """Return the six digits that an app shows at `moment`, seconds since 1970 (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture(scope="module")
def account(site, database_url):
    """Somebody of their own, so that the others of the site keep signing in with a password alone."""
    environment = os.environ | {"DATABASE_URL": database_url, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    command = "manage.py createsuperuser --noinput --username wacht --email wacht@tracker.example".split()
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603
    return "wacht"


@pytest.fixture
def door(page, site, account):
    """The page of a browser that keeps keys, with the ways in and out; keys need a name instead of a number."""
    return Door(page, site.url.replace("127.0.0.1", "localhost"), account)


class Door:
    """Sign in and out on one page."""

    def __init__(self, page, url, name):
        self.page, self.url, self.name = page, url, name

    def go(self, path):
        """Open a page of signing in."""
        self.page.goto(f"{self.url}/admin/account/{path}")

    def knock(self):
        """Send name and password."""
        self.page.goto(f"{self.url}/admin/")
        self.page.fill("#id_login", self.name)
        self.page.fill("#id_password", PASSWORD)
        self.page.press("#id_password", "Enter")
        expect(self.page.locator("#id_password")).to_have_count(0)

    def type_code(self, code):
        """Send a code."""
        self.page.fill("#id_code", code)
        self.page.press("#id_code", "Enter")

    def leave(self):
        """Sign out, which leads back to the sign-in."""
        self.page.locator("#logout-form button").click()
        self.page.wait_for_url("**/login/**")

    def opens(self):
        """Wait for the staff desk; fail if it does not open."""
        self.page.wait_for_url(f"{self.url}/admin/")
        expect(self.page.locator(".desk-cards")).to_have_count(1)

    def refuses(self):
        """Wait for the refusal of a code; fail if it does not come."""
        expect(self.page.locator(".errorlist")).to_have_count(1)


def test_an_app_a_recovery_code_a_key_and_a_passkey_each_open_the_door(door, axe):
    page, found = door.page, {}

    def look(name):
        if problems := axe(page):
            found[name] = problems

    page.goto(f"{door.url}/admin/")
    look("sign-in")
    door.knock()
    door.go("factors/")
    look("security")
    door.go("factors/totp/activate/")
    look("app")
    page.locator("details summary").click()
    secret, now = page.locator(".account-steps code").inner_text(), time.time()
    door.type_code(code_at(secret, now))
    expect(page.locator(".account-codes code")).to_have_count(10)
    look("recovery codes")
    codes = page.locator(".account-codes code").all_inner_texts()

    door.leave()
    door.knock()
    expect(page.locator("#id_code")).to_be_visible()
    look("second factor")
    door.type_code("000000")
    door.refuses()
    door.type_code(code_at(secret, now + 30))
    door.opens()

    door.leave()
    door.knock()
    door.type_code(codes[0])
    door.opens()
    door.leave()
    door.knock()
    door.type_code(codes[0])
    door.refuses()
    door.type_code(codes[1])
    door.opens()

    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    door.go("factors/webauthn/add/")
    look("add a key")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/factors/")
    door.go("factors/webauthn/")
    look("keys")
    assert page.locator(".account-keys li").count() == 1
    door.leave()
    door.knock()
    page.click("#mfa_webauthn_authenticate")
    door.opens()
    door.leave()
    page.click("#passkey_login")
    door.opens()
    assert found == {}


def test_a_key_that_is_not_read_is_told_on_the_page(door):
    keys = door.page.context.new_cdp_session(door.page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY | {"isUserVerified": False}})
    door.go("login/")
    assert door.page.locator("#key-trouble").is_hidden()
    door.page.click("#passkey_login")
    door.page.locator("#key-trouble").wait_for(state="visible")
