"""Keeping what a text suggests until its reader has decided: a `Reading` with its `Suggestion`s."""

from itertools import groupby

from django.db import transaction

from projects.models import Reading, Suggestion

from .suggest import suggest

_WORDS = 300
# A passage with more suggestions is shown again for the rest: a page of them has to fit into one form.
_MOST_BESIDE = 6
# So many codes of a hundred characters fit.
_MOST_PARTNERS = 9


@transaction.atomic
def keep_reading(text, digest, name, report, language, user, *, types):
    """Read `text` and keep what it suggests for the record types `types`; return the `Reading`.

    `digest` is that of the text as it came. What a record cites already is kept too, but as refused.
    """
    same_text = report.digest in ("", digest)
    names = {model._meta.model_name for model in types}
    found = [one for one in suggest(text, report, language, same_text=same_text) if one.record_type in names]
    reading = Reading.objects.create(
        report=report, language=language, file_name=name[-255:], file_digest=digest, read_by=user
    )
    suggestions = []
    for _passage, group in groupby(found, key=lambda one: one.passage):
        group = list(group)
        for start in range(0, len(group), _MOST_BESIDE):
            reading.passages += 1
            for one in group[start : start + _MOST_BESIDE]:
                suggestions.append(_suggestion(reading, reading.passages, len(suggestions) + 1, one))
    Suggestion.objects.bulk_create(suggestions, batch_size=500)
    reading.save(update_fields=["passages"])
    return reading


def _suggestion(reading, passage, position, one):
    """Return what was suggested as a row; a title is only drafted where the text is Dutch."""
    refused, is_open = Suggestion.Choice.REFUSED, Suggestion.Choice.OPEN
    return Suggestion(
        reading=reading,
        passage=passage,
        position=position,
        first_line=one.first_line,
        last_line=one.last_line,
        section=one.section,
        heading=one.heading,
        text=one.passage,
        sentence=one.sentence,
        what=one.what,
        title=one.title if reading.language == "nl" else "",
        project=one.project,
        partners=" ".join(one.partners[:_MOST_PARTNERS]),
        number=str(one.numbers[0]) if one.record_type == "decision" and one.numbers else "",
        milestone=one.milestone,
        first_day=one.period.first,
        last_day=one.period.last,
        words=one.words[:_WORDS],
        due_basis=one.basis,
        due_sum=one.computed,
        every_months=one.every_months,
        known=one.known,
        choice=refused if one.known else is_open,
    )
