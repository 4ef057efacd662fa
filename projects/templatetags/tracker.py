"""What templates need to show records: texts with their language, terms, states with icon, word and colour."""

import re

from django import template
from django.apps import apps
from django.urls import reverse, translate_url
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.models.days import with_day
from projects.periods import Period
from projects.translated import colon, quoted, text_in

from .icons import PATHS

register = template.Library()
register.filter(quoted)
register.simple_tag(colon)

# Key of a state → (icon, tone). Tones are colours of the style sheet; a term in the future is never red.
LOOKS = {
    "exploring": ("search", "early"),
    "in_preparation": ("pencil", "early"),
    "in_negotiation": ("talk", "early"),
    "running": ("play", "active"),
    "recurring": ("loop", "active"),
    "awaiting_adoption": ("hourglass", "early"),
    "completed": ("check", "done"),
    "suspended": ("pause", "quiet"),
    "abandoned": ("cross", "quiet"),
    "open": ("clock", "active"),
    "in_progress": ("play", "active"),
    "partly_met": ("half", "done"),
    "met": ("check", "done"),
    "lapsed": ("cross", "quiet"),
    "no_deadline": ("dash", "quiet"),
    "not_yet_due": ("clock", "active"),
    "due_soon": ("bell", "early"),
    "overdue": ("alert", "late"),
    "met_on_time": ("check", "done"),
    "met_late": ("check", "early"),
    "waiting_for": ("hourglass", "early"),
    "outcome_not_recorded": ("question", "quiet"),
    "no_longer_due": ("cross", "quiet"),
    "no_information": ("question", "quiet"),
    "not_applicable": ("dash", "quiet"),
    "not_started": ("clock", "early"),
    "draft_notified": ("document", "active"),
    "partly": ("half", "active"),
    "transposed": ("check", "done"),
    "not_needed": ("dash", "done"),
    "preliminary_draft": ("pencil", "early"),
    "agreement_in_principle": ("talk", "early"),
    "approved": ("check", "active"),
    "signed": ("seal", "active"),
    "published": ("document", "active"),
    "ratification": ("hourglass", "active"),
    "in_force": ("check", "done"),
    "evaluated": ("search", "done"),
    "amended": ("pencil", "quiet"),
    "replaced": ("loop", "quiet"),
    "withdrawn": ("cross", "quiet"),
    "unknown": ("question", "quiet"),
    "held": ("check", "done"),
    "planned": ("calendar", "active"),
    "unclear": ("question", "quiet"),
    "cancelled": ("cross", "quiet"),
}


# A sentence ends at a full stop, question or exclamation mark before a space and a capital letter or an opening mark.
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ«“])")


@register.simple_tag
def icon(name):
    """Draw an icon; it is decoration, the word beside it says the same."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        PATHS[name],
    )


@register.simple_tag
def badge(key, label):
    """Show a state as icon, word and colour; a project of which nobody has told one has none."""
    if not key:
        key, label = "unknown", _("no status recorded")
    name, tone = LOOKS.get(key, ("dash", "quiet"))
    return format_html('<span class="badge badge-{}">{} {}</span>', tone, icon(name), label)


@register.simple_tag(takes_context=True)
def deadline_badge(context, followup):
    """Show how the term of a follow-up stands on the day of the page."""
    state = followup.deadline_state(context["on"])
    return badge(state.value, state.label)


def _language_note(language):
    """Say in which language a text is, where it is not the page's."""
    names = {"nl": _("in Dutch"), "fr": _("in French"), "en": _("in English")}
    return format_html(' <span class="in-language">({})</span>', names[language])


@register.simple_tag
def text(record, name="title"):
    """Show a text of a record; one in another language than the page is marked and said so."""
    found = text_in(record, name)
    if found.language == (get_language() or "nl")[:2]:
        return found.text
    return format_html('<span lang="{}">{}</span>{}', found.language, found.text, _language_note(found.language))


@register.simple_tag
def excerpt(record, name="summary", words=28):
    """Show the first words of a text, marked like `text` but without the note."""
    found = text_in(record, name)
    shown = Truncator(found.text).words(words)
    if not shown or found.language == (get_language() or "nl")[:2]:
        return shown
    return format_html('<span lang="{}">{}</span>', found.language, shown)


