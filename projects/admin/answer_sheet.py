"""The answer sheet: ask about a country, a partner, a theme or in words; paste the answer or take it as a Word file."""

from itertools import groupby

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects.models import AuditEntry, Decision, FollowUp, Partner, Project, Theme
from projects.reports.answer_sheet import Question, answer_paper, answer_sheet
from projects.reports.papers import write_docx

from .sign_ins import note

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUBJECTS = ("partner", "theme", "words")


class ByKind(forms.models.ModelChoiceIterator):
    """Partners under the name of their kind: countries first, as the kinds stand in their list."""

    def __iter__(self):
        yield "", self.field.empty_label
        kinds = Partner.Kind.values
        partners = sorted(self.queryset, key=lambda partner: (kinds.index(partner.kind), partner.title.casefold()))
        for kind, group in groupby(partners, key=lambda partner: partner.kind):
            yield capfirst(str(Partner.Kind(kind).label)), [self.choice(partner) for partner in group]


class PartnerField(forms.ModelChoiceField):
    """A choice of partners, by kind."""

    iterator = ByKind


class QuestionForm(forms.Form):
    """What is asked: one of a partner, a theme or words; in which language it is answered, and as a page or a file."""

    partner = PartnerField(
        Partner.objects.none(), label=gettext_lazy("Country or partner"), required=False, to_field_name="code"
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(), label=gettext_lazy("Theme"), required=False, to_field_name="code"
    )
    words = forms.CharField(
        label=gettext_lazy("Question in words"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=gettext_lazy("As it was asked, in any of the three languages; official numbers in any spelling."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the answer"), choices=settings.LANGUAGES)
    format = forms.ChoiceField(choices=[("", ""), ("docx", "docx")], required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.public()
        self.fields["theme"].queryset = Theme.objects.public()

    def clean(self):
        """Accept one subject, neither none nor two."""
        cleaned = super().clean()
        if not self.errors and sum(bool(cleaned[name]) for name in SUBJECTS) != 1:
            raise forms.ValidationError(_("Choose a partner or a theme, or type a question: one of the three."))
        return cleaned

    @property
    def question(self):
        """What is asked, as a `Question`."""
        return Question(**{name: self.cleaned_data[name] for name in SUBJECTS})


def answer_sheet_urls(wrap):
    """Return the address of the answer sheet; `wrap` is the admin's guard around a view."""
    return [path("answers/", wrap(answer_sheet_view), name="answer_sheet")]


def may_ask(user):
    """Whether `user` may look at all that an answer tells of."""
    return all(user.has_perm(f"projects.view_{model._meta.model_name}") for model in (FollowUp, Decision, Project))


def may_take_out(user):
    """Whether `user` may have the answer as a file: who may export follow-ups."""
    return user.has_perm("projects.export_followup")


@require_safe
def answer_sheet_view(request):
    """Ask, and show the answer; or give it as a Word file."""
    if not may_ask(request.user):
        raise PermissionDenied
    usual = {"language": (get_language() or "nl")[:2]}
    form = QuestionForm(usual | request.GET.dict()) if request.GET else QuestionForm(initial=usual)
    if not form.is_valid():
        return _page(request, form, status=400 if form.is_bound else 200)
    sheet = answer_sheet(form.question, timezone.localdate())
    paper = answer_paper(sheet, form.cleaned_data["language"], public_address)
    if form.cleaned_data["format"]:
        return _word_file(request, form, paper)
    question = request.GET.copy()
    question["format"] = "docx"
    return _page(request, form, {"sheet": sheet, "paper": paper, "file": f"?{question.urlencode()}"})


def _page(request, form, shown=None, status=200):
    context = {
        **admin.site.each_context(request),
        "title": _("Answer sheet"),
        "form": form,
        "may_take_out": may_take_out(request.user),
        **(shown or {}),
    }
    return TemplateResponse(request, "admin/answer_sheet.html", context, status=status)


def public_address(record):
    """Return the address of a record's public page, as it is written into a letter."""
    return settings.SITE_URL + record.get_absolute_url()


def _word_file(request, form, paper):
    """Return the answer as a Word file, and write into the audit what was asked."""
    if not may_take_out(request.user):
        raise PermissionDenied
    asked = form.question.partner or form.question.theme
    kind, code = (asked._meta.model_name, asked.code) if asked else ("words", "")
    told = f"docx {paper.language} {form.question.words}".strip()
    note(request, AuditEntry.Kind.EXPORTED, request.user, about=("answer_sheet", code or kind), detail=told)
    response = HttpResponse(write_docx(paper), content_type=DOCX_TYPE)
    name = "-".join(filter(None, ["answer", kind, code, paper.language]))
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response
