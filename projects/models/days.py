"""Records as they stood on a day, as far as they know it now.

Each record type says in its queryset what was there by a day (`there_by`) and which of its columns held something else
then (`restated`); `on_day` puts both together. The rule stands in the query only: a record that comes out of it holds
the values of that day, and a filter or an order asks for them by the name that `then` gives.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.query import ModelIterable

_PREFIX = "then_"
_seen_on = ContextVar("seen_on", default=None)


@contextmanager
def seen_on(day):
    """Let the addresses of records lead to their pages on the day `day` (None: as they stand now).

    The twin of `translation.override`: a page is drawn in one language, and seen on one day.
    """
    token = _seen_on.set(day)
    try:
        yield
    finally:
        _seen_on.reset(token)


def with_day(address):
    """Return an address that has no question with the day that the page is seen on, if any."""
    day = _seen_on.get()
    return f"{address}?on={day.isoformat()}" if day else address


def begun_by(day, path=""):
    """Return the condition that what stands at `path` had begun by `day`, or has no date."""
    return Q(**{f"{path}first_day__isnull": True}) | Q(**{f"{path}first_day__lte": day})


def told_by(day, path="report__"):
    """Return the condition that the report at `path` had been made known by `day`, or that there is none.

    The same rule as `Report.made_known`.
    """
    whole_year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    annual = Q(**{f"{path}kind": "annual_report"})
    return (
        Q(**{f"{path}id__isnull": True})
        | (annual & Q(**{f"{path}year__lte": whole_year}))
        | (~annual & Q(**{f"{path}year__lte": day.year}))
    )


def kept_if(condition, *columns, empty=None):
    """Return column → expression: what the columns hold where `condition` is met, else `empty` (None, or a text)."""
    if empty is None:
        return {name: Case(When(condition, then=F(name)), default=None) for name in columns}
    return {
        name: Case(When(condition, then=F(name)), default=Value(empty), output_field=TextField()) for name in columns
    }


def column_of(name):
    """Return the column that `name`, as `then` gives it, speaks of."""
    return name.removeprefix(_PREFIX)


class AsItStood(ModelIterable):
    """Records whose columns hold what they held on the day of their queryset."""

    def __iter__(self):
        names = [name for name in self.queryset.query.annotations if name.startswith(_PREFIX)]
        for record in super().__iter__():
            for name in names:
                setattr(record, column_of(name), record.__dict__.pop(name))
            yield record


class DayQuerySet(QuerySet):
    """Questions that have a day in them; `seen_on` is the day of the answer, or None for now."""

    seen_on = None

    def _clone(self):
        clone = super()._clone()
        clone.seen_on = self.seen_on
        return clone

    def there_by(self, day):
        """Return the condition that a record was there on `day`; what is not known not to have been there, was."""
        return Q()

    def restated(self, day):
        """Return column → expression for what held something else on `day`."""
        return {}

    def on_day(self, day):
        """The records that were there on `day`, as they stood then; as they stand now where `day` is None.

        They are for showing: what is saved of them is what they held on that day.
        """
        if day is None:
            return self
        restated = {f"{_PREFIX}{name}": value for name, value in self.restated(day).items()}
        found = self.filter(self.there_by(day)).annotate(**restated)
        found.seen_on = day
        found._iterable_class = AsItStood
        return found

    def then(self, column):
        """Return the name under which a query asks for what `column` held on the day."""
        name = f"{_PREFIX}{column}"
        return name if name in self.query.annotations else column

    def order_by_then(self, *orders):
        """Order by what the columns held on the day: names, or `F(…).asc()` and `.desc()`."""
        return self.order_by(*map(self._order_then, orders))

    def _order_then(self, order):
        if not isinstance(order, OrderBy):
            name = order.removeprefix("-")
            return order.replace(name, self.then(name))
        order = order.copy()
        order.expression = F(self.then(order.expression.name))
        return order
