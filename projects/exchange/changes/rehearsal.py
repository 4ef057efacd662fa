"""An edit that a publisher has to accept: done, read off, taken back, and kept as a proposal.

The forms and steps do what they always do, in a savepoint. The new rows of the history say which records were touched;
where one of them is public and the person may not publish it, the savepoint is rolled back, and what the records held
before and after becomes a change set for each record type. So there is no second way of writing.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from projects.exchange.resources import RESOURCES, resource_for
from projects.models import Change, ChangeSet, DueChange, FollowUp

from .consequences import TERM
from .propose import keep
from .rows import update_records
from .values import know_codes


@dataclass(frozen=True, slots=True)
class Held:
    """What became of an edit that was taken back: its change sets, and whether internal columns were written."""

    changesets: list
    wrote_internal: bool


@transaction.atomic
def write_or_propose(act, *, user, reason, may_publish, lock=None):
    """Let `act` write; return what it returns, and `Held` where it was taken back and proposed, else None.

    `may_publish` is asked with a model; `lock` is a queryset of the records that nobody else may write meanwhile.
    Raises `ValidationError` where what was done cannot be proposed.
    """
    if lock is not None:
        list(lock.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    rehearsal = _Rehearsal()
    with transaction.atomic():
        answer = act()
        is_held = rehearsal.touches_public(may_publish)
        if is_held:
            rehearsal.read_off()
            transaction.set_rollback(True)
    return answer, rehearsal.kept(user, reason) if is_held else None


class _Rehearsal:
    """What has been written since it began."""

    def __init__(self):
        self._newest = {source: _newest(source) for source in _sources()}
        self._touched, self._after = {}, {}

    def touches_public(self, may_publish):
        """Whether what was written touches something public that the person may not publish."""
        for source, (model, key) in _sources().items():
            written = source.history.filter(history_id__gt=self._newest[source])
            if pks := set(written.order_by().values_list(key, flat=True)):
                self._touched.setdefault(model, set()).update(pks)
        return any(self._is_public(model, pks) and not may_publish(model) for model, pks in self._touched.items())

    def _is_public(self, model, pks):
        """Whether one of the records is public, or was until it was deleted just now."""
        written = model.history.filter(history_id__gt=self._newest[model], is_public=True)
        return model.objects.filter(pk__in=pks, is_public=True).exists() or written.exists()

    def read_off(self):
        """Remember what the touched records hold at this moment."""
        self._after = self._texts()

    def _texts(self):
        """Return model → code → cells for the touched records."""
        return {
            model: resource_for(model).texts(
                model.objects.filter(pk__in=self._touched[model]).order_by("pk"),
                resource_for(model).header(internal=True),
            )
            for model in RESOURCES
            if model in self._touched
        }

    def kept(self, user, reason):
        """Keep the differences once all is taken back: those for the staff in the records, the rest proposed."""
        before, changes, wrote_internal = self._texts(), {}, False
        for model, after in self._after.items():
            resource, internal, changes[model] = resource_for(model), {}, {}
            for code in before[model] | after:
                change, internal[code] = _difference(resource, code, before[model].get(code), after.get(code))
                if change is not None:
                    changes[model][code] = change
            wrote_internal |= _write_internal(resource, internal, user, reason)
        _leave_out_what_follows(changes)
        changesets = [_kept(model, list(found.values()), user, reason) for model, found in changes.items() if found]
        return Held(changesets, wrote_internal)


def _sources():
    """Return the models whose history is watched, each with the record type it speaks of and the column of its key."""
    found = {model: (model, "id") for model in RESOURCES}
    for model in RESOURCES:
        for column in resource_for(model).fields.values():
            if column.many and hasattr(column.through, "history"):
                found[column.through] = (model, f"{column.own}_id")
    return found


def _newest(source):
    return source.history.aggregate(last=Max("history_id"))["last"] or 0


def _difference(resource, code, before, after):
    """Return the `Change` of a record, None where there is none, and the internal cells that are to be written."""
    if after is None:
        raise ValidationError(_("What is public can only be deleted by a publisher."))
    if before is None:
        return Change(record_code=code, before=None, after=after), {}
    internal = {name: after[name] for name in resource.internal if after[name] != before[name]}
    names = [name for name in resource.columns if after[name] != before[name]]
    if not names:
        return None, internal
    old, new = ({name: cells[name] for name in names} for cells in (before, after))
    return Change(record_code=code, before=old, after=new), internal


def _write_internal(resource, cells, user, reason):
    """Write what only the staff see (code → cells); return whether there was anything."""
    cells = {code: texts for code, texts in cells.items() if texts}
    if cells:
        know_codes(resource, resource.internal, [cells.values()])
        update_records(resource, cells, user, reason)
    return bool(cells)


def _leave_out_what_follows(changes):
    """Leave out the shifts of term that accepting the change of a follow-up will write by itself."""
    moved = {code for code, change in changes.get(FollowUp, {}).items() if change.before and _moves(change)}
    shifts = changes.get(DueChange, {})
    for code in [code for code, shift in shifts.items() if shift.before is None and shift.after["followup"] in moved]:
        del shifts[code]


def _moves(change):
    return any(name in change.after for name in TERM)


def _kept(model, changes, user, reason):
    for line, change in enumerate(changes, start=1):
        change.line = line
    return keep(
        changes,
        origin=ChangeSet.Origin.EDIT,
        record_type=model._meta.model_name,
        reason=reason,
        rows=len(changes),
        proposed_by=user,
    )
