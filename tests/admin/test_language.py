import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

INDEX = reverse("admin:index")


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_desk_speaks_the_language_of_its_user(sign_in, language):
    answer = sign_in("Reader", language=language).get(INDEX, headers={"accept-language": "de"})
    with translation.override(language):
        title = escape(translation.gettext("My desk"))
    page = answer.content.decode()
    assert (answer["Content-Language"], f"<h1>{title}</h1>" in page) == (language, True)


@pytest.mark.django_db
def test_a_public_page_keeps_the_language_of_its_address(sign_in):
    answer = sign_in("Reader", language="fr").get("/nl/")
    assert answer["Content-Language"] == "nl"
