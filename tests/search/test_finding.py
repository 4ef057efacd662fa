"""What is found, in which order, how it is counted; and what never is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.models import Activity, Decision, Document, Project
from projects.search import find, find_act, finding, restrict, single_words, suggest
from tests import make
from tests.public.world import SECRET, public_world, secret_world, tie_to_secrets

pytestmark = pytest.mark.django_db


def codes(text):
    """Return kind → codes of what was found, the best first."""
    return {kind.name: [hit.record.code for hit in kind.hits(0, 50)] for kind in find(text).kinds}


@pytest.mark.parametrize("text", ["vuurwerk", "VUURWERK", "feux d'artifice", "feu artifices", "firework", "explosifs"])
def test_a_word_in_any_language_and_form_is_found_on_a_page_in_any_language(text):
    make.document(
        code="v", title_nl="Vuurwerk", title_fr="Feux d’artifice", title_en="Fireworks", summary_fr="Explosif"
    )
    assert codes(text) == {"document": ["v"]}


@pytest.mark.parametrize("text", ["electricite", "Électricité", "ÉLECTRICITÉS", "électri"])
def test_accents_are_forgiven(text):
    make.document(code="e", title_fr="Électricité")
    assert codes(text) == {"document": ["e"]}


def test_every_word_must_stand_in_the_record_wherever():
    make.project(code="beide", title_nl="Fiets", summary_nl="Over de grens")
    make.project(code="fiets", title_nl="Fiets")
    assert codes("grenzen fietsen") == {"project": ["beide"]}


def test_the_last_word_may_be_unfinished():
    make.document(code="v", title_nl="Vuurwerk")
    assert codes("vuurw") == {"document": ["v"]}


def test_parts_of_compounds_are_found():
    make.document(code="l", title_nl="Luchtkwaliteit")
    assert codes("kwaliteit") == codes("luchtkwal") == {"document": ["l"]}


def test_a_typing_error_is_forgiven_and_said():
    make.document(code="l", title_nl="Luchtkwaliteit in steden")
    found = find("luchtkwaliet steden")
    assert [(word.typed, word.instead) for word in found.replaced] == [("luchtkwaliet", ("luchtkwaliteit",))]
    assert codes("luchtkwaliet steden") == {"document": ["l"]}


def test_what_stands_in_for_a_word_is_spelled_as_in_the_texts():
    make.document(code="e", title_nl="Iets", summary_fr="Vélo électrique")
    assert [word.instead for word in find("électricité").replaced] == [("électrique",)]


def test_what_is_found_as_it_was_typed_is_not_replaced():
    make.document(code="l", title_nl="Kwaliteit")
    assert find("kwaliteit").replaced == []


def test_words_that_only_lead_somewhere_each_for_itself_are_named():
    make.document(code="een", title_nl="Fiets"), make.document(code="twee", title_nl="Trein")
    assert single_words(find("fiets trein zeppelin")) == ["fiets", "trein"]
    assert single_words(find("fiets")) == []


def test_a_title_comes_before_a_text_and_a_short_title_before_a_long_one():
    make.document(code="tekst", title_nl="Iets", summary_nl="Over treinen")
    make.document(code="lang", title_nl="Iets met ook nog een trein erin")
    make.document(code="kort", title_nl="Trein")
    make.document(code="later", title_nl="Iets", summary_nl="Over treinen")
    assert codes("trein") == {"document": ["kort", "lang", "later", "tekst"]}


def test_the_kind_with_the_best_title_comes_first():
    make.project(code="project", summary_nl="Samen met Vlaanderen")
    make.partner(code="vl", title_nl="Vlaanderen")
    assert list(codes("vlaanderen")) == ["partner", "project"]


@pytest.mark.parametrize("spelling", ["M(2022)7", "M (2022) 7", "m20227", "m 2022 7", "m-2022-7"])
def test_an_official_number_in_any_spelling_finds_its_act(spelling):
    act = make.decision(number=7)
    make.decision(number=77)
    assert find_act(spelling) == act
    assert suggest(spelling)[0] == act


def test_a_private_act_is_not_found_by_its_number():
    make.decision(number=7, is_public=False)
    assert (find_act("M(2022)7"), suggest("M(2022)7"), codes("M(2022)7")) == (None, [], {})


def test_codes_other_numbers_abbreviations_and_places_are_found():
    make.decision(code="drones", other_number="2019/947", title_nl="Verordening")
    make.partner(code="nrw", abbreviation="NRW", title_nl="Noordrijn-Westfalen")
    make.meeting(code="senningen-1", place="Brussel")
    assert codes("2019/947") == codes("drones") == {"decision": ["drones"]}
    assert codes("nrw") == {"partner": ["nrw"]}
    assert codes("brussel") == codes("senningen-1") == {"meeting": ["senningen-1"]}


def test_what_an_update_says_is_found_as_its_project():
    make.status_update(project=make.project(code="p"), text_nl="De zeppelin vliegt.")
    assert codes("zeppelin") == {"project": ["p"]}


def test_nothing_of_a_private_record_is_found_counted_guessed_or_suggested():
    public = public_world()
    tie_to_secrets(public, secret_world(public))
    make.follow_up(code="half", project=Project.objects.get(code=f"{SECRET}-project"), title_nl=f"{SECRET} open")
    asked = [SECRET, "geheimen", "gehei", "gehem", "eheim", f"{SECRET}-project", f"{SECRET} open"]
    for text in asked:
        found = find(text)
        assert [(kind.name, kind.count) for kind in found.kinds] == []
        assert [word.instead for word in found.replaced] == []
        assert [record.code for record in suggest(text)] == []
    assert list(restrict(Project.objects.public(), SECRET)) == []


def test_what_many_private_records_hold_does_not_hide_the_public_ones(monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 3)
    make.activity(code="open", title_nl="Zeppelin", project=make.project(code="open"))
    private = make.project(code="dicht", is_public=False)
    for number in range(9):
        make.activity(code=f"dicht-{number}", title_nl="Zeppelin", project=private)
    assert codes("zeppelin") == {"activity": ["open"]}


def test_past_the_bound_it_says_more_and_shows_the_newest(monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 3)
    for number in range(5):
        make.document(code=f"d-{number}", title_nl="Zeppelin")
    make.project(code="p", title_nl="Zeppelin")
    found = find("zeppelin")
    counts = {kind.name: (kind.count, kind.is_capped) for kind in found.kinds}
    assert counts == {"document": (3, True), "project": (1, False)}
    assert (found.count, found.is_capped) == (4, True)
    assert codes("zeppelin")["document"] == ["d-4", "d-3", "d-2"]


def test_only_the_kinds_asked_for_are_found():
    make.document(code="d", title_nl="Zeppelin"), make.project(code="p", title_nl="Zeppelin")
    assert [kind.name for kind in find("zeppelin", kinds=["project"]).kinds] == ["project"]


def test_a_list_is_restricted_exactly_however_much_is_found(monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 2)
    for number in range(4):
        make.document(code=f"d-{number}", title_nl="Zeppelin" if number else "Ballon")
    make.project(code="p", title_nl="Zeppelin")
    found = restrict(Document.objects.public(), "zeppelins").order_by("code")
    assert [record.code for record in found] == ["d-1", "d-2", "d-3"]
    assert list(restrict(Activity.objects.public(), "zeppelin")) == []


def test_a_list_does_not_take_one_word_for_another():
    make.document(title_nl="Vuurwerk")
    assert list(restrict(Document.objects.public(), "vuurwrek ")) == []


def test_suggestions_are_eight_at_most_the_best_first():
    make.document(code="laatst", title_nl="Iets", summary_nl="Over treinen")
    for number in range(8):
        make.document(code=f"d-{number}", title_nl="Trein")
    found = [record.code for record in suggest("trei")]
    assert (len(found), "laatst" in found) == (8, False)
    assert [record.code for record in suggest("laatst")] == ["laatst"]


def test_a_question_takes_as_many_queries_for_much_as_for_little(django_assert_max_num_queries):
    for number in range(3):
        make.document(code=f"d-{number}", title_nl="Zeppelin")
    # The beginnings, the compounds, the match, and one for the kind found.
    with django_assert_max_num_queries(4):
        assert find("zeppelin").count == 3


@given(st.text(max_size=200) | st.text("'\"*():^-+|&!<>\\ aNEARORD", max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_only_text(text):
    if not Decision.objects.exists():
        make.decision()
    asked, only = text.replace("\x00", ""), set(Decision.objects.public())
    assert find(asked).count <= len(only)
    assert set(restrict(Decision.objects.public(), asked)) <= only
    assert set(suggest(asked)) <= only
