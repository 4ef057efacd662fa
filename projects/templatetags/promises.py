"""Promises on pages, in the same words as on paper."""

from django import template
from django.utils.html import format_html

from projects.reports.promise_words import state_said, term_said
from projects.translated import quoted

register = template.Library()
register.filter(term_said)
register.filter(state_said)


@register.simple_tag
def wording(record):
    """Show the words of the source between quotation marks, in the language of the report that they stand in."""
    if record.report is None:
        return quoted(record.original_wording)
    return format_html('<span lang="{}">{}</span>', record.report.language, quoted(record.original_wording))
