"""A place in the order of all changes: the latest first; at one moment by kind, then the latest record first."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Self

from django.db.models import Q

from projects.models import RECORD_TYPES

IMPORT = "import"
# An import stands before the changes of single records at its moment.
ORDER = (IMPORT, *(model._meta.model_name for model in RECORD_TYPES))
_WRITTEN = re.compile(rf"(\d{{8}}T\d{{12}})-({'|'.join(ORDER)})-(\d{{1,18}})", re.ASCII)
_MOMENT = "%Y%m%dT%H%M%S%f"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Position(NamedTuple):
    """When (aware, in UTC), the kind (a model's name, or `import`) and the primary key of what changed."""

    at: datetime
    kind: str
    pk: int

    @classmethod
    def parse(cls, text) -> Self | None:
        """Return the position that `text` writes, such as `20261127T040250834729-activity-12`, or None."""
        match = _WRITTEN.fullmatch(text)
        if not match:
            return None
        moment, kind, pk = match.groups()
        try:
            return cls(datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC), kind, int(pk))
        except ValueError:
            return None

    def __str__(self):
        at = self.at.astimezone(UTC)
        return f"{at.year:04}{at.strftime(_MOMENT[2:])}-{self.kind}-{self.pk}"

    @property
    def sort_key(self):
        """Sorting by it puts the latest first."""
        microseconds = (self.at - _EPOCH) // timedelta(microseconds=1)
        return -microseconds, ORDER.index(self.kind), -self.pk

    def behind(self, kind, at="history_date", pk="id"):
        """Return the condition that a change of `kind`, with these columns, stands behind this position."""
        mine, other = ORDER.index(self.kind), ORDER.index(kind)
        if other < mine:
            return Q(**{f"{at}__lt": self.at})
        if other > mine:
            return Q(**{f"{at}__lte": self.at})
        return Q(**{f"{at}__lte": self.at}) & (Q(**{f"{at}__lt": self.at}) | Q(**{f"{pk}__lt": self.pk}))
