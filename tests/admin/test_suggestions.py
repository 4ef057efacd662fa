"""A page of a reading: what it shows, what can be decided on it, and what has to be whole before it is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import ChangeSet, Reading
from tests import make
from tests.admin.reading import fields, read


@pytest.fixture
def report(db):
    return make.report(title_nl="Jaarverslag 2022")


def test_what_a_text_holds_is_text_on_the_page(sign_in, report):
    client = sign_in("Editor")
    page = client.get(
        read(client, report, "Op 14 maart 2022 kwam <script>alert(1)</script> bijeen.").url
    ).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_a_page_holds_25_passages(sign_in, report):
    client = sign_in("Editor")
    text = "\n\n".join(f"Op {day} maart 2022 vond een workshop plaats." for day in range(1, 31))
    address = read(client, report, text).url
    shown = [len(client.get(f"{address}{question}").context["page"].forms) for question in ("", "?page=2", "?page=99")]
    assert shown == [25, 5, 5]
    assert [client.get(f"{address}?page={odd}").status_code for odd in ("x", "-1", "%00", "9" * 400)] == [200] * 4


def test_a_page_takes_as_many_queries_for_much_as_for_little(sign_in, report):
    client, counts = sign_in("Editor"), []
    for days in (1, 3):
        text = "\n\n".join(f"Op {day} maart 2022 vond een workshop plaats." for day in range(1, days + 1))
        address = read(client, report, text).url
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts == [10, 10]


def test_choices_and_changes_are_kept_and_the_next_page_follows(sign_in, report):
    client = sign_in("Editor")
    text = "\n\n".join(f"Op {day} maart 2022 vond een workshop plaats." for day in range(1, 31))
    address = read(client, report, text).url
    changed = {"s1_choice": "accepted", "s1_title": "Eigen\ntitel", "s1_when": "2022-Q1", "s1_what": "activity:event"}
    make.project(code="fiets")
    data = fields(client.get(address), **changed, s1_project="fiets", s2_choice="refused")
    answer = client.post(address, data | {"step": "save"})
    first, second, third = Reading.objects.get().suggestions.all()[:3]
    assert (answer.status_code, answer.url) == (302, f"{address}?page=2")
    assert (first.choice, first.title, first.period.text, first.what, first.project) == (
        "accepted",
        "Eigen titel",
        "2022-Q1",
        "activity:event",
        "fiets",
    )
    assert (second.choice, third.choice) == ("refused", "open")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"s2_project": ""}, "project"),
        ({"s2_project": "nergens"}, "project"),
        ({"s2_title": " "}, "title"),
        ({"s2_when": "ooit"}, "when"),
        ({"s2_when": "2022-12-31/2022-01-01"}, "when"),
        ({"s2_partners": "be nergens"}, "partners"),
        ({"s2_what": "planet:mars"}, "what"),
        ({"s2_choice": "proposed"}, "choice"),
        ({"s2_title": "x" * 301}, "title"),
        ({"s2_title": "a\0b"}, "title"),
    ],
)
def test_what_is_accepted_has_to_be_whole_and_nothing_is_kept_before(sign_in, report, wrong, field):
    make.partner(code="be")
    make.project(code="fiets")
    client = sign_in("Editor")
    address = read(client, report).url
    data = fields(client.get(address), s1_choice="refused", **{"s2_choice": "accepted", "s2_project": "fiets"} | wrong)
    answer = client.post(address, data | {"step": "propose"})
    assert (answer.status_code, list(answer.context["page"].forms[1].errors)) == (400, [field])
    page = answer.content.decode()
    assert (f'href="#id_s2-{field}"' in page, f'id="id_s2-{field}"' in page) == (True, True)
    assert [one.choice for one in Reading.objects.get().suggestions.all()] == ["open", "open"]
    assert ChangeSet.objects.count() == 0


def test_what_stands_in_a_change_set_is_decided_on_there(sign_in, report):
    client = sign_in("Editor")
    address = read(client, report).url
    data = fields(client.get(address), s1_choice="accepted")
    client.post(address, data | {"step": "propose"})
    client.post(address, data | {"step": "propose", "s1-title": "Later"})
    one = Reading.objects.get().suggestions.first()
    assert (one.choice, one.title == "Later", ChangeSet.objects.count()) == ("proposed", False, 1)


def test_what_is_known_already_is_shown_as_such_and_not_proposed(sign_in, report):
    make.meeting(report=report, lines="4", title_nl="Workshop in Gent")
    client = sign_in("Editor")
    answer = client.get(read(client, report).url)
    page = answer.content.decode()
    assert [form.instance.choice for form in answer.context["page"].forms] == ["refused", "open"]
    assert (">Workshop in Gent</a>" in page, "<details>" in page) == (True, True)
