"""Where a sentence ends."""

import pytest

from projects.recognition.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zij kwamen. Zij gingen.", ["Zij kwamen.", "Zij gingen."]),
        ("Zie bv. Nederland en o.a. België.", ["Zie bv. Nederland en o.a. België."]),
        ("Op 28.11.2022 kwam J. Jansen.", ["Op 28.11.2022 kwam J. Jansen."]),
        ("1. Havens", ["1. Havens"]),
        ("Zij kwamen in 2023. Zij gingen in juni.", ["Zij kwamen in 2023.", "Zij gingen in juni."]),
        ("Werkt het? Ja! Het werkt.", ["Werkt het?", "Ja!", "Het werkt."]),
        ("Hij zei: “Kom.” Zij kwam.", ["Hij zei: “Kom.”", "Zij kwam."]),
        ("L’accord est signé. Élargi, il entre en vigueur.", ["L’accord est signé.", "Élargi, il entre en vigueur."]),
        ("", []),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_shortens_a_word(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected
