"""What each country made of each decision, as far as anybody has told us."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from projects.charts import Segment, stacked
from projects.models import Decision, Partner, Transposition

from .overview import CONTEXT

# An authority under an authority under a member state is as deep as it goes.
DEPTH = 3
MOST_ACTS = 200
State = Transposition.State
# From what is done to what nobody has told us, as a bar shows them.
ORDER = (
    State.TRANSPOSED,
    State.NOT_NEEDED,
    State.PARTLY,
    State.DRAFT_NOTIFIED,
    State.IN_PREPARATION,
    State.NOT_STARTED,
    State.NOT_APPLICABLE,
    State.NO_INFORMATION,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One act in one country: its own row (None where nobody has recorded one), and those of authorities under it."""

    country: Partner
    own: Transposition | None
    authorities: list[Transposition]

    @property
    def state(self):
        """The state of the country itself; no information where nothing has been recorded."""
        return State(self.own.state) if self.own else State.NO_INFORMATION


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act and its cells, in the order of the countries; `others` are rows of authorities under none of them."""

    decision: Decision
    cells: list[Cell]
    others: list[Transposition]


@dataclass(frozen=True, slots=True)
class CountryBar:
    """A country and the number of acts in each state, as a bar."""

    country: Partner
    segments: tuple[Segment, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountryTable:
    """The picture on the day `on`.

    `states` are (key, label) of those that occur; `silent` counts the other binding acts of the Benelux, of which no
    country has a row; `left_out` counts acts with rows for which there is no room.
    """

    on: date
    countries: list[Partner]
    states: list[tuple[str, str]]
    rows: list[ActRow]
    bars: list[CountryBar]
    silent: int
    left_out: int


def country_table(on: date, day: date | None = None) -> CountryTable:
    """Return the public acts with at least one public transposition by a public authority, the latest number first.

    With `day` as the records stood on that day.
    """
    countries = list(Partner.objects.public().filter(kind=Partner.Kind.MEMBER_STATE).order_by("code"))
    told = Transposition.objects.public().on_day(day).filter(authority__is_public=True)
    acts = Decision.objects.public().on_day(day)
    with_rows = acts.filter(pk__in=told.order_by().values("decision"))
    number = with_rows.count()
    binding = acts.filter(binding=True).exclude(type__in=CONTEXT)
    silent = binding.exclude(pk__in=told.order_by().values("decision")).count()
    shown = list(with_rows[:MOST_ACTS])
    found = defaultdict(list)
    parents = "authority__" + "__".join(["parent"] * DEPTH)
    for row in told.filter(decision__in=shown).select_related(parents).order_by("authority__title_nl", "code"):
        found[row.decision_id].append(row)
    rows = [_row(decision, found[decision.pk], countries) for decision in shown]
    occurring = {cell.state for row in rows for cell in row.cells}
    states = [(state.value, state.label) for state in ORDER if state in occurring]
    bars = [_bar(place, country, rows, states) for place, country in enumerate(countries)] if rows else []
    return CountryTable(on, countries, states, rows, bars, silent, number - len(shown))


def _row(decision, transpositions, countries):
    own = {row.authority_id: row for row in transpositions}
    under = defaultdict(list)
    ids = {country.pk for country in countries}
    for row in transpositions:
        if row.authority_id not in ids:
            under[_country_of(row.authority, ids)].append(row)
    cells = [Cell(country, own.get(country.pk), under[country.pk]) for country in countries]
    return ActRow(decision, cells, under[None])


def _country_of(authority, ids):
    """Return the key of the country that an authority stands under, or None."""
    for _step in range(DEPTH):
        if authority.parent_id in ids:
            return authority.parent_id
        authority = authority.parent
        if authority is None:
            return None
    return None


def _bar(place, country, rows, states):
    counted = Counter(row.cells[place].state.value for row in rows)
    numbers = [(key, counted[key]) for key, _label in states]
    return CountryBar(country, stacked(numbers, len(rows)), tuple(number for _key, number in numbers))
