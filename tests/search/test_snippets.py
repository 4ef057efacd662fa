"""What is shown of what was found."""

import pytest
from django.utils.translation import override

from projects.search import find
from tests import make

pytestmark = pytest.mark.django_db


def hit(text, language="nl"):
    """Return (title, snippet) of the first hit, as a page in `language` shows it."""
    with override(language):
        first = find(text).kinds[0].hits(0, 1)[0]
        return first.title, first.snippet


def test_hits_are_marked_in_the_title_and_around_the_first_one_in_the_text():
    words = [f"woord{number}" for number in range(60)]
    words[30], words[31] = "Treinen", "grenzen"
    make.document(title_nl="De trein", summary_nl=" ".join(words))
    title, snippet = hit("trein grens")
    assert title == "De <mark>trein</mark>"
    shown = " ".join(words[22:52]).replace("Treinen grenzen", "<mark>Treinen</mark> <mark>grenzen</mark>")
    assert snippet == f"… {shown} …"


def test_a_text_is_shown_in_the_language_of_the_page_where_the_hit_stands_in_it():
    make.document(summary_nl="Een trein", summary_fr="Un train", summary_en="A train")
    assert hit("train", "fr")[1] == "Un <mark>train</mark>"
    assert hit("train", "en")[1] == "A <mark>train</mark>"


def test_a_hit_in_another_language_is_marked_as_such():
    make.document(title_nl="Iets", summary_nl="Een trein", summary_fr="Un chemin de fer")
    assert hit("chemin")[1] == '<span lang="fr">Un <mark>chemin</mark> de fer</span>'


def test_a_hit_in_a_title_that_is_not_shown_is_shown_below():
    make.document(title_nl="Vuurwerk", title_fr="Feux d’artifice", summary_nl="Een beschikking.")
    assert hit("feux") == ("Vuurwerk", '<span lang="fr"><mark>Feux</mark> d’artifice</span>')


def test_where_the_title_says_it_already_the_text_begins_at_its_beginning():
    make.document(title_nl="Trein", summary_nl="Een beschikking.", summary_en="A trein.")
    assert hit("trein")[1] == "Een beschikking."


def test_a_title_in_another_language_than_the_page_is_marked_as_such():
    make.document(title_nl="Trein")
    assert hit("trein", "en")[0] == '<span lang="nl"><mark>Trein</mark></span>'


def test_what_an_update_says_is_shown_with_its_project():
    make.status_update(project=make.project(summary_nl="Anders"), text_nl="De zeppelin vliegt.")
    assert hit("zeppelin")[1] == "De <mark>zeppelin</mark> vliegt."


def test_markup_in_a_text_stays_text():
    make.document(title_nl="<b>Trein</b>", summary_nl="<script>trein</script> & meer")
    assert hit("trein") == (
        "&lt;b&gt;<mark>Trein</mark>&lt;/b&gt;",
        "&lt;script&gt;<mark>trein</mark>&lt;/script&gt; &amp; meer",
    )
