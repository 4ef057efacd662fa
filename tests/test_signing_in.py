"""The settings of signing in, as the environment of a place decides them."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from benelux_tracker.settings import flag
from benelux_tracker.signing_in import signing_in

NAMES = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME")


@pytest.fixture
def settings_of(monkeypatch):
    """Return a function that gives the settings under these environment variables and no others of this kind."""

    def made(*, debug=False, **variables):
        for name in (*NAMES, "REQUIRE_MFA", "TRUSTED_PROXY_COUNT", "AUDIT_NETWORK_ADDRESS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return signing_in(environ.Env(), flag, debug=debug)

    return made


@pytest.mark.parametrize(
    ("debug", "variables", "required"),
    [
        (True, {}, False),
        (False, {}, True),
        (True, {"REQUIRE_MFA": "True"}, True),
        (False, {"REQUIRE_MFA": "False"}, False),
    ],
)
def test_a_second_factor_is_asked_for_outside_debug_unless_told_otherwise(settings_of, debug, variables, required):
    assert settings_of(debug=debug, **variables)["REQUIRE_MFA"] is required


def test_keys_are_used_over_plain_http_in_debug_only(settings_of):
    assert [settings_of(debug=debug)["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] for debug in (True, False)] == [True, False]


def test_without_variables_there_is_no_sign_in_elsewhere(settings_of):
    assert settings_of()["SOCIALACCOUNT_PROVIDERS"] == {"openid_connect": {"APPS": []}}


def test_with_all_four_there_is_one(settings_of):
    made = settings_of(**{name: f"https://{name}" for name in NAMES})
    [application] = made["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert (application["client_id"], application["settings"]["server_url"]) == (
        "https://OIDC_CLIENT_ID",
        "https://OIDC_ISSUER",
    )


@pytest.mark.parametrize("missing", NAMES)
def test_one_that_is_missing_stops_the_start_with_its_name(settings_of, missing):
    with pytest.raises(ImproperlyConfigured, match=f"missing: {missing}"):
        settings_of(**{name: "x" for name in NAMES if name != missing})


def test_a_flag_that_is_neither_true_nor_false_stops_the_start(settings_of):
    with pytest.raises(ImproperlyConfigured, match="REQUIRE_MFA"):
        settings_of(REQUIRE_MFA="yes")
