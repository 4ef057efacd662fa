"""What the texts of the help need: pictures of the running site."""

from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import get_language

register = template.Library()


@lru_cache(maxsize=256)
def size_of(path):
    """Return width and height of a PNG among the static files, in pixels; None where it is not there.

    They stand in bytes 16 to 24 of every PNG (ISO/IEC 15948, 11.2.2).
    """
    found = finders.find(path)
    if not found:
        return None
    with Path(found).open("rb") as file:
        start = file.read(24)
    return int.from_bytes(start[16:20]), int.from_bytes(start[20:24])


@register.simple_tag
def picture(page, number, alt):
    """Show the picture `number` of a help page in the language that is spoken; nothing where none was taken yet.

    `manage.py take_pictures` takes them.
    """
    path = f"tracker/help/{(get_language() or 'nl')[:2]}/{page}-{number}.png"
    if (size := size_of(path)) is None:
        return ""
    width, height = size
    return format_html(
        '<img class="help-picture" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        static(path),
        alt,
        round(width / settings.HELP_SCALE),
        round(height / settings.HELP_SCALE),
    )
