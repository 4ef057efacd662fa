"""Periods: what people type, what they read, and when a term is over."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.periods import UNKNOWN, Period, PeriodError

days = st.dates(date(1944, 1, 1), date(2200, 12, 31))
years = st.integers(1944, 2200)


@st.composite
def periods(draw):
    first, last = sorted((draw(days), draw(days)))
    return Period(*draw(st.sampled_from([(first, last), (first, None), (None, last), (first, first)])))


@st.composite
def whole_months(draw):
    first, last = sorted((draw(st.integers(1, 12)), draw(st.integers(1, 12))))
    return Period.months(draw(years), first, last)


@given(st.one_of(periods(), whole_months()))
def test_the_typed_form_reads_back_to_the_same_days(period):
    assert Period.parse(period.text) == period


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_different_periods_never_share_a_label(language):
    seen = {}
    spans = [Period.months(year, a, b) for year in (2022, 2023) for a in range(1, 13) for b in range(a, 13)]
    edges = [date(2022, m, d) for m in (1, 3, 4, 12) for d in (1, 2, 11, 31) if d <= calendar.monthrange(2022, m)[1]]
    spans += [Period(a, b) for a in edges for b in edges if a <= b]
    spans += [Period(a, None) for a in edges] + [Period(None, a) for a in edges] + [UNKNOWN]
    for period in spans:
        assert seen.setdefault(period.label(language), period) == period


MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def read_label(label, language):
    """Read a label of whole months back, by the words alone."""
    *words, year = label.split()
    if not words:
        return Period.months(int(year), 1, 12)
    digit = next((int(c) for c in label.split(str(year))[0] if c.isdigit()), None)
    if any(word in label for word in ("kwartaal", "trimestre", "Q")):
        return Period.months(int(year), 3 * digit - 2, 3 * digit)
    if any(word in label for word in ("helft", "semestre", "half")):
        half = digit or (1 if "first" in label else 2)
        return Period.months(int(year), 6 * half - 5, 6 * half)
    named = [i + 1 for word in label.replace("’", " ").split() for i, m in enumerate(MONTHS[language]) if word == m]
    return Period.months(int(year), named[0], named[-1])


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@given(period=whole_months())
def test_a_label_of_whole_months_reads_back_to_the_same_days(language, period):
    assert read_label(period.label(language), language) == period


@pytest.mark.parametrize(
    ("text", "dutch", "french", "english"),
    [
        ("2023-Q2", "2e kwartaal 2023", "2e trimestre 2023", "Q2 2023"),
        ("2023-H1", "1e helft van 2023", "1er semestre 2023", "first half of 2023"),
        ("2023", "2023", "2023", "2023"),
        ("2023-12-07", "7 december 2023", "7 décembre 2023", "7 December 2023"),
        ("2022-10-19/2022-10-20", "19 tot en met 20 oktober 2022", "19 au 20 octobre 2022", "19 to 20 October 2022"),
        ("2023-01/2023-04", "januari tot en met april 2023", "de janvier à avril 2023", "January to April 2023"),
        ("2023-04/2023-05", "april tot en met mei 2023", "d’avril à mai 2023", "April to May 2023"),
        ("2023-06-30/..", "vanaf 30 juni 2023", "à partir du 30 juin 2023", "from 30 June 2023"),
        ("../2023-06-01", "tot en met 1 juni 2023", "jusqu’au 1er juin 2023", "until 1 June 2023"),
    ],
)
def test_labels_read_as_people_write_them(text, dutch, french, english):
    period = Period.parse(text)
    assert [period.label(language) for language in ("nl", "fr", "en")] == [dutch, french, english]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "23",
        "2023-13",
        "2023-Q5",
        "2023-H3",
        "2023-02-30",
        "2023-05-12/2023-05-11",
        "begin 2023",
        "2023/",
        "1",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(PeriodError):
        Period.parse(text)


@given(days, st.integers(0, 400))
def test_a_term_is_over_only_after_its_last_day(last, length):
    period = Period(last - timedelta(days=length), last)
    assert not period.is_over(last)
    assert period.is_over(last + timedelta(days=1))
    assert period.days == length + 1


def test_an_open_end_is_never_over():
    assert not Period(date(2023, 6, 30), None).is_over(date(2199, 1, 1))
    assert Period(date(2023, 6, 30), None).days is None


@pytest.mark.parametrize(
    ("text", "months", "moved"),
    [
        ("2023-Q1", 3, "2023-Q2"),
        ("2023-Q4", 3, "2024-Q1"),
        ("2023-H1", 6, "2023-H2"),
        ("2023-H2", 6, "2024-H1"),
        ("2023", 12, "2024"),
        ("2023-05", 1, "2023-06"),
        ("2024-02", 12, "2025-02"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-06-30", 6, "2023-12-31"),
        ("2023-05-12", 6, "2023-11-12"),
        ("2023-05-12/2023-05-14", 12, "2024-05-12/2024-05-14"),
        ("2023-07-01/..", 6, "2024-01-01/.."),
        ("../2023-06-30", 6, "../2023-12-31"),
        ("2023-Q1", 0, "2023-Q1"),
    ],
)
def test_a_period_moves_and_stays_as_vague_as_it_was(text, months, moved):
    assert Period.parse(text).moved(months).text == moved


@given(st.one_of(periods(), whole_months()), st.integers(0, 240))
def test_a_moved_period_begins_so_many_months_later_and_keeps_its_open_ends(period, months):
    for end, later in zip(period, period.moved(months), strict=True):
        assert (end is None) == (later is None)
        if end:
            assert 12 * later.year + later.month - 12 * end.year - end.month == months
    assert period.days is None or period.moved(months).first <= period.moved(months).last


@given(whole_months(), st.integers(0, 120), st.integers(0, 120))
def test_whole_months_move_step_by_step_to_the_same_place(period, once, again):
    assert period.moved(once).moved(again) == period.moved(once + again)


def test_no_period_moves_past_the_last_year_there_is():
    with pytest.raises(PeriodError):
        Period.parse("9999").moved(1)