@register.simple_tag
def sentence(record, name="summary"):
    """Show the first sentence of a text, marked like `text` but without the note."""
    found = text_in(record, name)
    shown = SENTENCE_END.split(found.text, maxsplit=1)[0]
    if not shown or found.language == (get_language() or "nl")[:2]:
        return shown
    return format_html('<span lang="{}">{}</span>', found.language, shown)


@register.simple_tag
def prose(record, name="summary"):
    """Show a longer text of a record in paragraphs, marked like `text`."""
    found = text_in(record, name)
    if not found.text:
        return ""
    paragraphs = mark_safe(linebreaks(found.text, autoescape=True))
    if found.language == (get_language() or "nl")[:2]:
        return paragraphs
    return format_html(
        '<div lang="{}">{}</div><p class="note">{}</p>', found.language, paragraphs, _language_note(found.language)
    )


@register.filter
def label(period):
    """Say a period in the language of the page."""
    return period.label()


@register.filter
def day_label(day):
    """Say one day as periods do, so that French writes the first of a month as 1er."""
    return Period(day, day).label()


@register.filter
def milestone_label(name):
    """Say a date in the life of a decision."""
    return {
        "approved": _("Approved"),
        "signed": _("Signed"),
        "published": _("Published"),
        "in_force": _("In force"),
    }[name]


@register.simple_tag
def counted(number, qualifier):
    """Say a number with how exact it is: "nearly 50"."""
    words = {
        "about": _("about %(number)s"),
        "nearly": _("nearly %(number)s"),
        "more_than": _("more than %(number)s"),
        "at_least": _("at least %(number)s"),
    }
    plain = f"{number:f}".rstrip("0").rstrip(".") if "." in str(number) else str(number)
    return words.get(qualifier, "%(number)s") % {"number": number_format(plain, force_grouping=True)}


@register.simple_tag
def linked(records):
    """Link records by their titles, joined by commas."""
    return format_html_join(
        ", ", '<a href="{}">{}</a>', ((record.get_absolute_url(), text(record)) for record in records)
    )


@register.simple_tag(takes_context=True)
def in_language(context, language):
    """Return the address of this page in another language, its question kept."""
    return translate_url(context["request"].get_full_path(), language)


@register.simple_tag(takes_context=True)
def nav_link(context, name, words):
    """Show one entry of the main menu; the one the page belongs to is marked."""
    address = reverse(name)
    here = context["request"].path.startswith(address) if "request" in context else False
    current = mark_safe(' aria-current="page"') if here else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', with_day(address), current, words)


@register.filter
def split_words(words):
    """Return the words of a text."""
    return words.split()


@register.filter
def split_pairs(words):
    """Return the pairs in a text such as "nl:Nederlands fr:Français"."""
    return [word.split(":") for word in words.split()]


@register.simple_tag(takes_context=True)
def without_parameter(context, name):
    """Return the question of this page without one of its parameters, from the first page on."""
    question = context["request"].GET.copy()
    for parameter in (name, "page", "after", "before"):
        question.pop(parameter, None)
    return f"?{question.urlencode()}"


@register.simple_tag
def bar(number, total):
    """Draw a share as a bar; the number beside it says the same."""
    width = round(100 * number / total, 1) if total else 0
    return format_html(
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<path class="bar-all" d="M0 2h100"/><path class="bar-part" d="M0 2h{}"/></svg>',
        width,
    )


@register.simple_tag
def kind_icon(kind):
    """Draw the icon of a kind of record, and say its name to those who cannot see it."""
    model = apps.get_model("projects", kind)
    shown = icon(KIND_ICONS[kind])
    return format_html('{}<span class="visually-hidden">{}:</span>', shown, model._meta.verbose_name)


@register.simple_tag
def kind_count(kind, records):
    """Say how many records of a kind there are, with its icon: "3 projects"."""
    names = apps.get_model("projects", kind)._meta
    word = names.verbose_name if len(records) == 1 else names.verbose_name_plural
    return format_html("{} {} {}", icon(KIND_ICONS[kind]), len(records), word)


KIND_ICONS = {
    "project": "layers",
    "decision": "seal",
    "meeting": "people",
    "activity": "spark",
    "document": "document",
    "followup": "clock",
}
