"""Secrets of second factors, sealed: a copy of the database alone opens no account.

The key is made from `SECRET_KEY`; those in `SECRET_KEY_FALLBACKS` still open what they sealed. What was written before
there were seals is read as it stands.
"""

import secrets
from base64 import b32encode, urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed:"


def seal(text):
    """Return `text`, sealed."""
    return MARK + _ring().encrypt(text.encode()).decode()


def unseal(text):
    """Return what was sealed as `text`; where the key is lost, something that nobody knows, so that no code fits."""
    if not text.startswith(MARK):
        return text
    try:
        return _ring().decrypt(text.removeprefix(MARK)).decode()
    except InvalidToken:
        # An empty secret would be one that anybody can reckon codes from.
        return b32encode(secrets.token_bytes(20)).decode()


def _ring():
    """Return the keys: the first seals, each may unseal."""
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret):
    """Return the key that belongs to a secret of the settings."""
    derived = HKDF(SHA256(), length=32, salt=None, info=b"second factors").derive(secret.encode())
    return urlsafe_b64encode(derived)
