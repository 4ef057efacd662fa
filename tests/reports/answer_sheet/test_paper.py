"""An answer in words: what each cell says, in which language, and what it never names."""

from datetime import date

import pytest
from django.utils.translation import override

from projects.reports.answer_sheet import Question, answer_paper, answer_sheet
from projects.reports.papers import write_docx
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 27)
SECRET = "zwijgplicht"


def address_of(record):
    return f"https://tracker.example{record.get_absolute_url()}"


def paper(question, language="en", on=ON):
    return answer_paper(answer_sheet(question, on), language, address_of)


def plain(runs):
    return "".join(run.text for run in runs)


def tables(made):
    return [[[plain(cell) for cell in row] for row in block.rows] for block in made.blocks if block.kind == "table"]


def headings(made):
    return [block.text for block in made.blocks if block.kind == "heading"]


def gaps(made):
    return [plain(block.runs) for block in made.blocks if block.kind == "gap"]


@pytest.fixture
def theme():
    return make.theme(code="2.3", title_nl="Veiligheid", title_en="Security", title_fr="Sécurité")


@pytest.fixture
def project(theme):
    return make.project(code="vuurwerk", title_nl="Vuurwerk", title_en="Fireworks", theme=theme)


def a_promise(project, **values):
    values = {"title_nl": "Studie publiceren", "title_en": "Publish a study", "code": "studie"} | values
    source = {"report": make.report(title_en="Annual report 2022"), "section": "2.3.2", "lines": "858-862"}
    return make.follow_up(project=project, basis="reported", **source, **values)


def test_a_promise_says_what_from_where_for_when_and_how_it_stands(theme, project):
    body = make.partner(code="cm", title_nl="Comité van Ministers", title_en="Committee of Ministers")
    record = a_promise(
        project,
        responsible=body,
        firmness="expected",
        reported_on=date(2023, 12, 31),
        outcome_nl="Nog niet klaar.",
        outcome_en="Not ready yet.",
    )
    make.due_change(followup=record)
    [[[promise, term, standing]]] = tables(paper(Question(theme=theme)))
    assert promise == (
        "Publish a study\nFireworks · Committee of Ministers\nAnnual report 2022, 2.3.2, lines 858-862\n"
        "https://tracker.example/en/follow-ups/studie/"
    )
    assert term == "Q2 2023\nexpected\n“tweede kwartaal van 2023”\npromised first: Q2 2023; moved once"
    assert standing == "Overdue\nopen, last reported on 31 December 2023\nNot ready yet."


def test_what_was_met_names_the_day_and_the_proof(theme, project):
    closed = {"state": "met", "closed_on": date(2023, 6, 1), "reported_on": date(2023, 6, 1)}
    a_promise(project, proof_document=make.document(title_nl="Studie", title_en="The study"), **closed)
    [[[_promise, _term, standing]]] = tables(paper(Question(theme=theme)))
    assert standing == "Met on time\nmet, 1 June 2023\nProof: The study"


@pytest.mark.parametrize(
    "values, said",
    [
        ({"due_basis": "none"}, "no date"),
        ({"due_basis": "recurring", "every_months": 6}, "every 6 months"),
        ({"due_first": date(2023, 1, 1), "due_last": date(2023, 12, 31), "due_basis": "stated"}, "2023"),
    ],
)
def test_a_term_stays_as_vague_as_it_was_promised(theme, project, values, said):
    a_promise(project, original_wording="", **values)
    [[[_promise, term, _standing]]] = tables(paper(Question(theme=theme)))
    assert term == said


def test_what_waits_says_for_what(theme, project):
    a_promise(project, waits_for_nl="een besluit", waits_for_en="a decree")
    [[[_promise, _term, standing]]] = tables(paper(Question(theme=theme)))
    assert standing == "Waiting for something\nopen\nWaits for: a decree"


