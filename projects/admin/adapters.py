"""How allauth behaves here: nobody signs up, and a sign-in elsewhere opens an account only where one is there."""

import time
from datetime import timedelta

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from projects.models import AuditEntry, User

from .sealed import seal, unseal
from .sign_ins import person_tried

# allauth counts tries in the cache, which each process may have for itself and which pages share. So many failures are
# too many in any case, counted in the audit that all processes write to.
MOST_FAILURES = 10
FAILURES_COUNT_FOR = timedelta(minutes=15)
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
QUIET_ZONE = 4


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The name or the password is not right."),
        "email_password_mismatch": _("The name or the password is not right."),
        "too_many_login_attempts": _("Too many wrong attempts. Try again in a quarter of an hour."),
    }

    def is_open_for_signup(self, request):
        """Nobody makes an account for themselves."""
        return False

    def pre_authenticate(self, request, **credentials):
        """Refuse to look at a password where too many wrong ones were tried on the account."""
        super().pre_authenticate(request, **credentials)
        user, _name = person_tried(credentials.get("username") or credentials.get("email") or "")
        if user and has_failed_too_often(user, timezone.now()):
            raise self.validation_error("too_many_login_attempts")

    def is_reauthentication_required(self, *, app):
        """Whoever signed in just now is not asked again."""
        return super().is_reauthentication_required(app=app) and not signed_in_lately(context.request, time.time())

    def get_reauthentication_methods(self, user):
        """Who has neither password nor second factor here signs out and in again."""
        found = super().get_reauthentication_methods(user)
        again = {"id": "again", "description": _("Sign in again"), "url": reverse("account_logout")}
        return found or [again]


def has_failed_too_often(user, now):
    """Whether so much was tried wrongly for `user` shortly before `now` that nothing more is looked at."""
    return AuditEntry.objects.failed_sign_ins(user, now - FAILURES_COUNT_FOR).count() >= MOST_FAILURES


def signed_in_lately(request, now):
    """Whether the person of `request` signed in so shortly before `now` (seconds since 1970) that it counts."""
    records = get_authentication_records(request, request.user)
    return any(now - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)


class ElsewhereAdapter(DefaultSocialAccountAdapter):
    """A sign-in at the organisation's own identity provider."""

    def is_open_for_signup(self, request, sociallogin):
        """It makes no account."""
        return False

    def pre_social_login(self, request, sociallogin):
        """Find the account that the verified e-mail address belongs to; refuse where there is not exactly one.

        It is looked up anew each time, so that whoever loses the address, or the account, is out at once.
        """
        verified = [entry.email for entry in sociallogin.email_addresses if entry.verified]
        user = colleague(verified[0]) if len(verified) == 1 else None
        if user is None or sociallogin.state.get("process") != "login":
            raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))
        sociallogin.user = user


def colleague(email):
    """Return the one open staff account with this e-mail address, or None."""
    found = User.objects.filter(email__iexact=email, is_staff=True, is_active=True)[:2] if email else ()
    return found[0] if len(found) == 1 else None


class FactorAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or has been used already."),
    }

    def encrypt(self, text):
        """Seal a secret before it goes to the database."""
        return seal(text)

    def decrypt(self, encrypted_text):
        """Return the secret that was sealed."""
        return unseal(encrypted_text)

    def build_totp_svg(self, url):
        """Return the QR code of `url` as an SVG element to stand in the page: the policy allows no data: pictures."""
        code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
        code.add_data(url)
        rows = code.get_matrix()
        path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        size, name = len(rows), _("QR code")
        return (
            f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-labelledby="qr-name" '
            f'shape-rendering="crispEdges"><title id="qr-name">{name}</title>'
            f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
        )


def has_second_factor(user):
    """Whether `user` has an authenticator app or a security key; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()
