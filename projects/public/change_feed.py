"""What changed, as an Atom feed: the page of changes for those who would rather be told (RFC 4287)."""

from datetime import datetime, time
from hashlib import blake2b

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import make_aware
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects.reports.changes import VERBS, changes
from projects.reports.characters import allowed
from projects.translated import text_in

from .changes import Changes, ChangesForm
from .feeds import begun, tag

NOTHING = "–"


def value_said(value, shape):
    """Return one side of a difference in words; a dash where it was or is empty."""
    if value is None:
        return NOTHING
    words = {
        "text": lambda: value.text,
        "period": lambda: value.label(),
        "state": lambda: str(value[1]),
        "records": lambda: ", ".join(record.title for record in value),
    }
    return words.get(shape, lambda: str(value))()


def told(entry):
    """Return (title, language of the title, text, path) of an entry; the text is old beside new, field by field."""
    if entry.verb == "imported":
        said = ngettext(
            "%(shown)s record was added by an import.", "%(shown)s records were added by an import.", entry.number
        )
        return said % {"shown": entry.number}, get_language(), "", reverse("public:changes")
    kind = str(entry.kind._meta.verbose_name)
    if entry.record is None:
        return f"{kind}: {VERBS[entry.verb]}", get_language(), "", reverse("public:changes")
    title = text_in(entry.titled, "title")
    lines = [
        f"{change.label}: {value_said(change.old, change.shape)} → {value_said(change.new, change.shape)}"
        for change in entry.differences
    ]
    return (
        f"{title.text} ({kind}: {VERBS[entry.verb]})",
        title.language,
        "\n".join(lines),
        entry.record.get_absolute_url(),
    )


def _feed(request, entries):
    """Return the feed without its entries."""
    question = request.GET.urlencode()
    page = reverse("public:changes") + (f"?{question}" if question else "")
    own = reverse("public:changes-feed") + (f"?{question}" if question else "")
    midnight = make_aware(datetime.combine(timezone.localdate(), time()))
    changed = entries[0].at if entries else midnight
    subtitle = _("Every change to what is public, old beside new.")
    return begun(request, _("What changed"), subtitle, request.build_absolute_uri(page), own, changed)


@require_safe
def changes_feed(request):
    """Answer with the latest changes, asked for as on their page; a question that makes no sense is a 400."""
    form = ChangesForm(request.GET)
    if not form.is_valid():
        message = _("The question makes no sense: look at the filters.")
        return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
    entries = changes(Changes.asked(form.cleaned_data, Changes.record(form.cleaned_data["record"]))).entries
    feed = _feed(request, entries)
    for entry in entries:
        title, language, text, path = told(entry)
        feed.add_item(
            title=allowed(title),
            title_language=language,
            link=request.build_absolute_uri(path),
            # A digest, for a position holds a primary key, which is nobody's business.
            unique_id=tag(
                reverse("public:changes") + blake2b(str(entry.position).encode(), digest_size=12).hexdigest()
            ),
            pubdate=entry.at,
            updateddate=entry.at,
            description=allowed(text or title),
            content="",
            content_language="",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