def test_an_act_has_its_official_number_its_dates_and_the_transposition_in_each_country(theme, project):
    day = date(2022, 9, 27)
    act = make.decision(
        title_nl="Vuurwerk", title_en="Fireworks", projects=[project], signed_first=day, signed_last=day
    )
    lu, nl = (make.partner(code=code, title_nl=name) for code, name in (("lu", "Luxemburg"), ("nl", "Nederland")))
    make.transposition(decision=act, authority=nl, due_first=None, due_last=date(2024, 9, 27))
    make.transposition(
        decision=act,
        authority=lu,
        state="transposed",
        met_on=date(2024, 5, 1),
        measure="Mémorial A123",
        measure_url="https://legilux.example/a123",
        confirmed_on=date(2024, 6, 1),
    )
    [[[title, stage, transposition]]] = tables(paper(Question(theme=theme)))
    assert title == ("M(2022)7 Fireworks\nDecision\nEntered by staff\nhttps://tracker.example/en/decisions/m-2022-7/")
    assert stage == "Signed\nSigned: 27 September 2022"
    assert transposition == (
        "Luxemburg: transposed, 1 May 2024, last confirmed on 1 June 2024\nMémorial A123\n"
        "Nederland: no information, term: until 27 September 2024"
    )


def test_silence_about_a_country_is_no_information(project):
    country = make.partner(code="be", title_nl="België", title_en="Belgium")
    project.roles.create(partner=country)
    make.decision(projects=[project], binding=True)
    made = paper(Question(partner=country))
    assert headings(made) == [
        "Promises for which Belgium is responsible",
        "Promises of projects in which Belgium takes part",
        "Decisions",
    ]
    assert (gaps(made), tables(made)[0][0][2]) == (["None is recorded.", "None is recorded."], "No information")


def test_without_any_transposition_there_is_no_column_for_it(theme, project):
    make.decision(projects=[project])
    [[row]] = tables(paper(Question(theme=theme)))
    assert len(row) == 2


@pytest.mark.parametrize(
    "language, title, heading", [("nl", "2.3 Veiligheid", "vuurwerk"), ("fr", "2.3 Sécurité", "vuurwerk")]
)
def test_an_answer_is_in_the_language_asked_for_whatever_the_page_is_in(theme, project, language, title, heading):
    a_promise(project, title_fr="")
    with override("en"):
        made = paper(Question(theme=theme), language)
    [block] = [block for block in made.blocks if block.kind == "table"]
    link = block.rows[0][0][0]
    assert (made.title, made.language, link.address) == (
        title,
        language,
        f"https://tracker.example/{language}/follow-ups/studie/",
    )
    assert (link.text, link.language) == ("Studie publiceren", "nl")


def test_the_words_of_the_source_are_in_the_language_of_the_report(theme, project):
    a_promise(project)
    [block] = [block for block in paper(Question(theme=theme)).blocks if block.kind == "table"]
    [wording] = [run for run in block.rows[0][1] if "kwartaal" in run.text]
    assert wording.language == "nl"


def test_an_answer_names_nothing_private_that_a_public_record_refers_to(theme, project):
    hidden = make.partner(code="stil", title_nl=SECRET, is_public=False)
    a_promise(
        project,
        responsible=hidden,
        proof_document=make.document(title_nl=SECRET, is_public=False),
    )
    record = make.decision(body=hidden, projects=[project])
    make.transposition(decision=record, authority=hidden, state="transposed")
    make.transposition(decision=record, authority=make.partner(code="nl"), measure=SECRET, is_public=False, code="stil")
    make.models.Report.objects.update(is_public=False, title_nl=SECRET, title_en=SECRET)
    made = paper(Question(theme=theme))
    assert SECRET not in str(tables(made))
    assert "2.3.2" not in str(tables(made))
    assert len(tables(made)) == 2


def test_what_is_left_out_is_said(theme, project, monkeypatch):
    monkeypatch.setattr("projects.reports.answer_sheet.answer.MOST", 1)
    for code in ("een", "twee", "drie"):
        make.follow_up(code=code, project=project)
    assert gaps(paper(Question(theme=theme))) == ["None is recorded.", "2 more records have no room here."]


def test_an_answer_says_how_it_is_read_and_cited(theme):
    made = paper(Question(theme=theme))
    note, cited = made.blocks[-2:]
    assert (note.kind, cited.citation) == ("note", True)
    assert plain(cited.runs) == (
        "Secretariat-General of the Benelux Union. Benelux Tracker. As it stands on 27 November 2026. CC BY 4.0."
    )
    assert ("As it stands on", "27 November 2026") in made.facts


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_an_answer_becomes_a_word_file(theme, project, language):
    a_promise(project, title_nl="<b>&\x0b", waits_for_nl="x")
    make.transposition(decision=make.decision(projects=[project]))
    assert write_docx(paper(Question(theme=theme), language))[:2] == b"PK"
