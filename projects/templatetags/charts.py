"""What pictures need of a template: numbers as SVG writes them, the colour of a state, the language of a name."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.models import MILESTONES
from projects.translated import colon, text_in

from .tracker import LOOKS, milestone_label

register = template.Library()

# Two short words need so much of the width of a phone.
TOUCHING = 30


@register.filter
def plain(number):
    """Write a number with a point, in every language."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


@register.filter
def share(number):
    """Write a share of the width: 12.5%."""
    return f"{plain(number)}%"


@register.filter
def lines(number):
    """Write a length in lines of text: 1.5rem."""
    return f"{plain(number)}rem"


@register.filter
def plus(number, more):
    """Add two numbers."""
    return number + float(more or 0)


@register.filter
def times(number, factor):
    """Multiply two numbers."""
    return number * float(factor)


@register.filter
def near(x, other):
    """Say whether two words at these shares would touch on a phone."""
    return abs(x - other) < TOUCHING


@register.filter
def tone(state):
    """Return the tone of a state's colour, as its badge has it."""
    return LOOKS[str(state)][1]


@register.filter
def state_icon(state):
    """Return the name of a state's icon, as its badge has it."""
    return LOOKS[str(state)][0]


@register.simple_tag
def lang_of(record, name="title"):
    """Write the `lang` of an element that shows a text of `record`, where it is not the page's."""
    language = text_in(record, name).language
    return "" if language == (get_language() or "nl")[:2] else format_html(' lang="{}"', language)


@register.filter
def lane_label(kind):
    """Say what a lane in the life of a project holds."""
    return {
        "status": _("Status"),
        "decision": _("Decisions"),
        "meeting": _("Meetings"),
        "activity": _("Activities"),
        "document": _("Documents"),
        "followup": _("Promises"),
    }[kind]


@register.simple_tag
def mark_tone(mark, on):
    """Return the tone of what a mark says: of the status, or of how the term stands on the day `on`."""
    if mark.record is None or mark.kind not in ("status", "followup"):
        return "plain"
    return tone(mark.record.status if mark.kind == "status" else mark.record.deadline_state(on))


@register.filter
def mark_name(mark):
    """Say what a mark in the life of a project stands for, in one line."""
    if mark.record is None:
        said = mark.number
    elif mark.kind == "status":
        said = mark.record.get_status_display()
    elif mark.kind in MILESTONES:
        said = f"{milestone_label(mark.kind)}, {mark.record.official_number or mark.record.title}"
    else:
        said = mark.record.title
    return f"{mark.period.label()}{colon()}{said}"


@register.filter
def numbered(bar, choices):
    """Return (key, label, number) for each of `choices`, pairs of key and label, and the numbers of `bar`."""
    return [(key, label, number) for (key, label), number in zip(choices, bar.numbers, strict=True)]
