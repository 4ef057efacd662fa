"""What changed since: every public change, old beside new, and never who made it."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from projects.filters.choices import theme_choices
from projects.models import CODE, RECORD_TYPES
from projects.reports.changes import Asked, Position, changes, titled

from .day import FIRST, LAST, day_field

KINDS = {model._meta.model_name: model for model in RECORD_TYPES}


class ChangesForm(forms.Form):
    """What the page of changes can be asked for."""

    since = day_field(_("Since"))
    until = day_field(_("Until"))
    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    record = forms.RegexField(rf"\A({'|'.join(KINDS)}):{CODE}\Z", max_length=160, required=False)
    after = forms.CharField(max_length=80, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(name, str(model._meta.verbose_name_plural).capitalize()) for name, model in KINDS.items()]
        self.fields["kind"].choices = [("", _("All")), *kinds]
        self.fields["theme"].choices = [("", _("All")), *theme_choices()]

    def clean(self):
        """Refuse days beyond the calendar of the tracker, and an end before its beginning."""
        days = [self.cleaned_data.get(name) for name in ("since", "until")]
        if not all(FIRST <= day <= LAST for day in days if day) or (all(days) and days[1] < days[0]):
            raise forms.ValidationError(_("The last day lies before the first day."))
        return self.cleaned_data

    def clean_after(self):
        """Return the place to go on from, or None."""
        text = self.cleaned_data["after"]
        position = Position.parse(text)
        if text and position is None:
            raise forms.ValidationError(_("There is no such page."))
        return position


class Changes(TemplateView):
    """The changes, page by page, the latest first."""

    template_name = "public/changes.html"

    def get(self, request, *args, **kwargs):
        """Answer with a page; a question that makes no sense is a 400, a record that is not public a 404."""
        form = ChangesForm(request.GET)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        record = self.record(form.cleaned_data["record"])
        page = changes(self.asked(form.cleaned_data, record))
        return self.render_to_response(
            self.get_context_data(form=form, page=page, record=record, titled=titled(record))
        )

    @staticmethod
    def record(text):
        """Return the public record that `text` names, such as `project:vuurwerk`; None where it names none."""
        if not text:
            return None
        kind, _colon, code = text.partition(":")
        found = KINDS[kind].objects.public().filter(code=code).first()
        if found is None:
            raise Http404(_("There is no such record."))
        return found

    @staticmethod
    def asked(data, record):
        """Return the question that the form holds."""
        kinds = (KINDS[data["kind"]],) if data["kind"] else RECORD_TYPES
        return Asked(data["since"], data["until"], kinds, data["theme"], record, data["after"])
