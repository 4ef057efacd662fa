"""What all lists have in common: words, an order, and choices that come from the records.

Every parameter goes through a form. Choices that depend on records are asked for once per request, in the language of
the page.
"""

import django_filters as filters
from django import forms
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from projects import models
from projects.search import restrict
from projects.translated import LANGUAGES, columns

LONGEST_QUERY = 200


def theme_choices():
    """Return (code, "2.1 title") for every public theme, in the order of the work programme."""
    themes = models.Theme.objects.public().only("code", *columns("title"))
    return [(theme.code, str(theme)) for theme in themes]


def partner_choices():
    """Return (code, title) for every public partner, by title in the language of the page."""
    partners = models.Partner.objects.public().only("code", *columns("title")).order_by()
    return sorted(((p.code, p.title) for p in partners), key=lambda choice: choice[1].casefold())


def within(theme, path):
    """Return the condition that the theme at `path` is `theme` (a code) or lies under it."""
    return Q(**{f"{path}__code": theme}) | Q(**{f"{path}__code__startswith": f"{theme}."})


def latest(column):
    """Return the order from late to early; what has no date comes last, whatever the database thinks of that."""
    return F(column).desc(nulls_last=True)


def earliest(column):
    """Return the order from early to late; what has no date comes last."""
    return F(column).asc(nulls_last=True)


def by_title(queryset):
    """Return the queryset ordered by title, in the language of the page."""
    language = get_language()
    column = f"title_{language if language in LANGUAGES else 'nl'}"
    return queryset.order_by(column, "title_nl", "code")


class RecordFilter(filters.FilterSet):
    """What all lists share: words, and an order.

    `sorts` maps the key of an order to its label and either the columns or a function of the queryset; the first is
    the default.
    """

    q = filters.CharFilter(label=_("Words or number"), method="with_words", max_length=LONGEST_QUERY)
    sort = filters.ChoiceFilter(label=_("Order"), method="in_order", empty_label=None)
    sorts = {}
    theme_path = None

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None, on=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.on = on
        for asked in self.filters.values():
            asked.field_name = self.queryset.then(asked.field_name)
        choices = [(key, label) for key, (label, _order) in self.sorts.items()]
        self.filters["sort"].extra["choices"] = choices

    @property
    def qs(self):
        """The records asked for, in the order asked for; none where the question makes no sense."""
        if self.is_bound and not self.form.is_valid():
            return self.queryset.none()
        queryset = super().qs
        return queryset if self.is_bound and self.form.cleaned_data.get("sort") else self.in_order(queryset, "sort", "")

    def with_words(self, queryset, name, value):
        """Records with all the words, in any of the three languages; endings and accents are forgiven."""
        return restrict(queryset, value)

    def in_order(self, queryset, name, value):
        """The records in the order that `value` names, by default the first."""
        _label, order = self.sorts[value or next(iter(self.sorts))]
        return order(queryset) if callable(order) else queryset.order_by_then(*order)

    def in_theme(self, queryset, name, value):
        """Records of a theme or of one under it; a private project does not tell the theme of what hangs on it."""
        project = self.theme_path.removesuffix("theme")
        found = queryset.model.objects.filter(within(value, self.theme_path), **{f"{project}is_public": True})
        return queryset.filter(pk__in=found.values("pk"))

    def of_partner(self, queryset, name, value):
        """Records in which a partner takes part."""
        found = queryset.model.objects.filter(partners__code=value).values("pk")
        return queryset.filter(pk__in=found)

    def active(self):
        """Return (name, label, text of the value) for each filter that is set, the order left out."""
        if not self.is_bound or not self.form.is_valid():
            return []
        return [
            (name, self.form.fields[name].label, self._said(self.form.fields[name], value))
            for name, value in self.form.cleaned_data.items()
            if value not in (None, "", []) and name != "sort"
        ]

    @staticmethod
    def _said(field, value):
        """Return a value as the form shows it."""
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(str(value), dict(field.choices).get(value, value)))
        return str(value)


def choice(label, choices, **kwargs):
    """Return a filter with a select, empty for “all”."""
    return filters.ChoiceFilter(label=label, choices=choices, empty_label=_("All"), **kwargs)


def day(label, field, lookup):
    """Return a filter for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return filters.DateFilter(label=label, field_name=field, lookup_expr=lookup, widget=widget)
