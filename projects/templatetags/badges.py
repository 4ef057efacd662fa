"""How the badge of a project is drawn: measures without a font library, colours that need no style sheet."""

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.translated import TextIn, text_in

from .icons import PATHS
from .tracker import LOOKS

register = template.Library()

SIZE = 12
HEIGHT = 24
NAME = "Benelux Tracker"
# Room for the mark before the name and for the icon before the status, and the air after each text.
BEFORE_NAME, BEFORE_STATUS, AFTER = 26, 27, 9

# Tone → (text, background), as in the light palette of the site; each pair has a contrast of 4.5 to 1 or more.
COLOURS = {
    "active": ("#155072", "#e2eff6"),
    "early": ("#6d4a00", "#f8edd2"),
    "done": ("#1d5a38", "#e0f1e6"),
    "quiet": ("#4d5566", "#ecece8"),
    "late": ("#96281b", "#fbe4df"),
}

# Widths in parts of the font size, between the narrow and the wide of the usual sans-serif faces; all else is 0.62.
_WIDTHS = {
    **dict.fromkeys("fijlrtI.,:;'’|!()[] -", 0.4),
    **dict.fromkeys("mwMWŒœÆæ%@…—", 0.98),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZÀÂÇÉÈÊËÎÏÔÖÙÛÜ", 0.74),
}


class Drawing(NamedTuple):
    """The measures of a badge in pixels, its words and its colours."""

    title: TextIn
    status: str
    icon: str
    ink: str
    back: str
    name: str
    name_at: float
    name_width: float
    joint: float
    split: float
    icon_at: float
    status_at: float
    status_width: float
    frame: float
    width: float
    height: int
    size: int


def text_width(text):
    """Return how wide `text` is drawn, in pixels; the drawing is made to fit it by `textLength`."""
    return round(SIZE * sum(_WIDTHS.get(character, 0.62) for character in text), 1)


@register.simple_tag
def badge_drawing(record):
    """Return the `Drawing` of the status of a project, in the language of the page."""
    status = record.get_status_display() if record.status else _("no status recorded")
    icon, tone = LOOKS.get(record.status, ("question", "quiet"))
    ink, back = COLOURS[tone]
    name_width, status_width = text_width(NAME), text_width(status)
    split = BEFORE_NAME + name_width + AFTER
    status_at = split + BEFORE_STATUS
    width = round(status_at + status_width + AFTER, 1)
    return Drawing(
        title=text_in(record, "title"),
        status=status,
        icon=PATHS[icon],
        ink=ink,
        back=back,
        name=NAME,
        name_at=BEFORE_NAME,
        name_width=name_width,
        joint=split - 6,
        split=split,
        icon_at=split + 7,
        status_at=status_at,
        status_width=status_width,
        frame=width - 1,
        width=width,
        height=HEIGHT,
        size=SIZE,
    )


class Snippet(NamedTuple):
    """What another page needs to show a status: the picture, here and from elsewhere, its words, and where it leads."""

    address: str
    picture: str
    alt: str
    page: str


@register.simple_tag(takes_context=True)
def badge_snippet(context, record):
    """Return the `Snippet` with which another page shows the status of `record` and leads to it."""
    whole = context["request"].build_absolute_uri
    address = reverse("public:badge", args=[record.code])
    alt = _("Status of “%(title)s” in the Benelux Tracker") % {"title": record.title}
    return Snippet(address, whole(address), alt, whole(record.get_absolute_url()))
