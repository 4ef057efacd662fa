"""Bars made of segments."""

from dataclasses import dataclass

# A number stands inside its segment where it has this share of the plot, on a phone and on a wide page; below that
# only its title and the table say it.
ROOM_ON_PHONE, ROOM_ON_PAGE = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: its key, its number, where it begins and how wide it is (shares of the plot)."""

    key: str
    number: int
    x: float
    width: float

    @property
    def middle(self):
        """Where its number stands."""
        return self.x + self.width / 2

    @property
    def has_room(self):
        """Whether its number can stand inside it on a wide page."""
        return self.width >= ROOM_ON_PAGE

    @property
    def is_tight(self):
        """Whether it has no room for it on a phone."""
        return self.width < ROOM_ON_PHONE


def stacked(numbers, longest):
    """Return one `Segment` for each pair (key, number) of `numbers`, side by side in their order; zeros are left out.

    `longest` is the total that fills the plot.
    """
    segments, before = [], 0
    for key, number in numbers:
        if number:
            segments.append(Segment(key, number, 100 * before / longest, 100 * number / longest))
            before += number
    return tuple(segments)
