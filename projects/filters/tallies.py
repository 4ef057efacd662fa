"""How many records stand behind each option of a filter, given all the other filters.

A tally is a function of the records that the other filters leave and of the filter set; it returns {option: number}
and takes one query.
"""

from collections import defaultdict

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

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


def by(column):
    """Return the tally by the value in a column of the record itself."""

    def tally(records, asked):
        return dict(_grouped(records, records.then(column)))

    return tally


def by_record(name, field):
    """Return the tally by the record that `field` leads to, or by each of them; the filter `name` offers them."""

    def tally(records, asked):
        found = records.model._meta.get_field(field)
        if found.many_to_many:
            own, other = found.m2m_field_name(), found.m2m_reverse_field_name()
            counted = found.remote_field.through.objects.filter(**{f"{own}__in": records.values("pk")})
            return _by_code(asked, name, _grouped(counted, f"{other}_id"))
        return _by_code(asked, name, _grouped(records, found.attname))

    return tally


def _grouped(records, column):
    """Return pairs of value and number of records.

    The value is written as an expression: by the bare column SQLite reads the whole index of that column in its order,
    a million rows, rather than the few records that the filters leave.
    """
    return records.order_by().values_list(Coalesce(column, column)).annotate(number=Count("pk"))


def _by_code(asked, name, numbers):
    """Return pairs of primary key and number as {code: number}, as far as the filter `name` offers the record."""
    codes = asked.filters[name].extra["choices"].codes
    return {codes[pk]: number for pk, number in numbers if pk in codes}


def themes(records, asked):
    """Count by theme, the themes under it included; a record of two projects counts once."""
    field = records.model._meta.get_field(asked.project_path) if asked.project_path else None
    if field is None or not field.many_to_many:
        path = f"{field.name}__theme_id" if field else "theme_id"
        found = _by_code(asked, "theme", _grouped(records, path))
        return _upwards(found, sum)
    own = field.m2m_field_name()
    ties = field.remote_field.through.objects.filter(**{f"{own}__in": records.values("pk"), "project__is_public": True})
    codes, under = asked.filters["theme"].extra["choices"].codes, defaultdict(set)
    for pk, theme in ties.values_list(f"{own}_id", "project__theme_id"):
        under[codes.get(theme, "")].add(pk)
    return _upwards(under, lambda sets: len(set().union(*sets)))


def _upwards(found, total):
    """Return for each theme what `total` makes of the numbers of itself and of those under it."""
    codes = {part for code in found for part in _with_those_above(code)}
    return {code: total(found[one] for one in found if f"{one}.".startswith(f"{code}.")) for code in codes}


def _with_those_above(code):
    """Return the codes of a theme and of those above it: 2.1.1, 2.1 and 2."""
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


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
