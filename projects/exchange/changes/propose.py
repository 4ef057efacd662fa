"""Propose: read a file, compare it with what is there, and keep the differences. Nothing else is written."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from projects.exchange.errors import CellError, FileProblem
from projects.exchange.formats import read_table
from projects.exchange.resources import resource_for
from projects.models import Change, ChangeSet, StatusUpdate
from projects.models.base import validate_code

from .relations import relation_errors
from .values import current_texts, default_texts, know_codes, rule_errors


def propose(model, content, name, user=None, *, origin=ChangeSet.Origin.FILE, internal=True, may_publish=True):
    """Compare the file `content` (bytes) called `name` with the records of `model`; return the `ChangeSet`.

    With `internal` the columns of the staff are read too. Without `may_publish` no row may make a record public or
    touch one that is. Raises `FileProblem` with every error in the file; then nothing is written.
    """
    resource = resource_for(model)
    table = read_table(content, name)
    proposal = _Proposal(resource, table, origin, internal=internal, may_publish=may_publish)
    changes = proposal.changes()
    return _keep(proposal, changes, content, name, user)


@transaction.atomic
def _keep(proposal, changes, content, name, user):
    """Write the change set and its changes."""
    new = sum(1 for change in changes if change.before is None)
    changeset = ChangeSet.objects.create(
        origin=proposal.origin,
        record_type=proposal.model._meta.model_name,
        file_name=name[-255:],
        file_digest=hashlib.sha256(content).hexdigest(),
        rows=len(proposal.lines),
        new=new,
        changed=len(changes) - new,
        unchanged=len(proposal.lines) - len(changes),
        proposed_by=user,
    )
    for change in changes:
        change.changeset = changeset
    Change.objects.bulk_create(changes, batch_size=500)
    return changeset


class _Proposal:
    """One file on its way to a change set."""

    def __init__(self, resource, table, origin, *, internal, may_publish):
        self.resource, self.model, self.origin = resource, resource.model, origin
        self.may_publish = may_publish
        self.importable = resource.header(internal=internal)
        self.errors = []
        self._check_header(table.header)
        self.names = [name for name in table.header if name in self.importable]
        self.computed = [name for name in table.header if name in resource.computed]
        self.lines = {}
        self._take_rows(table)
        self.current = current_texts(resource, self.lines, [*self.importable, *self.computed])

    def _check_header(self, header):
        """Raise for a column that is not known, or where the code is missing."""
        known = [*self.importable, *self.resource.computed]
        allowed = _("These columns are allowed: %(columns)s.") % {"columns": ", ".join(self.importable)}
        errors = [CellError(1, name, name, allowed) for name in header if name not in known]
        if "code" not in header:
            errors.append(CellError(1, "code", "", _("The column code is missing: it says which record a row is.")))
        if errors:
            raise FileProblem(errors)

    def _take_rows(self, table):
        """Keep the rows by code; a code must be there, well formed, and stand once."""
        seen = {}
        for line, cells in table.rows:
            row = dict(zip(table.header, cells, strict=True))
            code = row["code"] = row["code"].strip()
            if not code:
                self.errors.append(CellError(line, "code", "", _("Each row needs a code.")))
            elif len(code) > 100 or not validate_code.regex.search(code):
                self.errors.append(CellError(line, "code", code, str(validate_code.message)))
            elif code in seen:
                message = _("This code stands in line %(line)s already.") % {"line": seen[code]}
                self.errors.append(CellError(line, "code", code, message))
            else:
                seen[code] = line
                self.lines[code] = (line, row)

    def changes(self):
        """Return the `Change`s, not yet saved, in the order of lines; raise every error together."""
        know_codes(self.resource, self.importable, [[row for _line, row in self.lines.values()], self.current.values()])
        for name in self.names:
            column = self.resource.fields[name]
            if column.target is self.model and column.key == "code":
                column.widget.known = {**dict.fromkeys(self.lines), **column.widget.known}
        defaults = default_texts(self.resource, self.importable)
        changes, wholes = [], {}
        for code, (line, row) in self.lines.items():
            current = self.current.get(code)
            cells = self._cleaned(line, row, current)
            whole = {**(current or defaults), **cells}
            wholes[code] = whole
            change = self._change(line, code, current, whole)
            if change is None:
                continue
            changes.append(change)
            self._check_rights(line, code, current, whole)
        # Rules compare whole records; with bad cells they would only repeat what is wrong already.
        if not self.errors:
            changed = {change.record_code for change in changes}
            for code in changed:
                self.errors.extend(rule_errors(self.resource, self.lines[code][0], wholes[code]))
            self.errors.extend(relation_errors(self.resource, self.lines, wholes, changed))
        if self.errors:
            raise FileProblem(self.errors)
        return changes

    def _cleaned(self, line, row, current):
        """Return the row's cells in their one written form; what is not allowed goes to the errors."""
        cells = {}
        for name in self.names:
            text = row[name]
            # What stands there already needs no second look.
            if current is not None and text == current[name]:
                cells[name] = text
                continue
            column = self.resource.fields[name]
            try:
                cells[name] = column.text_of(column.widget.clean(text))
            except ValueError as error:
                self.errors.append(CellError(line, name, text, str(error)))
                continue
            if column.required and not cells[name]:
                self.errors.append(CellError(line, name, text, _("This cell must not be empty.")))
        for name in self.computed:
            text = row[name].strip()
            if text and (current is None or text != current[name]):
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

    def _check_rights(self, line, code, current, whole):
        """Without the right to publish, what is public must stay as it is and nothing may become public."""
        if self.may_publish:
            return
        if current is not None and current["is_public"] == "true":
            message = _("This record is public; only a publisher may change it.")
            self.errors.append(CellError(line, "code", code, message))
        elif whole.get("is_public") == "true":
            message = _("Only a publisher may make a record public.")
            self.errors.append(CellError(line, "is_public", whole["is_public"], message))
