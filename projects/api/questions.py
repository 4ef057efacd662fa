"""What a list of the API can be asked for, and how a question that makes no sense is answered.

Every parameter goes through a form. One that is not known is an error: a harvester with a typing error must not take
everything for the answer.
"""

from datetime import date, datetime, time

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend

PER_PAGE, MOST_PER_PAGE = 50, 200
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
# The order of a list page is for people; here an order must hold while somebody walks through all pages.
NOT_ASKED_FOR = {"sort"}
ORDERS = {"code": ["code"], "updated": ["updated_at", "code"], "-updated": ["-updated_at", "-code"]}


class MomentField(forms.CharField):
    """A day or a moment, as ISO 8601 writes it; without a time zone it is Brussels time."""

    def clean(self, value):
        """Return an aware datetime, None where nothing was asked for."""
        text = super().clean(value)
        if not text:
            return None
        # In an address a plus sign means a space.
        text = f"{text[:-6]}+{text[-5:]}" if len(text) > 20 and text[-6] == " " else text
        try:
            day = parse_date(text)
            moment = datetime.combine(day, time()) if day else parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None or not _EARLIEST <= moment.date() <= _LATEST:
            raise forms.ValidationError(
                _("A day or a moment between 1900 and 2200 is allowed, such as 2026-01-31 or 2026-01-31T08:00:00Z.")
            )
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


class DayForm(forms.Form):
    """The day on which terms are judged."""

    on = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        help_text=gettext_lazy("The day on which the state of a term is judged; today, unless another is named."),
        input_formats=["%Y-%m-%d"],
        validators=[MinValueValidator(_EARLIEST), MaxValueValidator(_LATEST)],
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class PageForm(forms.Form):
    """What every list takes beside its filters."""

    updated_since = MomentField(
        label=gettext_lazy("Changed since"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("A day or a moment; the answer then comes in the order of the changes."),
        widget=forms.TextInput(attrs={"placeholder": "2026-01-31"}),
    )
    order = forms.ChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        help_text=gettext_lazy("By code, or by the moment of the last change; - turns it around."),
        choices=[
            ("", gettext_lazy("By code")),
            ("code", "code"),
            ("updated", "updated"),
            ("-updated", "-updated"),
        ],
    )
    page_size = forms.IntegerField(
        label=gettext_lazy("Records per page"),
        required=False,
        min_value=1,
        max_value=MOST_PER_PAGE,
        help_text=gettext_lazy("50, unless another number up to 200 is named."),
    )

    def clean(self):
        """Whoever asks for changes gets them in their order, so that nothing slips between two pages."""
        cleaned = super().clean()
        if cleaned.get("updated_since"):
            if cleaned.get("order") == "code":
                self.add_error("order", _("With updated_since the order is that of the changes."))
            cleaned["order"] = cleaned.get("order") or "updated"
        return cleaned


def refuse_unknown(params, known):
    """Raise `ValidationError` with a sentence for each of `params` that is not among `known`."""
    if unknown := sorted(set(params) - set(known)):
        allowed = ", ".join(sorted(known)) or _("none")
        raise ValidationError({name: [_("There is no such parameter; known are: %s.") % allowed] for name in unknown})


def checked(form):
    """Return what `form` understood; raise `ValidationError` with its sentences where it did not."""
    if not form.is_valid():
        raise ValidationError({name: [str(error) for error in errors] for name, errors in form.errors.items()})
    return form.cleaned_data


def day_asked_for(params, today):
    """Return the day `on` of the question, or `today`."""
    return checked(DayForm(params))["on"] or today


class QuestionFilter(BaseFilterBackend):
    """The filters of the list page, asked through the API; and `updated_since`."""

    def filter_queryset(self, request, queryset, view):
        """Return the records asked for; a question that makes no sense is a `ValidationError`."""
        params = request.query_params
        refuse_unknown(params, [*parameters(view), "cursor"])
        question = checked(PageForm(params))
        found = view.filterset(params, queryset, request=request, on=view.on)
        checked(found.form)
        since = question["updated_since"]
        queryset = found.qs
        return queryset.filter(updated_at__gte=since) if since else queryset

    def get_schema_operation_parameters(self, view):
        """Return the parameters as OpenAPI describes them."""
        described = [_described(view, name, field) for name, field in parameters(view).items()]
        return [parameter for parameter in described if parameter["name"] != "page_size"]


def parameters(view):
    """Return name → form field for everything that the list of `view` can be asked for, the cursor left out."""
    filterset = view.filterset(None, view.model.objects.none(), on=view.on)
    fields = {name: field for name, field in filterset.form.fields.items() if name not in NOT_ASKED_FOR}
    day = DayForm().fields if view.takes_day else {}
    return {**fields, **day, **PageForm().fields}


def allowed_values(view, name, field):
    """Return the allowed values of a parameter as (key, label); none where they are free, or the codes of records."""
    asked = view.filterset.base_filters.get(name)
    if not isinstance(field, forms.ChoiceField) or (asked and callable(asked.extra.get("choices"))):
        return []
    return [(str(key), str(label)) for key, label in field.choices if key not in ("", None)]


def _described(view, name, field):
    """Return one parameter as OpenAPI describes it."""
    schema = {"type": "string"}
    if values := allowed_values(view, name, field):
        schema["enum"] = [key for key, _label in values]
    elif isinstance(field, forms.DateField):
        schema["format"] = "date"
    elif isinstance(field, forms.DecimalField | forms.IntegerField):
        schema["type"] = "integer"
    text = " ".join(str(part) for part in (field.label, field.help_text) if part)
    return {"name": name, "in": "query", "required": False, "description": text, "schema": schema}
