"""How a badge is measured and coloured without a font library and without a style sheet."""

import pytest

from projects.models import Project
from projects.templatetags import badges, tracker


def luminance(colour):
    """Return the relative luminance of #rrggbb, 0 to 1, as WCAG computes it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("ink", "back"), badges.COLOURS.values(), ids=badges.COLOURS)
def test_a_status_can_be_read_on_its_colour(ink, back):
    dark, light = sorted([luminance(ink), luminance(back)])
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_tone_has_its_colours():
    assert set(badges.COLOURS) == {tone for _icon, tone in tracker.LOOKS.values()}


def test_a_longer_text_is_wider_and_an_m_is_wider_than_an_i():
    assert badges.text_width("") == 0
    assert badges.text_width("en attente d’adoption") > badges.text_width("en cours") > badges.text_width("en")
    assert badges.text_width("mm") > badges.text_width("ii")


def test_parts_of_a_badge_stand_one_after_the_other():
    drawing = badges.badge_drawing(Project(title_nl="Fiets", status="awaiting_adoption"))
    order = [
        drawing.name_at,
        drawing.name_at + drawing.name_width,
        drawing.split,
        drawing.icon_at,
        drawing.icon_at + 16,
        drawing.status_at,
        drawing.status_at + drawing.status_width,
        drawing.width,
    ]
    assert order == sorted(set(order))
