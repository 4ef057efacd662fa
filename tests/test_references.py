"""M-numbers: any spelling in, the official one out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.references import Reference

references = st.builds(Reference, st.just("M"), st.integers(1944, 2099), st.integers(1, 999))
gaps = st.sampled_from(["", " ", "  "])


@given(references)
def test_the_official_spelling_and_the_code_read_back(reference):
    assert Reference.parse(str(reference)) == reference
    assert Reference.parse(reference.code) == reference


@given(references, gaps, gaps, st.booleans(), st.booleans())
def test_any_spelling_with_brackets_is_read(reference, before, after, lower, long_year):
    year = reference.year if long_year or not 1944 <= reference.year < 2000 else reference.year % 100
    text = f"M{before}({year}){after}{reference.number}"
    assert Reference.parse(text.lower() if lower else text) == reference


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("M(2022)7", "M(2022)7"),
        ("M (2022) 7", "M(2022)7"),
        ("m20227", "M(2022)7"),
        ("m202212", "M(2022)12"),
        ("M 2022 7", "M(2022)7"),
        ("M-2022-12", "M(2022)12"),
        ("M(83)27", "M(83)27"),
        ("m 83 27", "M(83)27"),
        ("M(1983)27", "M(83)27"),
        (" M[2020]14 ", "M(2020)14"),
    ],
)
def test_known_spellings(text, official):
    assert str(Reference.parse(text)) == official


@pytest.mark.parametrize("text", ["", "M", "M(2022)", "M(2022)0", "2016/429", "m8327", "M(22)22222", "C-817/19", "MM"])
def test_what_is_no_reference_is_none(text):
    assert Reference.parse(text) is None


def test_all_references_in_a_text_are_found_with_their_place():
    text = "Beschikking M(2022)9 past M (2020) 14 aan; zie 2016/429, AM(2022)3 en M(83)27."
    assert [(str(reference), text[a:b]) for reference, (a, b) in Reference.find_all(text)] == [
        ("M(2022)9", "M(2022)9"),
        ("M(2020)14", "M (2020) 14"),
        ("M(83)27", "M(83)27"),
    ]
