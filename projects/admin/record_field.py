"""A form field for a record that is typed in: its code, its official number, or words of its title."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from projects.models import Decision
from projects.references import Reference
from projects.translated import columns

# So many records are named where what was typed fits several.
MOST_NAMED = 5
MOST_OFFERED = 100


class RecordField(forms.CharField):
    """Finds the one record of `model` that is meant; what fits none or several is an error that says so.

    A text field works without a script and with any number of records; the browser can offer some while one types.
    """

    def __init__(self, *, model, **kwargs):
        super().__init__(**{"required": False, "max_length": 200, **kwargs})
        self.widget.attrs["class"] = "vTextField"
        self.model = model

    def offer(self, records, name):
        """Offer the first of `records` while one types; `name` is the id of the list that the browser reads."""
        self.near, self.near_id = records[:MOST_OFFERED], name
        self.widget.attrs["list"] = name

    def clean(self, value):
        """Return the record, or None where nothing was typed."""
        text = super().clean(value)
        return self._found(" ".join(text.split())) if text else None

    def _found(self, text):
        records = list(self._meant(text)[: MOST_NAMED + 1])
        if len(records) == 1:
            return records[0]
        if not records:
            raise ValidationError(_("Nothing was found for “%(text)s”."), params={"text": text})
        named = "; ".join(f"{record.code}: {record}" for record in records[:MOST_NAMED])
        more = "; …" if len(records) > MOST_NAMED else ""
        raise ValidationError(
            _("“%(text)s” fits several; type the code of one: %(records)s"),
            params={"text": text, "records": named + more},
        )

    def _meant(self, text):
        """Return the records that `text` can mean: by code, else by official number, else by words of the title."""
        by_code = self.model.objects.filter(code__iexact=text)
        if by_code.exists():
            return by_code
        reference = Reference.parse(text) if self.model is Decision else None
        if reference:
            return self.model.objects.filter(**reference._asdict())
        titled = Q()
        for word in text.split():
            titled &= Q(*((f"{column}__icontains", word) for column in columns("title")), _connector=Q.OR)
        return self.model.objects.filter(titled).order_by("code")
