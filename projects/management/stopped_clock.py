"""A clock that stands still, for pictures that are the same whenever they are taken."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

# A Monday in the year that the annual report of 2022 promises for: some terms have passed, some are still to come.
MOMENT = datetime(2023, 10, 16, 9, 0, tzinfo=ZoneInfo("Europe/Brussels"))


def stop_the_clock():
    """Let it be `MOMENT` in this process from now on; sessions and cookies go by the clock of the machine."""
    timezone.now = lambda: MOMENT
