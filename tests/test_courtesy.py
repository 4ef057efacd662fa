"""What allauth says too familiarly in Dutch is said with “u”."""

from gettext import GNUTranslations
from pathlib import Path

import allauth
import pytest
from django.conf import settings

CATALOGUE = "nl/LC_MESSAGES/django.mo"


def sentences(folder):
    """Return English → Dutch of the compiled catalogue in `folder`."""
    with (Path(folder) / CATALOGUE).open("rb") as file:
        return {key: text for key, text in GNUTranslations(file)._catalog.items() if key}


def test_each_sentence_is_one_that_allauth_says():
    ours, theirs = sentences(settings.LOCALE_PATHS[1]), sentences(Path(allauth.__file__).parent / "locale")
    assert (len(ours) > 30, ours.keys() - theirs.keys()) == (True, set())


def test_no_sentence_is_familiar():
    assert [
        text for text in sentences(settings.LOCALE_PATHS[1]).values() if {"je", "jij", "jouw"} & set(text.split())
    ] == []


@pytest.mark.django_db
def test_the_page_for_a_new_password_says_u(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    text = client.get("/admin/account/password/reset/", headers={"accept-language": "nl"}).content.decode()
    assert ("Vul uw e-mailadres in" in text, "Vul je e-mailadres in" in text) == (True, False)
