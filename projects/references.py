"""Official numbers of acts: `M(2022)7` in whatever spelling people type it.

"M (year) number" is one series for decisions and recommendations alike, so a number never tells the type of
its act. Years before 2000 are officially written with two digits: M(83)27.
"""

import re
from typing import NamedTuple, Self

# A year of two digits needs a separator behind it: "m8327" could be read in two ways, "m20227" only in one.
_WRITTEN = re.compile(
    r"""(?P<series>[a-z]{1,3}) [\s.\-_]*
        (?: [(\[]\s*(?P<bracketed>\d{4}|\d{2})\s*[)\]] [\s.\-_/]*
          | (?P<separated>\d{4}|\d{2}) [\s.\-_/]+
          | (?P<joined>(?:19|20)\d{2}) )
        (?P<number>\d{1,4})""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_YEAR_WITH_FOUR_DIGITS = 2000


class Reference(NamedTuple):
    """One official number: series ("M"), year (four digits) and number."""

    series: str
    year: int
    number: int

    @classmethod
    def parse(cls, text) -> Self | None:
        """Return the reference that `text` spells, or None where it is not one and only one."""
        match = _WRITTEN.fullmatch(text.strip())
        return cls._read(match) if match else None

    @classmethod
    def find_all(cls, text, series="M"):
        """Return the references of `series` standing anywhere in `text`, in order, each with its span."""
        pattern = re.compile(rf"(?<![A-Za-z0-9]){_WRITTEN.pattern}(?!\d)", _WRITTEN.flags)
        found = ((cls._read(match), match.span()) for match in pattern.finditer(text))
        return [(reference, span) for reference, span in found if reference and reference.series == series]

    @classmethod
    def _read(cls, match):
        year = int(match["bracketed"] or match["separated"] or match["joined"])
        number = int(match["number"])
        if year < 100:
            year += 1900
        if number == 0 or not 1900 <= year < 2100:
            return None
        return cls(match["series"].upper(), year, number)

    @property
    def code(self):
        """The number as a record's code: `m-2022-7`."""
        return f"{self.series.lower()}-{self.year}-{self.number}"

    def __str__(self):
        year = self.year if self.year >= _FIRST_YEAR_WITH_FOUR_DIGITS else f"{self.year % 100:02}"
        return f"{self.series}({year}){self.number}"
