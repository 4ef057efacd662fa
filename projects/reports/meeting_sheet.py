"""The sheet of a meeting: what its body still owes, on two printed pages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from projects.models import DeadlineState, Decision, FollowUp, Meeting
from projects.models.sittings import Agenda, acts_of, earlier, owed_at, series_of, to_come

from .overview import CONTEXT

# So many follow-ups are told on the screen; the list of the staff desk has the rest.
MOST = 300
MOST_ACTS = 10
# Without an earlier sitting the decisions of so many days are told.
A_YEAR = 365
HELD = (Meeting.State.HELD, Meeting.State.UNCLEAR)
# Late first; then what will be late soon, what nobody has told about, what waits, and the rest.
ORDER = (
    DeadlineState.OVERDUE,
    DeadlineState.DUE_SOON,
    DeadlineState.OUTCOME_NOT_RECORDED,
    DeadlineState.WAITING_FOR,
    DeadlineState.NOT_YET_DUE,
    DeadlineState.NO_DEADLINE,
    DeadlineState.NO_LONGER_DUE,
)
AGENDA, CARRIED = "agenda", "carried"
LABELS = {AGENDA: _("On the agenda"), CARRIED: _("Carried over from earlier sittings")}


@dataclass(frozen=True, slots=True)
class Item:
    """A follow-up on the sheet of a meeting, and how its term stands on the day.

    `is_listed` says that it stands on the agenda of this meeting; `carried` is the latest earlier sitting that had it
    on its agenda, or None; `elsewhere` are other planned meetings that have it.
    """

    record: FollowUp
    state: DeadlineState
    is_listed: bool
    carried: Meeting | None
    elsewhere: tuple[Meeting, ...]

    @property
    def part(self):
        """The key of the part of the sheet that it stands in."""
        if self.is_listed:
            return AGENDA
        return CARRIED if self.carried else self.state.value


@dataclass(frozen=True, slots=True)
class Part:
    """Items under one heading: those printed, and those for which two pages have no room."""

    key: str
    label: str
    printed: tuple[Item, ...]
    beyond: tuple[Item, ...]

    @property
    def number(self):
        """How many there are."""
        return len(self.printed) + len(self.beyond)


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """What a meeting needs to know on the day `on`.

    `previous` and `following` are the sittings of its series before and after it, where they are known; `decisions`
    are acts with a date since `since`. `number` counts all that is owed, `left_out` what two pages have no room for,
    `untold` what is not on the screen either, `more_decisions` the acts not named.
    """

    meeting: Meeting
    on: date
    previous: Meeting | None
    following: Meeting | None
    parts: tuple[Part, ...]
    number: int
    untold: int
    since: date
    decisions: tuple[Decision, ...]
    more_decisions: int

    @property
    def left_out(self):
        """How many of the items are not printed."""
        return sum(len(part.beyond) for part in self.parts) + self.untold

    @property
    def items(self):
        """All items on the screen, in their order."""
        return [item for part in self.parts for item in (*part.printed, *part.beyond)]


def meeting_sheet(meeting: Meeting, on: date, *, only_public=False) -> MeetingSheet:
    """Return the sheet of `meeting` on the day `on`; with `only_public` of what the public may see."""
    followups, acts = (model.objects.public() if only_public else model.objects.all() for model in (FollowUp, Decision))
    owed = owed_at(meeting, on, followups)
    told = list(owed.select_related("project", "decision", "meeting", "responsible", "owner", "report")[:MOST])
    number = len(told) if len(told) < MOST else owed.order_by().count()
    past = earlier(meeting, on)
    previous = past.filter(state__in=HELD).first()
    since = previous.last_day or previous.first_day if previous else on - timedelta(days=A_YEAR)
    decisions = list(acts_of(meeting, since, on, acts.exclude(type__in=CONTEXT)))
    return MeetingSheet(
        meeting=meeting,
        on=on,
        previous=previous,
        following=to_come(series_of(meeting), on).first(),
        parts=_parts(_items(meeting, told, on, past), decisions[:MOST_ACTS]),
        number=number,
        untold=number - len(told),
        since=since,
        decisions=tuple(decisions[:MOST_ACTS]),
        more_decisions=max(0, len(decisions) - MOST_ACTS),
    )


def _items(meeting, followups, on, past):
    """Return the `Item`s of these follow-ups; one query for the agendas, and one for which of them are past."""
    agendas = defaultdict(list)
    links = (
        Agenda.objects.filter(followup__in=followups).select_related("meeting").order_by("-meeting__last_day", "-id")
    )
    for link in links:
        agendas[link.followup_id].append(link.meeting)
    over = set(past.order_by().values_list("pk", flat=True)) if agendas else set()
    return [_item(record, on, meeting, agendas[record.pk], over) for record in followups]


def _item(record, on, meeting, agendas, over):
    carried = next((other for other in agendas if other.pk in over), None)
    planned = (other for other in agendas if other != meeting and other.state == Meeting.State.PLANNED)
    elsewhere = tuple(other for other in planned if not other.period.is_over(on))
    return Item(record, record.deadline_state(on), meeting in agendas, carried, elsewhere)


def _parts(items, acts):
    """Return the items under their headings, as many printed as two pages hold beside the decisions `acts`."""
    ranked = sorted(items, key=lambda item: ORDER.index(item.state))
    by_part = defaultdict(list)
    for item in ranked:
        by_part[item.part].append(item)
    room, parts = ROOM - sum(map(lines_of_act, acts)), []
    for key in (AGENDA, CARRIED, *(state.value for state in ORDER)):
        if found := by_part[key]:
            fits, room = _fitting(found, room)
            parts.append(Part(key, label_of(key), tuple(found[:fits]), tuple(found[fits:])))
    return tuple(parts)


def _fitting(items, room):
    """Return how many of `items` fit under a heading into `room` lines, and the room left; none once it is full."""
    room -= HEADING
    for number, item in enumerate(items):
        room -= lines_of(item)
        if room < 0:
            return number, 0
    return len(items), room


def label_of(key):
    """Return the heading of a part."""
    return LABELS[key] if key in LABELS else capfirst(DeadlineState(key).label)


# Two A4 pages in lines of 10 points, less the head of the sheet and what is lost where a row begins a page; and how
# many letters a line of each column holds. Measured by printing sheets of short and of long titles in Chromium.
ROOM = 98
HEADING = 2
TITLE_WIDTH, WORDING_WIDTH = 45, 54
STATE_WIDTH, TOLD_WIDTH, NAME_WIDTH = 16, 20, 15
ACT_WIDTH, DATES_WIDTH = 48, 32
SMALL = 0.85
AROUND = 0.45


def lines_of(item):
    """Return about how many printed lines the row of an item takes: as many as its longest column."""
    record = item.record
    wording = f"{record.project or record.decision or record.meeting} · {record.original_wording}"
    small = _lines(wording, WORDING_WIDTH) + _lines(record.waits_for, WORDING_WIDTH)
    what = _lines(record.title, TITLE_WIDTH) + SMALL * small
    told = SMALL * (3 if item.carried else _lines(record.get_state_display(), TOLD_WIDTH))
    stands = _lines(item.state.label, STATE_WIDTH) + told
    who = _lines(str(record.responsible or ""), NAME_WIDTH) + SMALL * bool(record.owner_id)
    return max(what, stands, who) + AROUND


def lines_of_act(act):
    """Return about how many printed lines the row of a decision takes."""
    dates = sum(_lines(f"{name}: {period.label()}; ", DATES_WIDTH) for name, period in act.milestones)
    return max(_lines(str(act), ACT_WIDTH), dates) + AROUND


def _lines(text, width):
    """Return how many lines of `width` letters a text takes; a word that is longer begins a line and is broken."""
    lines = left = 0
    for word in text.split():
        if len(word) < left:
            left -= len(word) + 1
        else:
            taken = -(-len(word) // width)
            lines, left = lines + taken, taken * width - len(word)
    return lines
