"""What templates need to ask for another day, and to keep the one they show."""

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from projects.models.days import with_day
from projects.reports.changes import VERBS

from .tracker import LOOKS

register = template.Library()

# What a form for another day does not take along: the day itself, and a place in a list that may be shorter then.
PLACES = ("on", "page", "after", "before", "format")


@register.simple_tag(takes_context=True)
def kept_parameters(context):
    """Return the question of this page as hidden fields, without the day and the place in the list."""
    asked = context["request"].GET.lists()
    pairs = ((name, value) for name, values in asked if name not in PLACES for value in values)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


@register.simple_tag
def kept_day(day):
    """Return the day of this page as a hidden field for another form; nothing where it is today's page."""
    return format_html('<input type="hidden" name="on" value="{}">', day.isoformat()) if day else ""


@register.simple_tag
def page_address(name, *args):
    """Return the address of a page by its name, on the day that this page is seen on."""
    return with_day(reverse(f"public:{name}", args=args))


@register.simple_tag
def and_day():
    """Return what keeps the day of this page at the end of an address that asks something: `&on=2023-04-01`."""
    question = with_day("").lstrip("?")
    return mark_safe(f"&amp;{question}") if question else ""


@register.simple_tag
def change_verb(verb):
    """Say what was done to a record."""
    return VERBS[verb]


@register.filter
def kind_name(model):
    """Say what kind of record it is."""
    return model._meta.verbose_name


@register.simple_tag
def kind_list(model):
    """Name a kind of record, with a link to its list where it has one."""
    words = capfirst(model._meta.verbose_name_plural)
    try:
        return format_html('<a href="{}">{}</a>', page_address(f"{model._meta.model_name}-list"), words)
    except NoReverseMatch:
        return words


@register.simple_tag
def share_bar(states, total):
    """Draw (key, label, number) as shares of one bar; the list of numbers under it says the same."""
    shares, left = [], 0
    for key, _label, number in states:
        width = 1000 * number / total
        shares.append((LOOKS[key][1], key.replace("_", "-"), f"{left:.1f}", f"{width:.1f}"))
        left += width
    return format_html(
        '<svg class="share-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        "{}</svg>",
        format_html_join("", '<rect class="share-{} share-{}" x="{}" width="{}" height="24"/>', shares),
    )
