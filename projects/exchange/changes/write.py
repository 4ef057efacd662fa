"""Apply, undo, refuse: one transaction each, and only where the records still hold what was compared."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.exchange.errors import Conflict, ConflictRow, shorten
from projects.exchange.resources import RESOURCES, resource_for
from projects.models import ChangeSet, Project, StatusUpdate

from .consequences import after_writing, referred_to
from .relations import relation_errors
from .rows import create_records, delete_records, update_records
from .values import current_texts, in_batches, know_codes, rule_errors

MODELS = {model._meta.model_name: model for model in RESOURCES}


def apply(changeset, user=None, *, may_publish=True):
    """Write exactly the values that were reviewed; return the change set.

    Without `may_publish` nothing public may be touched and nothing become public.

    Raises `Conflict`, naming the rows, where a record no longer holds the value it was compared with, or where the
    set is no longer proposed. Then nothing is written.
    """
    return _decide(changeset, user, ChangeSet.State.PROPOSED, ChangeSet.State.APPLIED, _apply, may_publish)


def undo(changeset, user=None, *, may_publish=True):
    """Put back every value that applying the set changed, and take away what it created; return the change set.

    Raises `Conflict`, naming the rows, where a record was changed since or is referred to. Then nothing is written.
    """
    return _decide(changeset, user, ChangeSet.State.APPLIED, ChangeSet.State.UNDONE, _undo, may_publish)


def refuse(changeset, user=None, *, may_publish=True):
    """Lay a proposed set aside for good; return it. Raises `Conflict` where it is no longer proposed."""
    return _decide(changeset, user, ChangeSet.State.PROPOSED, ChangeSet.State.REFUSED, lambda *_args: None, may_publish)


def _decide(changeset, user, expected, wanted, write, may_publish):
    """Move the set from state to state and let `write` do its part, all or nothing."""
    try:
        with transaction.atomic():
            locked = ChangeSet.objects.select_for_update().get(pk=changeset.pk)
            if locked.state != expected:
                reason = _("This change set is no longer in the state “%(state)s”.") % {
                    "state": ChangeSet.State(expected).label
                }
                raise Conflict([ConflictRow(0, locked.code, reason)])
            locked.state = wanted
            by, at = ("undone_by", "undone_at") if wanted == ChangeSet.State.UNDONE else ("decided_by", "decided_at")
            setattr(locked, by, user)
            setattr(locked, at, timezone.now())
            locked.save()
            write(locked, user, may_publish)
    except IntegrityError as error:
        # Somebody was quicker by less than this transaction; by now it can be seen where.
        raise Conflict(_rows_in_the_way(changeset, expected, may_publish)) from error
    changeset.refresh_from_db()
    return changeset


def _changes(changeset):
    """Return the changes of a set in the order of lines; what they have in common is held in memory once."""
    held = {}
    changes = []
    for change in changeset.changes.order_by("line").iterator(chunk_size=500):
        for side in ("before", "after"):
            if (cells := getattr(change, side)) is not None:
                shared = {held.setdefault(name, name): held.setdefault(text, text) for name, text in cells.items()}
                setattr(change, side, shared)
        changes.append(change)
    return changes


def _rows_in_the_way(changeset, expected, may_publish):
    """Return the `ConflictRow`s that a set meets after another writer won."""
    side = "before" if expected == ChangeSet.State.PROPOSED else "after"
    try:
        with transaction.atomic():
            _compare(resource_for(MODELS[changeset.record_type]), _changes(changeset), side, may_publish)
    except Conflict as conflict:
        return conflict.rows
    reason = _("The records beside it have changed; bring the file in again.")
    return [ConflictRow(0, changeset.code, reason)]


def _apply(changeset, user, may_publish):
    changes = _changes(changeset)
    resource = resource_for(MODELS[changeset.record_type])
    current = _compare(resource, changes, "before", may_publish)
    _check(resource, changes, current, "after")
    reason = _reason(changeset)
    author = changeset.author(user)
    create_records(resource, [change for change in changes if change.before is None], user, reason, author)
    updated = [change for change in changes if change.before is not None]
    update_records(resource, {change.record_code: change.after for change in updated}, user, reason)
    after_writing(resource, {c.record_code: (c.before or {}, c.after) for c in changes}, user, changeset)


def _undo(changeset, user, may_publish):
    changes = _changes(changeset)
    resource = resource_for(MODELS[changeset.record_type])
    current = _compare(resource, changes, "after", may_publish)
    created = [change for change in changes if change.before is None]
    updated = [change for change in changes if change.before is not None]
    _check(resource, updated, current, "before")
    reason = _reason(changeset)
    # What was changed first: it may have been made to refer to what was created.
    update_records(resource, {change.record_code: change.before for change in updated}, user, reason)
    if rows := referred_to(resource, created):
        raise Conflict(rows)
    touched = delete_records(resource, created, user, reason)
    after_writing(resource, {c.record_code: (c.after, c.before) for c in updated}, user, changeset, touched)


def _reason(changeset):
    return f"{changeset.origin} {changeset.code} {changeset.reason or changeset.file_name}".strip()


def _compare(resource, changes, side, may_publish):
    """Return the records' cells as they are; raise where one is not what `side` of its change says."""
    names, codes = resource.header(internal=True), sorted(change.record_code for change in changes)
    for batch in in_batches(codes):
        # From here to the end of the transaction nobody else writes these records.
        list(resource.model.objects.select_for_update().filter(code__in=batch).order_by("code").values_list("pk"))
    current = current_texts(resource, codes, names)
    shown_by = _public_projects(resource, changes, current)
    rows = []
    for change in changes:
        expected, found = getattr(change, side), current.get(change.record_code)
        if expected is None and found is not None:
            rows.append(ConflictRow(change.line, change.record_code, _("A record with this code exists by now.")))
        elif expected is not None and found is None:
            rows.append(ConflictRow(change.line, change.record_code, _("The record has been deleted since.")))
        elif expected is not None:
            rows.extend(_differences(change, expected, found))
        held = (change.before or {}, change.after, found or {})
        public = any(cells.get("is_public") == "true" or cells.get("project") in shown_by for cells in held)
        if public and not may_publish:
            rows.append(ConflictRow(change.line, change.record_code, _("Only a publisher may change what is public.")))
    if rows and side == "before" and _is_there_already(changes, current):
        reason = _("All that this set would write is there already; refuse it.")
        raise Conflict([ConflictRow(0, changes[0].changeset.code, reason)])
    if rows:
        raise Conflict(rows)
    return current


