"""What the head of a page says to machines: its one address, and what to show where somebody shares it."""

import html

from django import template
from django.core.exceptions import DisallowedHost
from django.templatetags.static import static
from django.utils.html import strip_tags
from django.utils.translation import get_language

register = template.Library()

# Language of the page → the locale that Open Graph wants, which always names a country.
LOCALES = {"nl": "nl_NL", "fr": "fr_FR", "en": "en_GB"}


class KeptNode(template.Node):
    """Shows what stands between its tags, and keeps the plain text of it for later in the page."""

    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        """Return what stands between the tags, unchanged."""
        shown = self.nodelist.render(context)
        context[self.name] = html.unescape(" ".join(strip_tags(shown).split()))
        return shown


@register.tag
def keep(parser, token):
    """Show a part of a page and keep its text: `{% keep page_title %}{% block title %}{% endblock %}{% endkeep %}`."""
    try:
        _tag, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("keep wants one name, such as {% keep page_title %}.") from None
    nodelist = parser.parse(["endkeep"])
    parser.delete_first_token()
    return KeptNode(name, nodelist)


@register.simple_tag(takes_context=True)
def canonical(context):
    """Return the whole address of this page without filters and orders; a later page of a list keeps its number."""
    request = context["request"]
    page = context.get("page")
    later = f"?page={page.number}" if set(request.GET) == {"page"} and page and page.number > 1 else ""
    return request.build_absolute_uri(request.path + later)


@register.simple_tag(takes_context=True)
def address_here(context):
    """Return the whole address of this page; nothing where the host asked for is none of ours."""
    try:
        return context["request"].build_absolute_uri() if "request" in context else ""
    except DisallowedHost:
        return ""


@register.simple_tag(takes_context=True)
def whole_static(context, path):
    """Return the whole address of a static file, for those who read the page elsewhere."""
    return context["request"].build_absolute_uri(static(path))


@register.simple_tag
def locale():
    """Return the locale of the page for Open Graph."""
    return LOCALES.get((get_language() or "nl")[:2], LOCALES["nl"])


@register.simple_tag
def other_locales():
    """Return the locales in which the page can be had as well."""
    return [other for other in LOCALES.values() if other != locale()]
