"""Which versions of records the public may see, as a query that stays quick at a million versions.

A version is shown where its record is public now and neither it, nor what it hangs on, was private at any time since:
what was written before a record was published, or taken back and published again, never comes out.
"""

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, StrIndex, Substr

from projects.models import ChangeSet

from .fields import PARENTS

# Imports of so many new records are told as one.
FOLDED = 10
# So many versions of a kind are looked at for one page, shown or not; a longer page of nothing is skipped.
WINDOW = 1000


def shown_versions(model):
    """Return the versions of `model` that may be shown, each with `before_id`: the version before it, or None."""
    history = model.history.model.objects
    private = history.filter(id=OuterRef("id"), is_public=False, history_id__gt=OuterRef("history_id"))
    there = Exists(model.objects.public().filter(pk=OuterRef("id")))
    before = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    versions = history.filter(Q(there) | Q(history_type="-"), ~Exists(private), is_public=True)
    for path, parent in PARENTS.get(model, {}).items():
        of_parent = parent.history.model.objects.filter(id=OuterRef(path))
        hidden_later = of_parent.filter(is_public=False, history_date__gte=OuterRef("history_date"))
        at_the_time = of_parent.filter(history_date__lte=OuterRef("history_date")).order_by(
            "-history_date", "-history_id"
        )
        shown = Coalesce(Subquery(at_the_time.values("is_public")[:1]), True)
        versions = (
            versions.exclude(Exists(hidden_later)).alias(**{f"{path}_shown": shown}).filter(**{f"{path}_shown": True})
        )
    return versions.annotate(before_id=Subquery(before.values("history_id")[:1]))


def without_imports(versions, model):
    """Leave out what a large import wrote: the records that it added or took away, and what followed for others."""
    # The reason of a change that a change set wrote begins with its origin and its code.
    code = Substr("history_change_reason", StrIndex("history_change_reason", Value(" ")) + 1, 12)
    large = ChangeSet.objects.filter(new__gte=FOLDED, code=OuterRef("changeset_code"))
    followed = Exists(large.exclude(record_type=model._meta.model_name))
    wrote = Q(history_type__in=["+", "-"]) & Q(Exists(large))
    return versions.annotate(changeset_code=code).exclude(Q(followed) | wrote)


def window(model, question):
    """Return the keys of the versions that `question` (a condition) asks for, the latest `WINDOW`; and where it ends.

    The end is (moment, record's key) of the last version looked at, or None where all were.
    """
    versions = model.history.model.objects.filter(question).order_by("-history_date", "-id")
    end = versions.values_list("history_date", "id")[WINDOW - 1 : WINDOW].first()
    return versions.values("history_id")[:WINDOW], end


def begins_at(model, question):
    """Return the moment of the latest version that `question` asks for, or None."""
    versions = model.history.model.objects.filter(question).order_by("-history_date", "-id")
    return versions.values_list("history_date", flat=True).first()