def _is_there_already(changes, current):
    """Whether every record holds what the set would give it, such as after another set of the same file."""
    return all(change.after.items() <= current.get(change.record_code, {}).items() for change in changes)


def _public_projects(resource, changes, current):
    """Return the codes of public projects whose status the changes set, private updates among them."""
    if resource.model is not StatusUpdate:
        return set()
    codes = {cells.get("project") for change in changes for cells in (change.before or {}, change.after)}
    codes |= {cells["project"] for cells in current.values()}
    return set(Project.objects.public().filter(code__in=codes - {None}).order_by().values_list("code", flat=True))


def touches_public(changeset):
    """Whether applying the set would change what is public, or make something so, as the records are now."""
    model, changes = MODELS[changeset.record_type], changeset.changes.order_by()
    codes = changes.values("record_code")
    if changes.filter(after__is_public="true").exists():
        return True
    if model is StatusUpdate:
        named = changes.values(project=KT("after__project"))
        updated = Q(code__in=named) | Q(updates__code__in=codes)
        if Project.objects.public().filter(updated).exists():
            return True
    return model.objects.filter(is_public=True, code__in=codes).exists()


def _differences(change, expected, found):
    for name, value in expected.items():
        if found[name] != value:
            reason = _("%(column)s has been changed since: it was “%(old)s” and is “%(new)s”.") % {
                "column": name,
                "old": shorten(value),
                "new": shorten(found[name]),
            }
            yield ConflictRow(change.line, change.record_code, reason)


def _check(resource, changes, current, side):
    """Values that were fine together at the review may no longer be, where something beside them changed since."""
    know_codes(resource, resource.header(internal=True), [[getattr(change, side) for change in changes]])
    rows = list(_gone(resource, changes, side))
    if not rows:
        lines = {change.record_code: change.line for change in changes}
        wholes = {
            change.record_code: current[change.record_code] | getattr(change, side)
            if change.record_code in current
            else getattr(change, side)
            for change in changes
        }
        errors = [error for code in wholes for error in rule_errors(resource, lines[code], wholes[code])]
        errors.extend(relation_errors(resource, lines, wholes, set(wholes)))
        code_on = {line: code for code, line in lines.items()}
        rows = [ConflictRow(error.line, code_on[error.line], error.message) for error in errors]
    if rows:
        raise Conflict(rows)


def _gone(resource, changes, side):
    """Yield a row for each change that names a record which is no longer there."""
    created = {change.record_code for change in changes if change.before is None}
    columns = [column for column in resource.fields.values() if column.target is not None]
    for change in changes:
        texts = getattr(change, side)
        for column in columns:
            codes = column.widget.codes(texts.get(column.column_name, ""))
            gone = set(codes) - column.widget.known.keys()
            if column.target is resource.model:
                gone -= created
            if gone:
                numbers = {"column": column.column_name, "codes": " ".join(sorted(gone))}
                reason = _("%(column)s: there is no longer a record with the code %(codes)s.") % numbers
                yield ConflictRow(change.line, change.record_code, reason)
