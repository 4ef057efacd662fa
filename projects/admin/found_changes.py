"""What is asked of the changes of a set: only some kinds, one code, a page of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import ChangeSet
from projects.models.base import CODE_LENGTH


class FindForm(forms.Form):
    """Which changes of a set are looked for; what makes no sense is not asked."""

    only = forms.ChoiceField(choices=[("new", "new"), ("changed", "changed")], required=False, widget=forms.HiddenInput)
    code = forms.CharField(label=_("Code"), max_length=CODE_LENGTH, required=False)
    page = forms.IntegerField(
        label=_("Page"), min_value=1, max_value=1_000_000, required=False, widget=forms.NumberInput(attrs={"min": 1})
    )

    def found_in(self, changeset):
        """Return the changes of a set that are asked for, in the order of lines."""
        changes = changeset.changes.order_by("line")
        if self.asked("only"):
            changes = changes.filter(before__isnull=self.asked("only") == "new")
        if self.asked("code"):
            changes = changes.filter(record_code__icontains=self.asked("code"))
        return changes

    def asked(self, name):
        """Return what was asked under a name, or None."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


def of_the_same_file(changeset):
    """Return the other sets that came of the same file, the latest first; of none where the set came of no file."""
    others = ChangeSet.objects.filter(file_digest=changeset.file_digest, record_type=changeset.record_type)
    return others.exclude(pk=changeset.pk)[:5] if changeset.file_digest else others.none()
