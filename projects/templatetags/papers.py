"""Papers on a page: runs of text as HTML."""

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def paper_runs(context, runs):
    """Return the runs of a paper as HTML: links, emphasis, and the language where it is not that of the paper."""
    language = context["paper"].language
    return format_html_join("", "{}", ((_piece(run, language),) for run in runs))


def _piece(run, language):
    other = format_html(' lang="{}"', run.language) if run.language and run.language != language else ""
    name = "a" if run.target else "strong" if run.strong else "em" if run.emphasis else "span" if other else ""
    # A line break in a text is one on the page too.
    text = mark_safe(escape(run.text).replace("\n", "<br>"))
    if not name:
        return text
    target = format_html(' href="{}"', run.target) if run.target else ""
    tag = mark_safe(name)
    return format_html("<{}{}{}>{}</{}>", tag, target, other, text, tag)
