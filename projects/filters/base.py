"""What all lists have in common: words, an order, and choices that come from the records.

Every parameter goes through a form. Choices that depend on records are asked for once per request, in the language of
the page.
"""

from datetime import date

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects import models
from projects.search import restrict

from .choices import Once, OptionList
from .orders import ByDay, days_that_span

LONGEST_QUERY = 200
# Lists are counted, numbered and sorted up to here; longer ones are only walked.
MOST = 10_000


def within(theme, path=""):
    """Return the condition that the theme at `path`, or the record itself, is `theme` (a code) or lies under it."""
    column = f"{path}__code" if path else "code"
    return Q(**{column: theme}) | Q(**{f"{column}__startswith": f"{theme}."})


class RecordFilter(filters.FilterSet):
    """What all lists share: words, an order, and how to walk them.

    `sorts` maps the key of an order to its label and either the columns or a function of the queryset; the first is
    the default. A list that is too long to be sorted stands in the order `long_order`.
    """

    q = filters.CharFilter(label=_("Words or number"), method="with_words", max_length=LONGEST_QUERY)
    sort = filters.ChoiceFilter(label=_("Order"), method="in_order", empty_label=None, widget=OptionList)
    sorts = {}
    long_order = ByDay()
    # The name of a filter to the function that counts the records behind its options.
    tallies = {}
    # The field that leads to the project or projects, and the columns of the first and the last possible day.
    project_path = None
    first_day, last_day = "first_day", "last_day"

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None, on=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.on = on
        self.probing = False
        self.left_out = None
        offers = {}
        for item in self.filters.values():
            item.field_name = self.queryset.then(item.field_name)
            if callable(offered := item.extra.get("choices")):
                # Two selects may offer the same records, which are read once, and only where somebody looks.
                item.extra["choices"] = offers.setdefault(offered, Once(offered))
        self.filters["sort"].extra["choices"] = [(key, label) for key, (label, _order) in self.sorts.items()]

    @property
    def is_valid_or_unasked(self):
        """Whether the question makes sense; where nothing is asked it does."""
        return not self.is_bound or self.form.is_valid()

    @property
    def qs(self):
        """The records asked for, in the order asked for; none where the question makes no sense."""
        return self.in_order(self.asked(), "sort", self.value("sort"))

    @property
    def in_possible_order(self):
        """As `qs`, but in an order that can be had at any length: see `order`."""
        return self._sorted(self.asked(), self.order)

    def value(self, name):
        """Return what is asked of the filter `name`; "" where it is not, or is left out for the moment."""
        if not self.is_bound or not self.form.is_valid() or name == self.left_out:
            return ""
        return self.form.cleaned_data.get(name) or ""

    def asked(self, *, probing=False, without=None):
        """Return the records asked for in no order, `without` one of the filters.

        Each filter finds its records from its own index; `probing`, it is asked of every record on the way instead,
        which is right where there are so many that the first fifty of any order are near.
        """
        if not self.is_valid_or_unasked:
            return self.queryset.none()
        self.probing, self.left_out = probing, without
        queryset = self.queryset.order_by()
        for name, item in self.filters.items():
            if name != "sort" and (value := self.value(name)):
                queryset = item.filter(queryset, value)
        self.probing, self.left_out = False, None
        return queryset

    @cached_property
    def found(self):
        """How many records are found, counted up to `MOST`: one more stands for any number beyond."""
        return self.asked().values("pk")[: MOST + 1].count()

    @property
    def is_long(self):
        """Whether more are found than are counted."""
        return self.found > MOST

    @property
    def order(self):
        """The order in which the list can stand: the one asked for, or by day where it is too long for that."""
        order = self._order(self.value("sort"))
        return order if isinstance(order, ByDay) or not self.is_long else self.long_order.on_day(self.queryset)

    @property
    def is_reordered(self):
        """Whether another order was asked for than a list of this length can stand in."""
        return bool(self.value("sort")) and self.order != self._order(self.value("sort"))

    @property
    def walking_order(self):
        """The order by day in which the list is walked."""
        return self.order if isinstance(self.order, ByDay) else self.long_order.on_day(self.queryset)

    def stretches(self, place=None, *, backwards=False):
        """Return querysets that hold what comes after `place` in this order, nearest first; see `ByDay.stretches`."""
        order, spans, until = self.walking_order, None, self.value("until")
        if until and order.column == self.last_day:
            spans = days_that_span(self.queryset.model, self.first_day, self.last_day, until)
        return order.stretches(self.asked(probing=True), place, backwards=backwards, spans=spans)

    def can_walk(self, key):
        """Whether a list of any length can stand in the order `key`."""
        return isinstance(self._order(key), ByDay)

    def _order(self, key):
        order = self.sorts[key or next(iter(self.sorts))][1]
        return order.on_day(self.queryset) if isinstance(order, ByDay) else order

    @staticmethod
    def _sorted(queryset, order):
        return order(queryset) if callable(order) else queryset.order_by_then(*order)

    def with_words(self, queryset, name, value):
        """Records with all the words, in any of the three languages; endings and accents are forgiven."""
        return restrict(queryset, value)

    def in_order(self, queryset, name, value):
        """The records in the order that `value` names, by default the first."""
        return self._sorted(queryset, self._order(value))

    def in_theme(self, queryset, name, value):
        """Records of a theme or of one under it; a private project does not tell the theme of what hangs on it."""
        return self._of_projects(queryset, theme__in=models.Theme.objects.filter(within(value)).order_by().values("pk"))

    def of_project(self, queryset, name, value):
        """Records that hang on a public project."""
        return self._of_projects(queryset, code=value)

    def _of_projects(self, queryset, **condition):
        """Return the records that hang on a public project of which `condition` holds."""
        field = queryset.model._meta.get_field(self.project_path)
        projects = models.Project.objects.public().filter(**condition).order_by()
        if not field.many_to_many:
            if self.probing:
                return queryset.filter(Exists(projects.filter(pk=OuterRef(field.attname))))
            reached = {f"{field.name}__{lookup}": asked for lookup, asked in condition.items()}
            return queryset.filter(**reached, **{f"{field.name}__is_public": True})
        own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
        ties = field.remote_field.through.objects.filter(**{f"{other}__in": projects.values("pk")})
        if self.probing:
            return queryset.filter(Exists(ties.filter(**{own: OuterRef("pk")})))
        return queryset.filter(pk__in=ties.values(own))

    def of_partner(self, queryset, name, value):
        """Records in which a partner takes part."""
        if not self.probing:
            return queryset.filter(partners__code=value)
        field = queryset.model._meta.get_field("partners")
        ties = field.remote_field.through.objects.filter(partner__code=value)
        return queryset.filter(Exists(ties.filter(**{field.m2m_field_name(): OuterRef("pk")})))

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
        return date_format(value) if isinstance(value, date) else str(value)
