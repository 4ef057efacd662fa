"""How many records stand behind each option of a filter, given all the other filters.

A tally is a function of the records that the other filters leave and of the filter set; it returns {option: number}
and takes one query.
"""

from collections import defaultdict

from django.db.models import Count, Q

from projects.models import DeadlineState, ProjectPartner, Transposition
from projects.models.deadlines import deadline_q

from .base import MOST


def count_options(asked):
    """Write into the selects of the form of `asked` how many records each option finds, and which orders it can have.

    Where more records are in question than `MOST` the numbers are left out.
    """
    if not asked.is_valid_or_unasked:
        return
    fields = asked.form.fields
    if asked.is_long:
        fields["sort"].widget.refused = {key for key in asked.sorts if not asked.can_walk(key)}
        return
    for name, tally in asked.tallies.items():
        if not asked.value(name):
            fields[name].widget.numbers = tally(asked.asked(), asked)
            continue
        others = asked.asked(without=name)
        if others.values("pk")[: MOST + 1].count() <= MOST:
            fields[name].widget.numbers = tally(others, asked)


def by(path):
    """Return the tally by the value at `path`, which no record may have twice."""

    def tally(records, asked):
        return {str(value): number for value, number in records.values_list(path).annotate(number=Count("pk"))}

    return tally


def themes(records, asked):
    """Count by theme, the themes under it included; a record of two projects counts once."""
    path = asked.project_path
    field = records.model._meta.get_field(path) if path else None
    if field is None or not field.many_to_many:
        found = by(f"{path}__theme__code" if path else "theme__code")(records, asked)
        return _upwards(asked, lambda codes: sum(found[code] for code in codes), found)
    ties = field.remote_field.through.objects.filter(
        **{f"{field.m2m_field_name()}__in": records.values("pk"), "project__is_public": True}
    )
    under = defaultdict(set)
    for pk, code in ties.values_list(f"{field.m2m_field_name()}_id", "project__theme__code"):
        under[code].add(pk)
    return _upwards(asked, lambda codes: len(set().union(*(under[code] for code in codes))), under)


def _upwards(asked, total, found):
    """Return what `total` makes of the themes of `found` that lie at or under each theme offered."""
    offered = [code for code, _title in asked.filters["theme"].extra["choices"]]
    return {code: total([one for one in found if f"{one}.".startswith(f"{code}.")]) for code in offered}


def partners_of_projects(records, asked):
    """Count projects by partner, in the role asked for or in any."""
    roles = ProjectPartner.objects.filter(project__in=records.values("pk"))
    if role := asked.value("role"):
        roles = roles.filter(role=role)
    return dict(roles.values_list("partner__code").annotate(number=Count("project")))


def roles(records, asked):
    """Count projects by the role of the partner asked for, or of anybody public."""
    found = ProjectPartner.objects.filter(project__in=records.values("pk"), partner__is_public=True)
    if partner := asked.value("partner"):
        found = found.filter(partner__code=partner)
    return dict(found.values_list("role").annotate(number=Count("project", distinct=True)))


def countries(records, asked):
    """Count acts by the authority that has to transpose them."""
    rows = Transposition.objects.public().filter(decision__in=records.values("pk"))
    return dict(rows.order_by().values_list("authority__code").annotate(number=Count("decision")))


def deadlines(records, asked):
    """Count follow-ups by the state of their term on the day."""
    states = {state.value: Count("pk", filter=deadline_q(state, asked.on)) for state in DeadlineState}
    return records.aggregate(**states)


def having(option, **condition):
    """Return the tally of a filter with a single option, which asks for `condition`."""

    def tally(records, asked):
        return {option: records.aggregate(number=Count("pk", filter=Q(**condition)))["number"]}

    return tally
