"""How a page is cited: in words, for BibTeX, and for programs that read CSL."""

import json
import re
from datetime import date
from typing import NamedTuple

from django import template
from django.utils import timezone

from projects.reports.citing import LICENCE, SITE, cited_title, publisher
from projects.translated import TextIn

register = template.Library()

LANGUAGE_NAMES = {"nl": "dutch", "fr": "french", "en": "english"}
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "{}&%$#_"},
}


class Citation(NamedTuple):
    """A page as it is cited: what, by whom, as of which day, and where."""

    title: TextIn
    kind: str
    code: str
    publisher: str
    changed: date
    address: str

    @property
    def key(self):
        """The name under which programs keep it."""
        return f"benelux-tracker-{self.kind}-{self.code}"

    @property
    def bibtex(self):
        """The entry for BibTeX; double braces keep capitals and names as they are."""
        fields = {
            "title": f"{{{tex(self.title.text)}}}",
            "author": f"{{{tex(self.publisher)}}}",
            "howpublished": SITE,
            "year": self.changed.year,
            "month": self.changed.month,
            "day": self.changed.day,
            "url": self.address,
            "language": LANGUAGE_NAMES[self.title.language],
            "note": LICENCE,
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}"

    @property
    def csl(self):
        """The entry as CSL-JSON: a list of one item, a line for each of its names."""
        item = {
            "id": self.key,
            "type": "webpage",
            "title": self.title.text,
            "author": [{"literal": self.publisher}],
            "container-title": SITE,
            "issued": {"date-parts": [[self.changed.year, self.changed.month, self.changed.day]]},
            "URL": self.address,
            "language": self.title.language,
            "note": LICENCE,
        }
        lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items()]
        return "[{\n" + ",\n".join(lines) + "\n}]"


def tex(text):
    """Return `text` with the signs that TeX takes for commands written out."""
    return re.sub(r"[\\~^{}&%$#_]", lambda found: _TEX[found[0]], text)


@register.simple_tag(takes_context=True)
def citation(context, record):
    """Return the `Citation` of the page of `record`, in the language of the page, as of its last change."""
    return Citation(
        title=cited_title(record),
        kind=record._meta.model_name,
        code=record.code,
        publisher=publisher(),
        changed=timezone.localtime(record.updated_at).date(),
        address=context["request"].build_absolute_uri(record.get_absolute_url()),
    )
