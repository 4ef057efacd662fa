"""What every test can ask for."""

import pytest


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    """Hash passwords quickly: tests sign in often and keep no secrets."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
