"""The geometry of pictures: numbers only, no words and no markup.

Across, everything is a share of the plot from 0 to 100, so that a picture is as wide as its page and its text keeps its
size; down, everything is in lines of text (1 is one rem), so that a picture grows with the text of the reader.
"""

from .bars import Segment, stacked
from .graph import Arrow, Box, Drawing, components, layered
from .months import Day, Month, Run, month
from .spans import Axis, Span, Tick, axis, pack, place

__all__ = [
    "Arrow",
    "Axis",
    "Box",
    "Day",
    "Drawing",
    "Month",
    "Run",
    "Segment",
    "Span",
    "Tick",
    "axis",
    "components",
    "layered",
    "month",
    "pack",
    "place",
    "stacked",
]
