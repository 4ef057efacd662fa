"""Pictures of the help: shown as large as they were on the screen, and left out where none was taken."""

import pytest
from django.template import Context, Template
from django.utils import translation

from projects.templatetags.help_pages import size_of


def drawn(tag, language="en"):
    with translation.override(language):
        return Template("{% load help_pages %}" + tag).render(Context())


@pytest.fixture
def taken(tmp_path, settings):
    """Return a function that lays a picture of so many pixels among the static files."""
    settings.STATICFILES_DIRS = [tmp_path]
    size_of.cache_clear()

    def take(path, width, height):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big"))

    yield take
    size_of.cache_clear()


def test_a_picture_is_shown_in_the_language_that_is_spoken_at_the_size_it_had_on_the_screen(taken):
    taken("tracker/help/fr/a-page-2.png", 960, 480)
    text = drawn('{% picture "a-page" 2 "Ce qu’on voit ici" %}', "fr")
    assert text == (
        '<img class="help-picture" src="/static/tracker/help/fr/a-page-2.png" alt="Ce qu’on voit ici" '
        'width="800" height="400" loading="lazy">'
    )


def test_a_picture_that_was_not_taken_leaves_no_gap(taken):
    taken("tracker/help/fr/a-page-2.png", 960, 480)
    assert drawn('{% picture "a-page" 2 "What one sees" %}', "en") == ""


def test_the_size_of_a_picture_is_read_from_its_beginning():
    assert size_of("tracker/share.png") == (1200, 630)
