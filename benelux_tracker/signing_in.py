"""The settings of signing in: allauth, second factors, throttling, sessions, and a sign-in elsewhere (OIDC)."""

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

HOUR = 60 * 60


def signing_in(env, flag, *, debug):
    """Return the settings as a dictionary; `env` reads the environment, `flag` a variable that is True or False."""
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "admin:index",
        "ACCOUNT_LOGOUT_REDIRECT_URL": reverse_lazy("account_login"),
        "ACCOUNT_ADAPTER": "projects.admin.adapters.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"username", "email"},
        # Administrators write the addresses; nobody confirms one alone.
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_PRESERVE_USERNAME_CASING": True,
        "ACCOUNT_RATE_LIMITS": {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/5m/user"},
        "ALLAUTH_TRUSTED_PROXY_COUNT": env.int("TRUSTED_PROXY_COUNT", default=0),
        **_second_factor(flag, debug),
        **_sessions(),
        **_elsewhere(env),
        # A network address is personal data: it is only written down where somebody decides that it is needed.
        "AUDIT_NETWORK_ADDRESS": flag("AUDIT_NETWORK_ADDRESS", default=False),
    }


def _second_factor(flag, debug):
    """Return how a second factor works, and whether the staff desk asks for one."""
    return {
        "REQUIRE_MFA": flag("REQUIRE_MFA", default=not debug),
        "MFA_ADAPTER": "projects.admin.adapters.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_ISSUER": "Benelux Tracker",
        # Clocks of telephones and servers differ by a few seconds.
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": debug,
    }


def _sessions():
    """Return how long a session lasts, in seconds, and how cookies are guarded."""
    return {
        "SESSION_COOKIE_AGE": 12 * HOUR,
        "SESSION_IDLE_AGE": 2 * HOUR,
        # The cookie goes when the browser is closed.
        "ACCOUNT_SESSION_REMEMBER": False,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_HTTPONLY": True,
    }


def _elsewhere(env):
    """Return the settings of a sign-in elsewhere; without OIDC_ISSUER there is none, half of the four is an error."""
    names = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME")
    given = {name: env.str(name, default="") for name in names}
    if any(given.values()) and not all(given.values()):
        missing = ", ".join(name for name in names if not given[name])
        raise ImproperlyConfigured(f"A sign-in elsewhere needs all of {', '.join(names)}; missing: {missing}.")
    application = {
        "provider_id": "organisation",
        "name": given["OIDC_NAME"],
        "client_id": given["OIDC_CLIENT_ID"],
        "secret": given["OIDC_CLIENT_SECRET"],
        "settings": {"server_url": given["OIDC_ISSUER"], "oauth_pkce_enabled": True},
    }
    return {
        "SOCIALACCOUNT_ADAPTER": "projects.admin.adapters.ElsewhereAdapter",
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [application] if all(given.values()) else []}},
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
        # A form may not lead to another host (form-action 'self'); a link may.
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_STORE_TOKENS": False,
    }
