"""What may come next: the latest versions and imports of all kinds, put into one order."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from projects.filters.base import within
from projects.models import ChangeSet

from .fields import STANDS_ON, THEMES
from .positions import IMPORT, Position
from .versions import FOLDED, begins_at, shown_versions, window, without_imports

# So many records of a theme are few.
FEW = 1000


def next_candidates(asked, after, number):
    """Return the next `number` (position, version or change set) pairs behind `after`, the latest first.

    And the position behind which more may follow, or None where nothing does.
    """
    candidates, ends = [], []
    for model in asked.kinds:
        found, end = _of_kind(model, asked, after, number)
        candidates += found
        ends += [end] if end else []
    if not asked.is_narrow:
        candidates += _imports(asked, after, number)
    candidates.sort(key=lambda candidate: candidate[0].sort_key)
    # Behind the end of what was looked at nobody knows yet what comes first.
    end = min(ends, key=lambda position: position.sort_key, default=None)
    within_reach = [found for found in candidates if end is None or found[0].sort_key <= end.sort_key]
    page = within_reach[:number]
    return page, page[-1][0] if len(within_reach) > number else end


def _period(asked, column="history_date"):
    """Return the condition that something lies in the days that are asked for."""
    condition = Q()
    if asked.since:
        condition &= Q(**{f"{column}__gte": _midnight(asked.since)})
    if asked.until:
        condition &= Q(**{f"{column}__lt": _midnight(asked.until + timedelta(days=1))})
    return condition


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _of_kind(model, asked, after, number):
    """Return the (position, version) pairs of one kind, and the `Position` where its window ends, if it does."""
    name = model._meta.model_name
    question, shown = _question(model, asked, after)
    keys, end = window(model, question)
    versions = shown_versions(model).filter(shown, history_id__in=keys)
    versions = versions.exclude(history_type="-") if asked.is_narrow else without_imports(versions, model)
    found = [
        (Position(version.history_date, name, version.id), version)
        for version in versions.order_by("-history_date", "-id")[: number + 1]
    ]
    if len(found) > number:
        return found, found[-1][0]
    if end is None:
        return found, None
    moment, pk = end
    if not (found or asked.is_narrow) and begins_at(model, question) == moment:
        # One import fills the window and shows nothing: go on behind all of it.
        pk = 0
    return found, Position(moment, name, pk)


def _question(model, asked, after):
    """Return two conditions for versions: which to look at, and which of these to show."""
    question, shown = _period(asked), Q()
    if after:
        question &= after.behind(model._meta.model_name)
    if asked.record:
        question &= _of_record(model, asked.record)
    if asked.theme:
        # Few records are looked up by their keys; of many, some stand in every window.
        records = _of_theme(model, asked.theme)
        keys = list(records.values_list("pk", flat=True)[: FEW + 1])
        if len(keys) <= FEW:
            question &= Q(id__in=keys)
        else:
            shown &= Q(id__in=records.values("pk"))
    return question, shown


def _of_theme(model, theme):
    """Return the records of a theme, or of one under it."""
    path = THEMES.get(model)
    return model.objects.filter(within(theme, path)).order_by() if path else model.objects.none()


def _of_record(model, record):
    """Return the condition that a version is of `record`, or of a part that stands on its page."""
    if isinstance(record, model):
        return Q(id=record.pk)
    owner = STANDS_ON.get(model)
    if owner and isinstance(record, model._meta.get_field(owner).related_model):
        return Q(**{f"{owner}_id": record.pk})
    return Q(id__in=[])


def _imports(asked, after, number):
    """Return the (position, change set) pairs of the large imports."""
    question = _period(asked, "decided_at")
    if after:
        question &= after.behind(IMPORT, "decided_at", "pk")
    kinds = [model._meta.model_name for model in asked.kinds]
    applied = ChangeSet.objects.filter(
        question, state=ChangeSet.State.APPLIED, new__gte=FOLDED, record_type__in=kinds
    ).order_by("-decided_at", "-pk")
    return [(Position(one.decided_at, IMPORT, one.pk), one) for one in applied[: number + 1]]
