"""Preview: the very public page, as if the record were published or the change set applied.

It is published or applied in a transaction, the view of the public address answers as it would answer anybody, and
everything is taken back. Other connections never see any of it, and nothing of it is kept: pages are kept by the
middleware of public addresses only, which this answer does not pass.
"""

from dataclasses import dataclass
from functools import reduce
from io import BytesIO

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, resolve
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects.exchange.changes import apply
from projects.exchange.changes.write import MODELS
from projects.exchange.errors import Conflict
from projects.models import ChangeSet
from projects.models.base import CODE_LENGTH
from projects.models.steps import set_public
from projects.reports.changes.fields import PARENTS

# While a page is drawn on SQLite nobody else can write; a set is applied whole, and a large one takes its time.
MOST_PREVIEWED = 200
# What a visitor's request would have in common with this one: where the site is, and nothing of who asks.
KEPT = (
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "SCRIPT_NAME",
    "REMOTE_ADDR",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "wsgi.url_scheme",
)


class CannotShow(Exception):  # noqa: N818
    """There is no page to show; the sentences say why."""

    def __init__(self, sentences):
        self.sentences = sentences
        super().__init__("; ".join(sentences))


class PreviewForm(forms.Form):
    """The language of the page, and which record of a change set is looked at."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    record = forms.CharField(max_length=CODE_LENGTH, required=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the banner says: sentences in `spoken`, the language of the staff; the way back; the other languages."""

    sentences: list
    spoken: str
    back: str
    languages: list


@require_safe
def preview_record(request, record, back):
    """Show the page of a draft as if it were published; who calls has asked for the right to look at the record."""
    if type(record).objects.public().filter(pk=record.pk).exists():
        return redirect(record.get_absolute_url())
    return _answer(request, lambda _code: (record, [_("Preview of a draft: the public does not see this page.")]), back)


@require_safe
def preview_changeset(request, code):
    """Show the page of a record in a proposed change set as if the set were applied."""
    changeset = get_object_or_404(ChangeSet, code=code)
    if not request.user.has_perm(f"projects.view_{changeset.record_type}"):
        raise PermissionDenied

    def prepare(record_code):
        asked = {"record_code": record_code} if record_code else {}
        change = changeset.changes.filter(**asked).order_by("line").first()
        if change is None:
            raise Http404
        _refuse_what_has_no_page(changeset, change)
        apply(changeset, request.user)
        record = MODELS[changeset.record_type].objects.get(code=change.record_code)
        return record, [_("Preview of a proposed change: the public does not see it yet.")]

    return _answer(request, prepare, changeset.get_absolute_url())


def _refuse_what_has_no_page(changeset, change):
    if not changeset.rows_at_most(MOST_PREVIEWED):
        most = _("The change set has more than %(most)s records; it is too large for a preview.")
        raise CannotShow([most % {"most": MOST_PREVIEWED}])
    if (change.before or {}).get("is_public") == "true" and change.after.get("is_public") == "false":
        raise CannotShow([_("The change takes the record back from the public; there will be no page.")])


def _answer(request, prepare, back):
    """Return the page of the record that `prepare` makes ready, drawn and taken back; or say why there is none."""
    form = PreviewForm(request.GET)
    if not form.is_valid():
        return _no_page(request, [_("There is no such page.")], back, 400)
    spoken = get_language()
    language = form.cleaned_data["language"] or spoken
    try:
        with transaction.atomic():
            record, sentences = prepare(form.cleaned_data["record"])
            sentences += _publish(record, request.user)
            response = _public_page(
                request, record, language, Preview(sentences, spoken, back, _others(request, language))
            )
            transaction.set_rollback(True)
    except CannotShow as reason:
        return _no_page(request, reason.sentences, back, 409)
    except Conflict as conflict:
        return _no_page(request, [f"{row.code}: {row.reason}" for row in conflict.rows[:MOST_PREVIEWED]], back, 409)
    except ValidationError as error:
        return _no_page(request, error.messages, back, 409)
    # The middleware of the staff desk says in which language the answer is.
    request.LANGUAGE_CODE = language
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _publish(record, user):
    """Publish a record that is still a draft, and what it belongs to; return the sentence that names the others."""
    if not record.is_public:
        set_public(record, True, "", user)
    drafts = {
        parent for path in PARENTS.get(type(record), ()) if (parent := _at(record, path)) and not parent.is_public
    }
    for parent in drafts:
        set_public(parent, True, "", user)
    if not drafts:
        return []
    names = ", ".join(sorted(str(parent) for parent in drafts))
    return [_("Shown as if public too, because it belongs to them: %(records)s.") % {"records": names}]


def _at(record, path):
    """Return what stands at a path such as `followup__project_id` from a record, or None."""
    return reduce(lambda one, name: one and getattr(one, name), path.removesuffix("_id").split("__"), record)


def _others(request, language):
    """Return (code, its own name, address, whether it is this one) for each language."""
    question = request.GET.copy()
    found = []
    for code, _name in settings.LANGUAGES:
        question["language"] = code
        own_name = capfirst(get_language_info(code)["name_local"])
        found.append((code, own_name, f"?{question.urlencode()}", code == language))
    return found


def _public_page(request, record, language, preview):
    """Return the public page of a record, drawn, as a visitor without a sign-in gets it."""
    with override(language):
        address = record.get_absolute_url().partition("#")[0]
        asked = _as_anybody(request, f"/{address.removeprefix(get_script_prefix())}")
        asked.LANGUAGE_CODE, asked.preview = language, preview
        asked.resolver_match = match = resolve(asked.path_info)
        try:
            response = match.func(asked, *match.args, **match.kwargs)
        except Http404 as error:
            raise CannotShow([_("Even when it is published, the public will find no page of it.")]) from error
        return response if response.is_rendered else response.render()


def _as_anybody(request, path):
    """Return a request for `path` without cookies, a session or a user."""
    environ = {name: request.META[name] for name in KEPT if name in request.META}
    asked = WSGIRequest({**environ, "REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": BytesIO()})
    asked.user = AnonymousUser()
    return asked


def _no_page(request, sentences, back, status):
    context = {**admin.site.each_context(request), "title": _("No preview"), "sentences": sentences, "back": back}
    return TemplateResponse(request, "admin/no_preview.html", context, status=status)
