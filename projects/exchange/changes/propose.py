"""Propose: read a file, compare it with what is there, and keep the differences. Nothing else is written."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from projects.exchange.errors import CellError, FileProblem
from projects.exchange.formats import read_table
from projects.exchange.resources import resource_for
from projects.models import Change, ChangeSet, StatusUpdate
from projects.models.base import CODE_LENGTH, validate_code

from .relations import relation_errors
from .values import current_texts, default_texts, know_codes, rule_errors


def propose(model, content, name, user=None, *, origin=ChangeSet.Origin.FILE, internal=True, left_out=()):
    """Compare the file `content` (bytes) called `name` with the records of `model`; return the `ChangeSet`.

    With `internal` the columns of the staff are read too. Whether something public is touched is asked when the set is
    applied. Rows on the lines `left_out` are not looked at. Raises `FileProblem` with every error in the file; then
    nothing is written.
    """
    digest = hashlib.sha256(content).hexdigest()
    table = read_table(content, name).without(set(left_out))
    return propose_table(
        model, table, name, digest, user=user, origin=origin, internal=internal, left_out=len(left_out)
    )


def propose_table(model, table, name, digest, *, user=None, origin, internal=False, left_out=0):
    """Compare a `Table` that has been read already; otherwise as `propose`.

    `digest` is that of its file, `left_out` the number of its rows that are not in the table.
    """
    proposal = _Proposal(resource_for(model), table, origin, internal=internal)
    changes = proposal.changes()
    return keep(
        changes,
        origin=origin,
        record_type=model._meta.model_name,
        file_name=name[-255:],
        file_digest=digest,
        rows=len(proposal.lines),
        unchanged=len(proposal.lines) - len(changes),
        left_out=left_out,
        proposed_by=user,
    )


def errors_of(model, table):
    """Return every `CellError` of a `Table` from an uploaded file, [] where nothing is wrong; nothing is written."""
    try:
        _Proposal(resource_for(model), table, ChangeSet.Origin.FILE, internal=True).changes()
    except FileProblem as problem:
        return problem.errors
    return []


@transaction.atomic
def keep(changes, **values):
    """Write `changes`, not yet saved, and the change set with these `values` that they make; return it."""
    new = sum(1 for change in changes if change.before is None)
    changeset = ChangeSet.objects.create(new=new, changed=len(changes) - new, **values)
    for change in changes:
        change.changeset = changeset
    Change.objects.bulk_create(changes, batch_size=500)
    return changeset


class _Proposal:
    """One file on its way to a change set."""

    def __init__(self, resource, table, origin, *, internal):
        self.resource, self.model, self.origin = resource, resource.model, origin
        self.importable = resource.header(internal=internal)
        self.errors = list(table.errors)
        self._check_header(table.header)
        self.names = [name for name in table.header if name in self.importable]
        self.computed = [name for name in table.header if name in resource.computed]
        self.lines, self.unusable = {}, []
        self._take_rows(table)
        self.current = current_texts(resource, self.lines, [*self.importable, *self.computed])

    def _check_header(self, header):
        """Note each column that is not known; raise where the code is missing, for then no row means anything."""
        known = [*self.importable, *self.resource.computed]
        allowed = _("These columns are allowed: %(columns)s.") % {"columns": ", ".join(self.importable)}
        self.errors += [CellError(1, name, name, allowed) for name in header if name not in known]
        if "code" not in header:
            message = _("The column code is missing: it says which record a row is.")
            raise FileProblem([*self.errors, CellError(1, "code", "", message)])

    def _take_rows(self, table):
        """Keep the rows by code; a code must be there, well formed, and stand once."""
        for line, cells in table.rows:
            row = dict(zip(table.header, cells, strict=True))
            code = row["code"] = row["code"].strip()
            problem = self._problem_with(code)
            if problem:
                self.errors.append(CellError(line, "code", code, problem))
                self.unusable.append((line, row))
            else:
                self.lines[code] = (line, row)

    def _problem_with(self, code):
        """Return what is wrong with the code of the next row, or None."""
        if not code:
            return _("Each row needs a code.")
        if len(code) > CODE_LENGTH or not validate_code.regex.search(code):
            return str(validate_code.message)
        if code in self.lines:
            return _("This code stands in line %(line)s already.") % {"line": self.lines[code][0]}
        return None

    def changes(self):
        """Return the `Change`s, not yet saved, in the order of lines; raise every error together."""
        know_codes(self.resource, self.importable, [self._rows(), list(self.current.values())])
        for name in self.names:
            column = self.resource.fields[name]
            if column.target is self.model and column.key == "code":
                column.widget.known = {**dict.fromkeys(self.lines), **column.widget.known}
        changes, wholes = [], {}
        defaults = default_texts(self.resource, self.importable)
        for code, (line, row) in self.lines.items():
            current = self.current.get(code)
            wholes[code] = {**(current or defaults), **self._cleaned(line, row, current)}
            change = self._change(line, code, current, wholes[code])
            if change is not None:
                changes.append(change)
        for line, row in self.unusable:
            self._cleaned(line, row, defaults)
        self._check_rules({change.record_code for change in changes}, wholes)
        if self.errors:
            raise FileProblem(self.errors)
        return changes

    def _rows(self):
        """Return the cells of every row, by column."""
        return [row for _line, row in [*self.lines.values(), *self.unusable]]

    def _check_rules(self, changed, wholes):
        """Compare whole records; one with bad cells would only repeat what is wrong already."""
        bad = {error.line for error in self.errors}
        lines = {code: line for code, (line, _row) in self.lines.items()}
        sound = {code: whole for code, whole in wholes.items() if lines[code] not in bad}
        changed = changed & sound.keys()
        for code in sorted(changed, key=lines.get):
            self.errors.extend(rule_errors(self.resource, lines[code], sound[code]))
        self.errors.extend(relation_errors(self.resource, lines, sound, changed))

    def _cleaned(self, line, row, current):
        """Return the row's cells in their one written form; what is not allowed goes to the errors."""
        cells = {"code": row["code"]}
        for name in self.names:
            if name == "code":
                continue
            text = row[name]
            # What stands there already needs no second look.
            if current is not None and text == current[name]:
                cells[name] = text
                continue
            column = self.resource.fields[name]
            try:
                cells[name] = column.text_of(column.widget.clean(text))
            except ValueError as error:
                self.errors.append(CellError(line, name, getattr(error, "part", text), str(error)))
                continue
            if column.required and not cells[name]:
                self.errors.append(CellError(line, name, text, _("This cell must not be empty.")))
        for name in self.computed:
            text = row[name].strip()
            if text and (current is None or text != current.get(name, "")):
                message = _("This column is computed: change it on the record itself, or leave the column out.")
                self.errors.append(CellError(line, name, text, message))
        if current is None:
            self.errors.extend(self._missing(line, row["code"]))
        return cells

    def _missing(self, line, code):
        """Yield an error for each column that a new record needs and the file does not have."""
        for name in self.importable:
            column = self.resource.fields[name]
            if name not in self.names and column.required and not column.has_default:
                yield CellError(line, name, code, _("A new record needs this column."))

    def _change(self, line, code, current, whole):
        """Return the difference between a record and its row; None where there is none."""
        if current is None:
            return Change(line=line, record_code=code, before=None, after={n: whole[n] for n in self.importable})
        different = [name for name in self.names if whole[name] != current[name]]
        if not different:
            return None
        if self.model is StatusUpdate and self.origin == ChangeSet.Origin.FILE:
            message = _("A status update is never changed afterwards; add a new one.")
            self.errors.extend(CellError(line, name, whole[name], message) for name in different)
        before, after = ({name: texts[name] for name in different} for texts in (current, whole))
        return Change(line=line, record_code=code, before=before, after=after)
