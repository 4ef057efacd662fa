"""Pictures: what the eye sees stands in the drawing, in links with names, and in the table behind it."""

import re
from datetime import date

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.models import Theme
from tests import make
from tests.public.world import SECRET, public_world, secret_world, tie_to_secrets

pytestmark = pytest.mark.django_db
PAGES = ["", "themes/", "promises/", "promises/?by=theme", "countries/", "meetings/", "relations/"]


@pytest.fixture(autouse=True)
def on(monkeypatch):
    """Today is the 15th of July 2023."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 7, 15))


def page(client, path, language="en"):
    """Return the text of a page of pictures, white space made even."""
    answer = client.get(f"/{language}/pictures/{path}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def drawings(text):
    """Return the outermost drawings of a page that are not decoration."""
    found, start, depth = [], 0, 0
    for tag in re.finditer(r"<svg\b|</svg>", text):
        if tag[0] == "</svg>":
            depth -= 1
            if depth == 0:
                found.append(text[start : tag.end()])
        else:
            start = start if depth else tag.start()
            depth += 1
    return [svg for svg in found if 'aria-hidden="true"' not in svg[: svg.index(">")]]


def a_bit_of_everything():
    theme = Theme.objects.filter(code="1").first() or make.theme()
    number = Theme.objects.count() + make.models.Project.objects.count()
    project = make.project(code=f"p-{number}", theme=theme)
    make.status_update(project=project, code=f"s-{number}")
    make.follow_up(project=project, code=f"f-{number}")
    make.meeting(code=f"m-{number}", first_day=date(2022, 4, 1 + number), last_day=date(2022, 4, 1 + number))
    make.meeting(code=f"v-{number}", first_day=date(2022, 9, 1), last_day=date(2022, 12, 31))
    act, other = make.decision(number=10 * number), make.decision(number=10 * number + 1)
    make.decision_relation(decision=act, other=other)
    country = make.models.Partner.objects.filter(code="be").first() or make.partner()
    make.transposition(decision=act, authority=country)


@pytest.mark.parametrize("path", PAGES[1:])
def test_each_picture_has_a_title_a_description_and_a_table_behind_it(client, path):
    a_bit_of_everything()
    text = page(client, path)
    found = drawings(text)
    assert found != []
    for svg in found:
        title, desc = re.search(r'^<svg[^>]* aria-labelledby="([\w-]+) ([\w-]+)"', svg).groups()
        assert re.search(rf'<title id="{title}">[^<]+</title>\s*<desc id="{desc}">[^<]+</desc>', svg)
    assert text.count("<table") == 1
    assert text.index('<h2 id="table">') < text.index("<table")


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_numbers_in_a_drawing_have_a_point_in_every_language_and_the_drawing_is_well_formed(client, path, language):
    a_bit_of_everything()
    text = page(client, path, language)
    for svg in drawings(text):
        tree = ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
        for node in tree.iter():
            for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r"):
                if name in node.attrib:
                    assert re.fullmatch(r"-?\d+(\.\d+)?(%|r?em)?", node.attrib[name])


@pytest.mark.parametrize("path", PAGES)
def test_without_records_a_page_says_so_instead_of_drawing_an_empty_frame(client, path):
    text = page(client, path)
    assert drawings(text) == []
    assert path == "" or "there is nothing to draw." in text
    assert "<table" not in text


@pytest.mark.parametrize("path", PAGES)
def test_nothing_private_is_in_a_picture(client, path):
    public = public_world()
    tie_to_secrets(public, secret_world(public))
    assert SECRET not in page(client, path).casefold()
    assert SECRET not in page(client, path, "nl").casefold()


# How many queries each page takes, whatever there is.
QUERIES = {
    "": 15,
    "themes/": 2,
    "promises/": 2,
    "promises/?by=theme": 3,
    "countries/": 5,
    "meetings/": 4,
    "relations/": 2,
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_the_same_queries_for_one_of_everything_and_for_three(client, path):
    taken = []
    for _number in range(3):
        a_bit_of_everything()
        with CaptureQueriesContext(connection) as captured:
            page(client, path)
        taken.append(len(captured))
    assert taken == [QUERIES[path]] * 3


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("meetings/?year=abc", 400),
        ("meetings/?year=2022%00", 400),
        ("meetings/?year=" + "9" * 5000, 400),
        ("meetings/?year=-1", 400),
        ("meetings/?year=2021", 404),
        ("meetings/?year=9999", 404),
        ("meetings/?year=", 200),
        ("promises/?by=zzz", 400),
        ("promises/?by=%00", 400),
        ("promises/?by=theme&by=state", 200),
        ("themes/?year=abc", 400),
        ("?unknown=%FF", 200),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(client, question, status):
    make.meeting()
    answer = client.get(f"/en/pictures/{question}")
    assert answer.status_code == status
    said = {200: "</main>", 400: "This question could not be understood", 404: "There is nothing at this address"}
    assert said[status] in answer.content.decode()


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("path", PAGES)
def test_the_first_and_the_last_day_there_is_can_be_drawn(client, path, day):
    make.meeting(first_day=day, last_day=day)
    make.follow_up(due_first=day, due_last=day, due_basis="stated")
    assert "</svg>" in page(client, path)
    assert "Workshop overstromingen" in page(client, f"meetings/?year={day.year}")


def test_a_segment_leads_to_the_projects_that_it_counts(client):
    make.status_update(project=make.project())
    text = page(client, "themes/")
    assert text.count('href="/en/projects/?theme=1&amp;status=running"') == 2
    assert ">1 running</title>" in text
    assert len(client.get("/en/projects/?theme=1&status=running").context["page"]) == 1


def test_a_promise_is_drawn_as_vague_as_it_is_and_led_to_once_by_keyboard(client):
    promise = make.follow_up(firmness="expected")
    text = page(client, "promises/")
    (svg,) = drawings(text)
    assert re.search(r'<rect class="term expected" x="24.658%" width="24.932%"', svg)
    links = re.findall(rf'<a [^>]*href="{re.escape("/en/follow-ups/" + promise.code)}/"[^>]*>', svg)
    assert ['tabindex="-1" aria-hidden="true"' in link for link in links] == [False, True]
    assert "Q2 2023" in svg


def test_promises_without_a_term_are_said(client):
    make.follow_up(due_basis="none")
    assert "<strong>1</strong> more promise names no day and no period" in page(client, "promises/")


def test_a_cell_says_its_state_in_a_word_and_leads_to_what_it_means(client):
    act = make.decision(binding=True)
    make.transposition(decision=act, authority=make.partner(title_en="Belgium"), state="transposed")
    make.partner(code="nl", title_en="Netherlands")
    make.decision(number=8, binding=True)
    text = page(client, "countries/")
    table = text[text.index("<table") :]
    states = re.findall(
        r'<td class="state-(\w+)" data-label="\w+"><span class="badge badge-\w+">.*?</svg> ([\w ]+)<', table
    )
    assert states == [("transposed", "transposed"), ("no_information", "no information")]
    assert 'href="/en/meanings/#transposition-state.no_information"' in text
    assert "Of <strong>1</strong> more binding act of the Benelux nothing at all is recorded" in text


def test_the_calendar_opens_on_the_fullest_year_and_offers_the_others(client):
    for code, day in [("a", date(2022, 4, 21)), ("b", date(2022, 5, 1)), ("c", date(2021, 5, 1))]:
        make.meeting(code=code, first_day=day, last_day=day)
    text = page(client, "meetings/")
    assert "<h1>Meetings in 2022</h1>" in text
    assert re.findall(r'<a href="\?year=(\d+)"( aria-current="true")?>', text) == [
        ("2022", ' aria-current="true"'),
        ("2021", ""),
    ]
    make.meeting(code="d", first_day=date(2023, 1, 1), last_day=date(2023, 1, 1))
    assert "<h1>Meetings in 2023</h1>" in page(client, "meetings/")


def test_a_day_with_one_meeting_leads_to_it_and_one_with_two_to_the_table(client):
    for code, day in [("een", 1), ("twee", 5), ("drie", 5)]:
        make.meeting(code=code, first_day=date(2022, 4, day), last_day=date(2022, 4, day))
    text = page(client, "meetings/")
    runs = re.findall(r'<a class="run" href="([^"]+)" aria-labelledby="([^"]+)"', text)
    assert runs == [("/en/meetings/een/", "run-4-1 meeting-een"), ("#in-4", "run-4-2")]
    assert '<tbody id="in-4">' in text
    assert 'id="meeting-een"' in text


def test_each_act_of_a_graph_is_a_link_and_the_table_says_the_same(client):
    relation = make.decision_relation()
    text = page(client, "relations/")
    for act in (relation.decision, relation.other):
        assert text.count(f'href="/en/decisions/{act.code}/"') == 2
    assert text.count("amends</text>") == 1
    assert "<em>amends</em>" in text


def test_the_page_of_an_act_has_its_graph_with_the_act_itself_marked(client):
    relation = make.decision_relation()
    text = " ".join(client.get(f"/en/decisions/{relation.other.code}/").content.decode().split())
    (svg,) = drawings(text)
    assert svg.count('aria-current="true"') == 1
    assert f'href="/en/decisions/{relation.decision.code}/"' in svg
    lonely = make.decision(number=77)
    assert drawings(client.get(f"/en/decisions/{lonely.code}/").content.decode()) == []


def test_the_page_of_a_project_has_its_life_on_one_line(client):
    project = make.project()
    make.status_update(project=project)
    promise = make.follow_up(project=project, title_en="Publish a study")
    text = " ".join(client.get(f"/en/projects/{project.code}/").content.decode().split())
    (svg,) = drawings(text)
    assert f'href="/en/follow-ups/{promise.code}/" aria-label="Q2 2023: Publish a study"' in svg
    assert ">31 December 2022: running</title>" in svg
    empty = make.project(code="leeg")
    assert drawings(client.get(f"/en/projects/{empty.code}/").content.decode()) == []


def test_a_title_in_another_language_is_marked_in_a_drawing(client):
    make.follow_up(title_nl="Studie publiceren", title_en="")
    (svg,) = drawings(page(client, "promises/"))
    assert '<span lang="nl">Studie publiceren</span>' in svg


def test_a_title_is_text_and_never_markup(client):
    make.follow_up(title_en='</title><script>alert("1")</script>', project=make.project(title_en="<b>x"))
    for path in PAGES:
        assert "<script>alert" not in page(client, path)
