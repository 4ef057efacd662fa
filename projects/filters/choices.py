"""What a select offers: themes, partners and projects by name, and the number of records behind each option."""

import django_filters as filters
from django import forms
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from projects import models
from projects.translated import columns, text_in


class Offered(list):
    """The choices (code, label) that rows (pk, code, label) make; `codes` has their codes by primary key."""

    def __init__(self, rows):
        rows = list(rows)
        super().__init__((code, label) for _pk, code, label in rows)
        self.codes = {pk: code for pk, code, _label in rows}


class Once:
    """Choices that are read when they are first looked at, and only once; `codes` as in `Offered`."""

    def __init__(self, read):
        self._read = read

    def __deepcopy__(self, memo):
        # A form copies its fields; what has been read once is not read again for the copy.
        return self

    @cached_property
    def _offered(self):
        return self._read()

    def __call__(self):
        """Return the choices."""
        return self._offered

    def __len__(self):
        return len(self._offered)

    @property
    def codes(self):
        """The codes of the records offered, by primary key."""
        return self._offered.codes


def theme_choices():
    """Offer every public theme as "2.1 title", in the order of the work programme."""
    return Offered(
        (pk, code, f"{models.Theme.number_of(code)} {title}".strip()) for pk, code, title in _titled(models.Theme)
    )


def partner_choices():
    """Offer every public partner, by title in the language of the page."""
    return _by_title(models.Partner)


def project_choices():
    """Offer every public project, by title in the language of the page."""
    return _by_title(models.Project)


def _by_title(model):
    return Offered(sorted(_titled(model), key=lambda row: row[2].casefold()))


def _titled(model):
    """Yield (pk, code, title in the language of the page) of the public records of `model`, in their order.

    A list page offers hundreds of them: plain rows cost a fraction of records.
    """
    language = get_language()
    for row in model.objects.public().values_list("pk", "code", *columns("title"), named=True):
        yield row.pk, row.code, text_in(row, "title", language).text


class OptionList(forms.Select):
    """A select that writes its options itself: with a hundred partners the stock one takes longer than the page.

    `numbers` says how many records stand behind each option, by value; None where that is not told. An option with
    none behind it is left out unless it is the chosen one. What stands in `refused` cannot be chosen.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers = None
        self.refused = ()

    def render(self, name, value, attrs=None, renderer=None):
        """Return the select with its options as HTML."""
        chosen = "" if value is None else str(value)
        rows = [(str(key), label) for key, label in self.choices]
        if self.numbers is not None:
            rows = [(key, self._counted(key, label)) for key, label in rows if self._shown(key, chosen)]
        # Written by hand: `format_html_join` would escape what is escaped once more, hundreds of times.
        options = mark_safe("".join(self._option(key, label, chosen) for key, label in rows))
        given = self.build_attrs(self.attrs, attrs) | {"name": name}
        written = format_html_join("", ' {}="{}"', ((key, text) for key, text in given.items() if text is not False))
        return format_html("<select{}>{}</select>", written, options)

    def _option(self, key, label, chosen):
        return f'<option value="{escape(key)}"{self._marks(key, chosen)}>{conditional_escape(label)}</option>'

    def _shown(self, key, chosen):
        return key in ("", chosen) or self.numbers.get(key, 0) > 0

    def _counted(self, key, label):
        """Return the label with its number: "running (62)"."""
        if not key:
            return label
        number = self.numbers.get(key, 0)
        # Most numbers have nothing to group, and asking the language for it takes its time.
        return f"{label} ({number if number < 1000 else number_format(number, force_grouping=True)})"

    def _marks(self, key, chosen):
        """Return the attributes that say what is chosen and what cannot be."""
        return (" selected" if key == chosen else "") + (" disabled" if key in self.refused else "")


def choice(label, choices, **kwargs):
    """Return a filter with a select, empty for “all”."""
    return filters.ChoiceFilter(label=label, choices=choices, empty_label=_("All"), widget=OptionList, **kwargs)


def day(label, field=None, lookup="exact", **kwargs):
    """Return a filter for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return filters.DateFilter(label=label, field_name=field, lookup_expr=lookup, widget=widget, **kwargs)
