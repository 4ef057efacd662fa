"""What rows of one file must agree on among themselves, and with the records beside them."""

from django.utils.translation import gettext as _

from projects.exchange.errors import CellError

from .values import RowValues, in_batches, is_self_reference, unique_constraints, unique_key


def relation_errors(resource, lines, wholes, changed):
    """Yield a `CellError` for each changed row that repeats another record, closes a circle, or contradicts a row.

    `lines` is code → line, `wholes` code → all cells as they would be, `changed` the codes that change.
    """
    yield from _repeated(resource, lines, wholes, changed)
    yield from _two_roles(resource, lines, wholes, changed)
    for name, column in resource.fields.items():
        if is_self_reference(resource, column):
            yield from _circles(resource, name, lines, wholes, changed)
        if column.many and column.symmetrical:
            yield from _one_sided(name, lines, wholes, changed)


def _repeated(resource, lines, wholes, changed):
    """Two records that a unique constraint does not allow, both in the file or one of them beside it."""
    for constraint in unique_constraints(resource.model):
        keys = {}
        # What stays as it is comes first, so that the error lands on the row that changes.
        for code in sorted(wholes, key=lambda code: (code in changed, lines[code])):
            key = unique_key(constraint, RowValues(resource, wholes[code]))
            if key is None:
                continue
            if key in keys and code in changed:
                message = _("%(rule)s See line %(line)s.") % {
                    "rule": constraint.violation_error_message,
                    "line": lines[keys[key]],
                }
                yield CellError(lines[code], "", code, message)
            keys.setdefault(key, code)
        yield from _repeats_another(resource, constraint, {k: c for k, c in keys.items() if c in changed}, lines)


def _repeats_another(resource, constraint, keys, lines):
    """Changed rows whose key a record that is not in the file has already."""
    paths = [resource.fields[name].path for name in constraint.fields]
    for batch in in_batches(list(keys)):
        query = resource.model.objects.filter(**{f"{paths[-1]}__in": {key[-1] for key in batch}})
        if constraint.condition:
            query = query.filter(constraint.condition)
        for code, *values in query.order_by().values_list("code", *paths):
            mine = keys.get(tuple(values))
            if mine is not None and code not in lines:
                message = f"{constraint.violation_error_message} ({code})"
                yield CellError(lines[mine], "", mine, message)


def _two_roles(resource, lines, wholes, changed):
    """A code in two columns that share one table: a partner has one role in a project."""
    names = [name for name, column in resource.fields.items() if column.many and column.extra]
    for code in changed if names else ():
        seen = set()
        for name in names:
            cell = set(wholes[code][name].split())
            if twice := seen & cell:
                message = _("%(codes)s stands in two of the columns %(columns)s; one role is allowed.") % {
                    "codes": ", ".join(sorted(twice)),
                    "columns": ", ".join(names),
                }
                yield CellError(lines[code], name, wholes[code][name], message)
            seen |= cell


def _circles(resource, name, lines, wholes, changed):
    """Changed rows that would be part of themselves, however many steps away."""
    column = resource.fields[name]
    parents = dict(resource.model.objects.exclude(**{name: None}).order_by().values_list("code", column.path))
    parents |= {code: whole[name] for code, whole in wholes.items()}
    for code in changed:
        seen, here = set(), code
        while here and here not in seen:
            seen.add(here)
            here = parents.get(here)
        if here == code:
            yield CellError(lines[code], name, wholes[code][name], _("This record would become part of itself."))


def _one_sided(name, lines, wholes, changed):
    """Rows of one file that do not say the same of a relation that goes both ways, or relate a record to itself."""
    others = {code: set(whole[name].split()) for code, whole in wholes.items()}
    for code in others:
        if code in changed and code in others[code]:
            yield CellError(lines[code], name, code, _("A record cannot be related to itself."))
        for other in others[code] & others.keys() - {code}:
            if code not in others[other] and changed & {code, other}:
                message = _("Line %(line)s relates %(code)s to this record; this cell must name it too.") % {
                    "line": lines[code],
                    "code": code,
                }
                yield CellError(lines[other], name, wholes[other][name], message)
