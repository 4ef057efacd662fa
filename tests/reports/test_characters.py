"""Characters that no XML and no calendar may hold."""

import pytest

from projects.reports.characters import allowed


@pytest.mark.parametrize("number", [0x00, 0x08, 0x0B, 0x1F, 0x7F, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_a_character_that_would_break_a_file_is_left_out(number):
    assert allowed(f"a{chr(number)}b") == "ab"


def test_everything_else_stays():
    text = "Tab\tline\nreturn\r é ’ « » € 🚲 \u2028"
    assert allowed(text) == text
