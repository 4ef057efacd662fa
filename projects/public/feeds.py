"""Atom feeds: what changed last in a list, its filters kept (RFC 4287)."""

from datetime import datetime, time

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.timezone import make_aware
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects import models
from projects.reports.characters import allowed
from projects.translated import text_in

from .questions import asked, refusal

MOST = 50

# Record type → what is said of a record before its summary, in the language of the feed.
FACTS = {
    models.Project: lambda record, on: [record.get_status_display()],
    models.Decision: lambda record, on: [record.get_type_display(), record.get_stage_display()],
    models.Meeting: lambda record, on: [record.get_kind_display(), record.period.label(), record.place],
    models.FollowUp: lambda record, on: [record.due.label(), record.deadline_state(on).label],
    models.Activity: lambda record, on: [record.get_kind_display(), record.period.label()],
    models.Partner: lambda record, on: [record.get_kind_display()],
    models.Document: lambda record, on: [record.get_kind_display()],
}


class Atom(Atom1Feed):
    """Atom whose entries are plain text and say in which language each text is."""

    def latest_post_date(self):
        """The day and time of the last change, as the feed was told; never the clock."""
        return self.feed["changed"]

    def add_item_elements(self, handler, item):
        """Write one entry: title, address, days, identity, the facts, and the text where it is in another language."""
        handler.addQuickElement("title", item["title"], _marked(item["title_language"]))
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate", "type": "text/html"})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        if item["content"]:
            attributes = {"type": "text"} | _marked(item["content_language"])
            handler.addQuickElement("content", item["content"], attributes)


def _marked(language):
    """Return the attribute that says the language; none where it is that of the feed."""
    return {} if language == get_language() else {"xml:lang": language}


def tag(path):
    """Return the lasting identity of what stands at `path`, whatever the host (RFC 4151)."""
    return f"tag:benelux.int,2026:tracker{path}"


def _add(feed, request, record, on):
    """Add one record to the feed."""
    title, text = text_in(record, "title"), text_in(record, "summary")
    facts = ", ".join(str(fact) for fact in FACTS[type(record)](record, on) if fact)
    same = text.language == get_language()
    summary = f"{facts}. {text.text}" if facts and text.text and same else facts or (text.text if same else "")
    number = getattr(record, "official_number", "")
    address = record.get_absolute_url()
    feed.add_item(
        title=allowed(f"{number} {title.text}".strip()),
        title_language=title.language,
        link=request.build_absolute_uri(address),
        unique_id=tag(address),
        pubdate=record.created_at,
        updateddate=record.updated_at,
        description=allowed(summary or title.text),
        content="" if same else allowed(text.text),
        content_language=text.language,
    )


def begun(request, title, subtitle, page, own, changed):
    """Return a feed without entries: `page` is the whole address of what it follows, `own` its own path."""
    return Atom(
        title=allowed(f"Benelux Tracker: {title}"),
        link=page,
        description=None,
        subtitle=subtitle,
        language=get_language(),
        feed_url=request.build_absolute_uri(own),
        feed_guid=tag(own),
        author_name=_("Secretariat-General of the Benelux Union"),
        feed_copyright="CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        changed=changed,
    )


@require_safe
def feed(request, word):
    """Answer with the records of the list `word` that changed last, at most `MOST`; filters as on the list."""
    question = asked(request, word)
    if not question.makes_sense:
        return refusal()
    records = list(question.found.qs.order_by("-updated_at", "-code")[:MOST])
    address = reverse("public:feed", args=[word]) + question.query
    changed = records[0].updated_at if records else make_aware(datetime.combine(question.on, time()))
    subtitle = _("What changed last, the newest first.")
    atom = begun(request, question.title, subtitle, question.list_address(request), address, changed)
    for record in records:
        _add(atom, request, record, question.on)
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
