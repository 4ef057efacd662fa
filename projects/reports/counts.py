"""Many numbers in one query, none of them counted further than anybody reads."""

from collections.abc import Mapping

from django.db.models import IntegerField, QuerySet, Subquery

from projects.models import User

# A list of this many records is filtered, not paged through; the admin's lists stop counting here too.
MOST_COUNTED = 10_000


class CappedCount(Subquery):
    """The number of records that a queryset finds, at most `MOST_COUNTED`, as a column of another query.

    The order stays: it leads both databases to the index that holds the records in it, and to the first of them.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"

    def __init__(self, queryset):
        super().__init__(queryset.values("pk")[:MOST_COUNTED], output_field=IntegerField())


def counts(user: User, questions: Mapping[object, QuerySet]) -> dict[object, int]:
    """Return key → number for key → queryset, in one query whose only row is that of `user`.

    Each number has a plan of its own, so that each can use its own index; one pass over a table with a condition per
    number would have to read the whole table every time.
    """
    columns = {f"number_{place}": CappedCount(queryset) for place, queryset in enumerate(questions.values())}
    row = User.objects.filter(pk=user.pk).order_by().values_list(*columns.values()).first() if columns else ()
    return {key: number or 0 for key, number in zip(questions, row, strict=True)}
