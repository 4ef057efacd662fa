"""Recognise a report: read a text, decide beside each passage, propose what was accepted. Nothing is created here."""

import hashlib

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from projects.exchange.errors import FileProblem
from projects.exchange.recognise import TYPES, keep_reading, propose_accepted, text_of
from projects.exchange.recognise.texts import MAX_BYTES, clean_text, too_large
from projects.models import ChangeSet, Report, Suggestion
from projects.recognition.reading import LANGUAGES

from .suggestions import PER_PAGE, SuggestionPage

LANGUAGE_NAMES = {"nl": gettext_lazy("Dutch"), "fr": gettext_lazy("French")}
STEPS = ("save", "propose", "discard")


class TextForm(forms.Form):
    """A text, pasted or as a file, and the report it belongs to."""

    report = forms.ModelChoiceField(
        Report.objects.all(),
        label=gettext_lazy("Report"),
        help_text=gettext_lazy("The report that the text belongs to; dates without a year are of its year."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[(key, LANGUAGE_NAMES[key]) for key in LANGUAGES]
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("A text (.txt) or a Word document (.docx) of at most 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "cols": 80}),
    )

    def clean(self):
        """Turn what was given, a file or a text, into `content` (the text), `digest` and `name`."""
        cleaned = super().clean()
        upload, pasted = cleaned.get("file"), cleaned.get("text", "")
        if bool(upload) == bool(pasted.strip()) and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste a text, one of the two."))
        if self.errors:
            return cleaned
        try:
            cleaned |= self._uploaded(upload) if upload else self._pasted(pasted)
        except FileProblem as problem:
            self.add_error("file" if upload else "text", str(problem))
        return cleaned

    @staticmethod
    def _uploaded(upload):
        if upload.size > MAX_BYTES:
            raise FileProblem.of_file(too_large())
        content = upload.read()
        digest = hashlib.sha256(content).hexdigest()
        return {"content": text_of(content, upload.name), "digest": digest, "name": upload.name}

    @staticmethod
    def _pasted(text):
        text = clean_text(text)
        return {"content": text, "digest": hashlib.sha256(text.encode()).hexdigest(), "name": ""}


def types_of(user):
    """Return the record types that `user` may recognise: those whose files the user may bring in."""
    return [model for model in TYPES if user.has_perm(f"projects.import_{model._meta.model_name}")]


def recognise_urls(wrap):
    """Return the addresses of these pages; `wrap` is the admin's guard around a view."""
    return [
        path("recognise/", wrap(recognise_view), name="recognise"),
        path("recognise/<slug:code>/", wrap(reading_view), name="reading"),
    ]


def recognise_view(request):
    """Take a text in, and show the texts that the user has in hand."""
    types = types_of(request.user)
    if not types:
        raise PermissionDenied
    form = TextForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        reading = keep_reading(
            given["content"],
            given["digest"],
            given["name"],
            given["report"],
            given["language"],
            request.user,
            types=types,
        )
        if reading.passages:
            return redirect("admin:reading", reading.code)
        reading.delete()
        form.add_error(None, _("Nothing was found in this text: no date, no number, nothing done or promised."))
    refused = request.method == "POST"
    context = {
        **admin.site.each_context(request),
        "title": _("Recognise a report"),
        "form": form,
        "readings": _readings_of(request.user),
    }
    return TemplateResponse(request, "admin/recognise.html", context, status=400 if refused else 200)


def _readings_of(user):
    """Return what the user has in hand, each with the number of suggestions not decided."""
    undecided = Count("suggestions", filter=Q(suggestions__choice=Suggestion.Choice.OPEN))
    return user.readings.select_related("report").annotate(undecided=undecided).order_by("-read_at", "-pk")[:20]


def reading_view(request, code):
    """Show a page of passages with what they suggest; keep the decisions, propose them, or lay all aside."""
    if not types_of(request.user):
        raise PermissionDenied
    reading = get_object_or_404(request.user.readings.select_related("report"), code=code)
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    page = SuggestionPage(reading, request.GET.get("page"), types_of(request.user))
    problems = []
    if request.method == "POST":
        step = request.POST.get("step")
        if step not in STEPS:
            raise PermissionDenied
        if step == "discard":
            return _discard(request, reading)
        if page.save(request.POST):
            if step == "save":
                return _saved(request, reading, page)
            try:
                return _propose(request, reading)
            except FileProblem as problem:
                problems = _named(problem, reading)
    context = _context(request, reading, page) | {"problems": problems}
    status = 400 if problems or page.has_errors else 200
    return TemplateResponse(request, "admin/reading.html", context, status=status)


def _discard(request, reading):
    """Lay a reading aside; the change sets proposed from it stay."""
    reading.delete()
    messages.success(request, _("The suggestions were laid aside. Change sets proposed from them stay."))
    return redirect("admin:recognise")


def _saved(request, reading, page):
    """Go on to the next page, or stay on the last."""
    messages.success(request, _("Your choices on this page were kept."))
    number = min(page.number + 1, page.pages)
    return redirect(f"{reverse('admin:reading', args=[reading.code])}?page={number}")


def _propose(request, reading):
    """Propose what was accepted; go to its review, or say that nothing was."""
    changesets = propose_accepted(reading, request.user, types=types_of(request.user))
    if not changesets:
        messages.warning(request, _("Nothing has been accepted yet."))
        return redirect("admin:reading", reading.code)
    text = ngettext(
        "A change set was proposed. Nothing is created before it is applied.",
        "%(number)s change sets were proposed, one for each record type. Nothing is created before they are applied.",
        len(changesets),
    )
    messages.success(request, text % {"number": len(changesets)})
    if len(changesets) == 1:
        return redirect(changesets[0].get_absolute_url())
    return redirect("admin:reading", reading.code)


def _named(problem, reading):
    """Return the errors as pairs of the suggestion they are about and a sentence."""
    by_position = {one.position: one for one in reading.suggestions.all()}
    return [(by_position.get(error.line), error.column, error.message) for error in problem.errors]


def _context(request, reading, page):
    """Return what a page of a reading shows."""
    counts = dict(reading.suggestions.order_by().values_list("choice").annotate(Count("pk")))
    return {
        **admin.site.each_context(request),
        "title": _("Recognised: %(report)s") % {"report": reading.report},
        "reading": reading,
        "page": page,
        "per_page": PER_PAGE,
        "counts": [(Suggestion.Choice(choice).label, counts.get(choice, 0)) for choice in Suggestion.Choice.values],
        "changesets": ChangeSet.objects.filter(
            origin=ChangeSet.Origin.RECOGNISED, file_digest=reading.file_digest, proposed_by=request.user
        )[:50],
        "other_text": reading.report.digest not in ("", reading.file_digest),
    }
