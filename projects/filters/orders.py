"""In which order a list stands, and how to walk it from any place, at any length.

The order by day is walked in stretches, each of which an index holds in exactly that order: no page of it sorts or
skips, however deep it lies. What has no date comes last in every order, on every database.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db import connections
from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from projects.models.days import column_of
from projects.translated import LANGUAGES

# So many records are sorted faster than they are met on a walk along an index.
SOME = 1_000


def latest(column):
    """Return the order from late to early; what has no date comes last, whatever the database thinks of that."""
    return F(column).desc(nulls_last=True)


def earliest(column):
    """Return the order from early to late; what has no date comes last."""
    return F(column).asc(nulls_last=True)


def by_title(queryset):
    """Return the queryset ordered by title in the language of the page, by the Dutch one where there is none."""
    language = get_language()
    if language not in LANGUAGES or language == "nl":
        return queryset.order_by("title_nl", "code")
    shown = Coalesce(NullIf(f"title_{language}", Value("")), "title_nl")
    return queryset.order_by(shown, "title_nl", "code")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in the order by day: its day, None where it has none, and its key."""

    day: date | None
    pk: int


@dataclass(frozen=True, slots=True)
class ByDay:
    """The order by the day in `column`, then by key; without a column by key alone."""

    column: str | None = None
    late_first: bool = True

    def __call__(self, queryset):
        """Return the queryset in this order."""
        key = "-pk" if self.late_first else "pk"
        if not self.column:
            return queryset.order_by(key)
        return queryset.order_by((latest if self.late_first else earliest)(self.column), key)

    def on_day(self, queryset):
        """Return this order by what the column held on the day of `queryset`."""
        return replace(self, column=self.column and queryset.then(self.column))

    def place(self, record):
        """Return where `record` stands."""
        return Place(getattr(record, column_of(self.column)) if self.column else None, record.pk)

    def stretches(self, queryset, place=None, *, backwards=False, spans=None):
        """Return querysets that together hold what comes after `place` (before it, going backwards), nearest first.

        `spans` are the only days on which anything dated can lie, the late ones first, as pairs (first day, last day)
        with None for no bound; without them any day will do.
        """
        falling = self.late_first is not backwards
        if not self.column:
            return [self._undated(queryset, place, falling=falling)]
        parts = []
        if place is None or place.day or backwards:
            at = place if place and place.day else None
            parts = self._dated(queryset, spans or [(None, None)], at, falling=falling)
        if not (backwards and place and place.day):
            none = queryset.filter(**{f"{self.column}__isnull": True})
            last = self._undated(none, place if place and not place.day else None, falling=falling)
            parts = [last, *parts] if backwards else [*parts, last]
        return parts

    def _undated(self, queryset, place, *, falling):
        """Return what comes after `place` by key alone."""
        if place:
            queryset = queryset.filter(**{f"pk__{'lt' if falling else 'gt'}": place.pk})
        # The column stands in the order too, though it is empty: an index on both is then read in its own order.
        return queryset.order_by(*self._columns(falling=falling))

    def _dated(self, queryset, spans, place, *, falling):
        """Return what comes after `place`: the rest of its own day, then the spans, cut where it stands."""
        beyond = "lt" if falling else "gt"
        queryset = queryset.order_by(*self._columns(falling=falling))
        parts = []
        if place:
            parts.append(queryset.filter(**{self.column: place.day, f"pk__{beyond}": place.pk}))
            queryset = queryset.filter(**{f"{self.column}__{beyond}": place.day})
        for first, last in spans if falling else reversed(spans):
            near, far = (last, first) if falling else (first, last)
            passed = place and far and (far >= place.day if falling else far <= place.day)
            if not passed:
                parts.append(queryset.filter(**self._bounds(near, far, falling=falling)))
        return parts

    def _bounds(self, near, far, *, falling):
        """Return the conditions that the day lies between `near` and `far`, either of which may be None."""
        if near and near == far:
            return {self.column: near}
        sides = {
            f"{self.column}__{'lte' if falling else 'gte'}": near,
            f"{self.column}__{'gte' if falling else 'lte'}": far,
        }
        return {side: bound for side, bound in sides.items() if bound} or {f"{self.column}__isnull": False}

    def _columns(self, *, falling):
        """Return the columns as an index holds them, without a word on what has no date."""
        sign = "-" if falling else ""
        return [f"{sign}{name}" for name in (self.column, "pk") if name]


def nearest(order, few, most, many=None):
    """Return the first `most` records of `few` in the order by day `order`, however many there are.

    `few` finds them from an index of their own; where it finds more than some, they are met along the order instead,
    as `many` asks for them (default: as `few` does).
    """
    if many is not None and few.order_by().values("pk")[: SOME + 1].count() <= SOME:
        return list(order(few)[:most])
    records = []
    for stretch in order.stretches(few if many is None else many):
        records += stretch[: most - len(records)]
        if len(records) >= most:
            break
    return records


def days_that_span(model, first, last, day):
    """Return the spans in which the records that begin by `day` end, the late ones first, as pairs of days.

    `first` and `last` name the columns of their first and last possible day. Most records end by `day` themselves;
    those that end later can only do so on a few days, which are looked up one by one in the index of vague periods
    instead of reading everything that is later than `day`.
    """
    table, first, last = (_quoted(name) for name in (model._meta.db_table, first, last))
    # Every word of the statement is ours.
    vague = f"SELECT MAX({last}) FROM {table} WHERE {first} < {last} AND {last} > %s"  # noqa: S608
    statement = (
        f"WITH RECURSIVE ends(day) AS ({vague} UNION ALL SELECT ({vague} AND {last} < ends.day) FROM ends "  # noqa: S608
        f"WHERE ends.day IS NOT NULL) SELECT day FROM ends WHERE day IS NOT NULL AND EXISTS (SELECT 1 FROM {table} "
        f"WHERE {first} < {last} AND {last} = ends.day AND {first} <= %s)"
    )
    with connections[model.objects.db].cursor() as cursor:
        cursor.execute(statement, [day, day, day])
        ends = [date.fromisoformat(end) if isinstance(end, str) else end for (end,) in cursor.fetchall()]
    return [*((end, end) for end in ends), (None, day)]


def _quoted(name):
    return f'"{name}"'
