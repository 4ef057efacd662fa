"""Next year's report, half written: a page by chapter, and the whole as a Word file."""

from datetime import date

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from projects.models import AuditEntry, FrozenReport, Report
from projects.reports.annual_draft import annual_draft, draft_paper, gaps
from projects.reports.annual_draft.records import SHOWN
from projects.reports.papers import write_docx

from .sign_ins import note

FIRST, LAST = 1944, 2200
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DraftForm(forms.Form):
    """Which draft: of what year, in which language, as things stand on which day, and how much it may tell."""

    year = forms.IntegerField(label=gettext_lazy("Year of the report"), min_value=FIRST, max_value=LAST)
    language = forms.ChoiceField(label=gettext_lazy("Language of the report"), choices=settings.LANGUAGES)
    on = forms.DateField(
        label=gettext_lazy("As things stand on"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("Holds"),
        choices=[
            ("public", gettext_lazy("public records only")),
            ("all", gettext_lazy("also what is not public yet")),
        ],
    )
    chapter = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def clean_on(self):
        """Refuse days that no record can know anything of."""
        day = self.cleaned_data["on"]
        if not FIRST <= day.year <= LAST:
            raise forms.ValidationError(_("The year must lie between 1944 and 2200."))
        return day


def annual_draft_urls(wrap):
    """Return the address of the draft; `wrap` is the admin's guard around a view."""
    return [path("annual-report/", wrap(annual_draft_view), name="annual_draft")]


def may_read(user):
    """Whether `user` may look at all that a draft tells of."""
    return all(user.has_perm(f"projects.view_{model._meta.model_name}") for model in SHOWN)


def may_take_out(user):
    """Whether `user` may have the draft as a file: who may export projects."""
    return user.has_perm("projects.export_project")


def year_to_write(today: date) -> int:
    """Return the year that the next annual report is about: the one after the latest there is, or the year before."""
    latest = Report.objects.filter(kind=Report.Kind.ANNUAL_REPORT).order_by("-year").first()
    return latest.year + 1 if latest else today.year - 1


@require_safe
def annual_draft_view(request):
    """Show the draft that is asked for, a chapter at a time; or give the whole as a Word file."""
    if not may_read(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    usual = {"year": year_to_write(today), "language": request.user.language, "on": today, "scope": "public"}
    form = DraftForm(usual | request.GET.dict())
    if not form.is_valid():
        return _answer(request, {"form": form}, status=400)
    asked = form.cleaned_data
    draft = made(asked, today)
    if request.GET.get("format") == "docx":
        return word_file(request, draft, asked)
    return _answer(request, {"form": form, **_shown(request, draft, asked)})


def made(asked, today):
    """Return the draft; a day that is over shows the records as they stood on it."""
    day = asked["on"] if asked["on"] < today else None
    return annual_draft(asked["year"], asked["on"], day, also_private=asked["scope"] == "all")


def _answer(request, context, status=200):
    context = {**admin.site.each_context(request), "title": _("Next annual report"), **context}
    return TemplateResponse(request, "admin/annual_draft.html", context, status=status)


def staff_address(record, is_public=True):
    """Return the page of a record on the staff desk."""
    return reverse(f"admin:projects_{record._meta.model_name}_change", args=[record.pk])


def file_address(record, is_public):
    """Return where a record is found from outside: its public page, or its page on the staff desk."""
    return settings.SITE_URL + (record.get_absolute_url() if is_public else staff_address(record))


def word_file(request, draft, asked):
    """Return the whole draft as a Word file, and write into the audit that it was taken out."""
    if not may_take_out(request.user):
        raise PermissionDenied
    content = write_docx(draft_paper(draft, asked["language"], file_address))
    told = f"docx {asked['language']} {asked['on']} {asked['scope']}"
    note(request, AuditEntry.Kind.EXPORTED, request.user, about=("annual_draft", str(draft.year)), detail=told)
    response = HttpResponse(content, content_type=DOCX_TYPE)
    secret = "-not-public" if draft.also_private else ""
    name = f"annual-report-{draft.year}-{asked['language']}-draft{secret}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(request, draft, asked):
    """Return what the page shows: a chapter, the outline, and what is left open, each thing with its address."""
    paper = draft_paper(draft, asked["language"], staff_address)
    chapters = {chapter[0].anchor: chapter for chapter in paper.chapters}
    chosen = asked["chapter"] if asked["chapter"] in chapters else next(iter(chapters), None)
    home = {part.anchor: anchor for anchor, chapter in chapters.items() for part in chapter if part.anchor}
    question = request.GET.copy()

    def address(anchor):
        question["chapter"] = home[anchor]
        return f"?{question.urlencode()}#{anchor}"

    return {
        "draft": draft,
        "paper": paper,
        "parts": chapters.get(chosen, ()),
        "outline": [(part, address(part.anchor)) for part in _outline(chapters, chosen, paper.depth)],
        "gaps": [
            (gap, [(one.text, address(one.anchor)) for one in gap.found]) for gap in gaps(draft, asked["language"])
        ],
        "chosen": chosen,
        "may_take_out": may_take_out(request.user),
        "file": _file_question(request),
        "frozen": FrozenReport.objects.defer("content").first(),
    }


def _outline(chapters, chosen, depth):
    """Return the headings to jump to: all of the chosen chapter, of the others those of the table of contents."""
    return [
        part
        for anchor, chapter in chapters.items()
        for part in chapter
        if part.anchor and (anchor == chosen or part.block.level <= depth)
    ]


def _file_question(request):
    question = request.GET.copy()
    question["format"] = "docx"
    return f"?{question.urlencode()}"
