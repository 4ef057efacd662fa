"""From accepted suggestions to change sets, one for each record type, reviewed and applied like those of any import."""

from django.db import transaction

from projects.exchange.changes import propose_table
from projects.exchange.changes.values import current_texts
from projects.exchange.errors import FileProblem
from projects.exchange.formats import Table
from projects.exchange.resources import resource_for
from projects.models import ChangeSet, Suggestion

from .rows import CELLS


@transaction.atomic
def propose_accepted(reading, user, *, types):
    """Propose what has been accepted in `reading` and not been proposed yet; return the new `ChangeSet`s.

    `types` are the record types that the user may bring in. Nothing but the sets is written. Raises `FileProblem` where
    a suggestion cannot become a record; the line of each error is the suggestion's position.
    """
    accepted = list(
        reading.suggestions.select_for_update(of=("self",))
        .filter(choice=Suggestion.Choice.ACCEPTED)
        .select_related("reading__report")
        .order_by("position")
    )
    changesets, errors = [], []
    for model in types:
        chosen = [one for one in accepted if one.record_type == model._meta.model_name]
        if not chosen:
            continue
        for one in chosen:
            one.choice = Suggestion.Choice.PROPOSED
        try:
            changesets.append(_propose(model, chosen, reading, user))
        except FileProblem as problem:
            errors += problem.errors
    if errors:
        raise FileProblem(errors)
    Suggestion.objects.bulk_update(accepted, ["choice"], batch_size=200)
    return changesets


def _propose(model, chosen, reading, user):
    """Return the change set of the suggestions `chosen`, all of one record type."""
    return propose_table(
        model,
        _table(model, chosen),
        reading.file_name,
        reading.file_digest,
        user=user,
        origin=ChangeSet.Origin.RECOGNISED,
    )


def _table(model, chosen):
    """Return suggestions as the rows of a file; an act that is there already keeps all that the text does not tell."""
    resource = resource_for(model)
    rows, lines = {}, {}
    for one in chosen:
        code, cells = CELLS[model](one, rows)
        lines.setdefault(code, one.position)
        held = rows.setdefault(code, cells)
        # Two sentences on one act: each may tell another of its dates.
        held.update({name: value for name, value in cells.items() if not held.get(name)})
    header = ["code", *(name for name in resource.header() if any(name in cells for cells in rows.values()))]
    header = list(dict.fromkeys(header))
    current = current_texts(resource, rows, header)
    for code, texts in current.items():
        rows[code] = {**rows[code], **{name: text for name, text in texts.items() if text}}
    return Table(header, [(lines[code], [*_cells(code, cells, header)]) for code, cells in rows.items()], [])


def _cells(code, cells, header):
    """Yield the cells of a row in the order of the header."""
    for name in header:
        yield code if name == "code" else cells.get(name, "")
