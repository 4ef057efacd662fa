"""What one cell may hold, and the sentence for each that it may not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.exchange.widgets import (
    BooleanWidget,
    ChoiceWidget,
    CodesWidget,
    DateWidget,
    NumberWidget,
    TextWidget,
    UrlWidget,
)


def refusal(widget, text):
    """Return what `widget` says of `text`, None where it takes it."""
    try:
        widget.clean(text)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-12-31", date(2023, 12, 31)),
        ("2023-4-3", date(2023, 4, 3)),
        ("2023-12-31 00:00:00", date(2023, 12, 31)),
        ("31-12-2023", date(2023, 12, 31)),
        (" 31/12/2023 ", date(2023, 12, 31)),
        ("03/04/2026", date(2026, 4, 3)),
        ("29-02-2024", date(2024, 2, 29)),
        ("", None),
    ],
)
def test_a_day_is_read_with_the_day_first(text, day):
    assert DateWidget().clean(text) == day


DAY = "A day such as 2023-12-31, 31-12-2023 or 31/12/2023 is allowed."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31-12-23", DAY),
        ("31.12.2023", DAY),
        ("31-12/2023", DAY),
        ("31 december 2023", DAY),
        ("2023", DAY),
        ("2023-Q1", DAY),
        ("45291", DAY),
        ("2023-12-31 08:30:00", DAY),
        ("٣١-١٢-٢٠٢٣", DAY),
        ("12/31/2023", "There is no such day."),
        ("2023-02-29", "There is no such day."),
        ("2023-00-10", "There is no such day."),
        ("1899-12-31", "A day between 1900 and 2200 is allowed."),
        ("9999-12-31", "A day between 1900 and 2200 is allowed."),
    ],
)
def test_a_day_that_could_mean_two_things_or_none_is_refused(text, said):
    assert refusal(DateWidget(), text) == said


@pytest.mark.parametrize("text", ["true", "TRUE", "Ja", "oui", "yes", "1", " waar ", "vrai"])
def test_yes_is_yes_in_three_languages(text):
    assert BooleanWidget().clean(text) is True


@pytest.mark.parametrize("text", ["false", "Nee", "NON", "no", "0", "onwaar", "faux"])
def test_no_is_no_in_three_languages(text):
    assert BooleanWidget().clean(text) is False


@pytest.mark.parametrize("text", ["", "misschien", "2", "j", "x", "-1"])
def test_neither_yes_nor_no_is_refused(text):
    said = "true or false is allowed; also ja/nee, oui/non, yes/no and 1/0."
    assert refusal(BooleanWidget(), text) == said
    assert refusal(BooleanWidget(null=True), text) == (said if text else None)


WHOLE = "A whole number from 0 to 32767 is allowed."


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("-0", 0), ("7.0", 7), ("+5", 5), (" 32767 ", 32767), ("", None)]
)
def test_a_whole_number_is_read(text, number):
    assert NumberWidget(0, 32_767).clean(text) == number


@pytest.mark.parametrize(
    "text", ["-1", "32768", "1.5", "1.000", "1,000", "1e3", "1e400", "9" * 40, "zeven", "٧", "1 000"]
)
def test_what_is_no_whole_number_or_could_be_two_is_refused(text):
    assert refusal(NumberWidget(0, 32_767), text) == WHOLE


@pytest.mark.parametrize(
    ("text", "number"), [("12,5", "12.50"), ("12.50", "12.50"), ("-0,00", "0.00"), ("3", "3.00"), ("1.5000", "1.50")]
)
def test_a_number_takes_a_point_or_a_comma(text, number):
    assert str(NumberWidget(0, 999, 2).clean(text)) == number


@pytest.mark.parametrize("text", ["1.234", "1,234", "1.234,50", "12.345.678", "1.0001", "1000", "NaN", "inf", "1e400"])
def test_a_number_that_could_be_thousands_is_refused(text):
    said = "A number from 0 to 999 with at most 2 decimals is allowed."
    assert refusal(NumberWidget(0, 999, 2), text) == said


@given(st.decimals(0, 10**12 - 1, places=2))
def test_a_number_comes_back_as_it_was_written(number):
    widget = NumberWidget(0, 10**12 - 1, 2)
    assert widget.clean(widget.render(number)) == widget.parse(widget.render(number)) == number


def test_a_number_is_written_without_zeros_that_say_nothing():
    written = [NumberWidget(0, 999, 2).render(Decimal(text)) for text in ("100", "100.00", "12.50", "0.05", "0")]
    assert written == ["100", "100", "12.5", "0.05", "0"]


def test_a_choice_is_one_of_its_keys():
    widget = ChoiceWidget(["open", "met"])
    assert [widget.clean(" Met "), widget.clean("")] == ["met", ""]
    assert refusal(widget, "afgerond") == "One of these is allowed: open, met."


def test_codes_are_sorted_and_each_must_be_known():
    widget = CodesWidget("partner")
    widget.known = {"be": 1, "nl": 2, "lu": 3}
    assert widget.clean(" nl  be;lu,be ") == ("be", "lu", "nl")
    assert widget.clean("") == ()
    with pytest.raises(ValueError, match=r"There is no record with this code: partner\.") as raised:
        widget.clean("be xx yy")
    assert raised.value.part == "xx yy"
    assert refusal(widget, " ".join(f"c{number}" for number in range(2001))) == (
        "At most 2000 codes are allowed in one cell."
    )


def test_one_code_is_one_code():
    widget = CodesWidget("partner", single=True)
    widget.known = {"be": 1, "nl": 2}
    assert [widget.clean("be"), widget.clean(" ")] == ["be", None]
    assert refusal(widget, "be nl") == "One code is allowed."


ADDRESS = "An address starting with https:// or http:// is allowed."


@pytest.mark.parametrize("text", ["https://www.benelux.int/nl/?a=b#c", "http://x.lu", ""])
def test_an_address_on_the_web_is_taken(text):
    assert UrlWidget(500).clean(text) == text


@pytest.mark.parametrize("text", ["javascript:alert(1)", "ftp://x.lu", "//x.lu", "www.benelux.int", "data:text/html,x"])
def test_any_other_address_is_refused(text):
    assert refusal(UrlWidget(500), text) == ADDRESS
    assert refusal(UrlWidget(20), "https://www.benelux.int/") == "At most 20 characters are allowed."


def test_text_is_trimmed_and_written_in_one_form():
    assert TextWidget(20).clean("  cafe\u0301 ") == "café"
    assert TextWidget(20, multiline=True).clean("a\r\nb\rc") == "a\nb\nc"


@given(st.text())
def test_a_text_that_was_taken_is_taken_again(text):
    widget = TextWidget(50, multiline=True)
    if refusal(widget, text) is None:
        once = widget.clean(text)
        assert widget.clean(widget.render(once)) == widget.parse(widget.render(once)) == once


HIDDEN = "The text holds characters that cannot be seen or turn its direction around."
CONTROL = "The text holds control characters."
HTML = "The text holds HTML; only plain text is allowed."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\u202eb", HIDDEN),
        ("a\u2066b", HIDDEN),
        ("a\u200bb", HIDDEN),
        ("a\ufeffb", HIDDEN),
        ("a\u061cb", HIDDEN),
        ("a\u2028b", HIDDEN),
        ("a\U000e0041b", HIDDEN),
        ("a\x07b", CONTROL),
        ("a\x1bb", CONTROL),
        ("a\x85b", CONTROL),
        ("a\ufffeb", CONTROL),
        ("a\tb", CONTROL),
        ("a\nb", "The text must stand on one line."),
        ("<script>alert(1)</script>", HTML),
        ("a <b>b</b>", HTML),
        ("<img src=x onerror=alert(1)", HTML),
        ("a</p>", HTML),
        ("<!-- a -->", HTML),
        ("x" * 51, "At most 50 characters are allowed."),
    ],
)
def test_text_that_hides_something_is_refused(text, said):
    assert refusal(TextWidget(50), text) == said


@pytest.mark.parametrize(
    "text", ["vrachtwagens < 3,5 ton", "a<3", "Jan <jan@example.org>", "één – “twee” … 5\xa0%", "→ 🚲"]
)
def test_text_that_only_looks_odd_is_taken(text):
    assert TextWidget(50).clean(text) == text
