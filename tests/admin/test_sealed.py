"""Secrets of second factors, sealed."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from projects.admin.sealed import seal, unseal
from projects.models import User


def test_what_was_sealed_is_read_again_and_cannot_be_read_otherwise():
    sealed = seal("JBSWY3DPEHPK3PXP")
    assert (unseal(sealed), "JBSWY3DPEHPK3PXP" in sealed) == ("JBSWY3DPEHPK3PXP", False)


def test_an_older_key_still_opens(settings):
    sealed = seal("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key", [settings.SECRET_KEY]
    assert unseal(sealed) == "JBSWY3DPEHPK3PXP"


def test_without_the_key_no_two_readings_agree(settings):
    sealed = seal("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "a new key"
    readings = {unseal(sealed), unseal(sealed), "JBSWY3DPEHPK3PXP", ""}
    assert len(readings) == 4


def test_what_was_written_before_there_were_seals_is_read_as_it_stands():
    assert unseal("JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP"


@pytest.mark.django_db
def test_an_authenticator_is_stored_sealed_and_takes_its_codes():
    user = User.objects.create_user("somebody", password="secret")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    stored = Authenticator.objects.get(user=user)
    code = format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", next(yield_hotp_counters_from_time())))
    assert (stored.data["secret"].startswith("sealed:"), stored.wrap().validate_code(code)) == (True, True)
