"""Known names in a text."""

from projects.recognition.phrases import Phrases


def test_a_name_is_found_whatever_its_case_accents_and_hyphens():
    names = Phrases()
    names.add("Grande Région", "grande-region")
    names.add("Noordrijn-Westfalen", "nrw")
    assert names.find("De GRANDE REGION en Noordrijn Westfalen.") == ["grande-region", "nrw"]


def test_the_longest_name_wins_and_a_part_of_a_word_is_no_name():
    names = Phrases()
    names.add("Benelux", "benelux")
    names.add("Benelux Parlement", "parlement")
    assert names.find("Het Benelux-Parlement en de Beneluxlanden") == ["parlement"]


def test_a_name_of_two_is_a_name_of_none():
    names = Phrases()
    names.add("BGTS", "baarle")
    names.add("BGTS", "havens")
    assert names.find("Een BGTS") == []
