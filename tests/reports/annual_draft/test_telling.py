"""A draft in words."""

import io
from datetime import date

import pytest
from docx import Document

from projects.models import Project
from projects.reports.annual_draft import annual_draft, draft_paper
from projects.reports.papers import write_docx
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 1)


def told(language="en", *, also_private=False, address_of=lambda record, is_public: ""):
    return draft_paper(annual_draft(2023, ON, also_private=also_private), language, address_of)


def said(block):
    """Return what a block says, tables and lists as lists of texts."""

    def text(runs):
        return "".join(run.text for run in runs)

    if block.kind == "table":
        return (text(block.caption), [[text(cell) for cell in row] for row in block.rows])
    if block.kind == "list":
        return (text(block.caption), [text(item) for item in block.items])
    return (block.kind, text(block.runs))


def blocks(**given):
    return [said(block) for block in told(**given).blocks]


def links(paper):
    """Return (text, address) of all links of a paper."""
    found = []
    for block in paper.blocks:
        rows = [block.items] if block.kind == "list" else block.rows if block.kind == "table" else [[block.runs]]
        found += [(run.text, run.address) for row in rows for cell in row for run in cell if run.address]
    return found


def test_a_project_is_told_by_its_records():
    make.theme(title_en="Mobility")
    report = make.report(title_en="Annual report 2022")
    source = {"report": report, "section": "1.1", "lines": "12-15", "basis": "reported"}
    make.status_update(day=date(2023, 5, 1), project=make.project(title_en="Cycling"), text_en="It goes on.")
    make.activity(
        title_en="Brochures", first_day=date(2023, 4, 1), last_day=date(2023, 6, 30), place="Gent", kind="publication"
    )
    make.follow_up(
        title_en="Publish the study", responsible=make.partner(title_en="Belgium"), firmness="expected", **source
    )
    make.follow_up(
        code="later",
        title_en="Evaluate",
        due_first=date(2024, 1, 1),
        due_last=date(2024, 12, 31),
        due_basis="stated",
        original_wording="",
    )
    assert blocks() == [
        ("note", "Every line stands for one record and leads to it. What is not known is said."),
        ("heading", "Mobility"),
        ("heading", "Cycling"),
        ("paragraph", "Where it stands: running, recorded on 1 May 2023."),
        (
            "Promised for 2023",
            [
                [
                    "Publish the study\nBelgium\nAnnual report 2022, 1.1, lines 12-15",
                    "Q2 2023, expected\n“tweede kwartaal van 2023”",
                    "outcome not recorded\nopen",
                ]
            ],
        ),
        (
            "What happened in 2023",
            ["Q2 2023: Brochures (publication, Gent)", "1 May 2023: running. It goes on."],
        ),
        ("Promised next", [["Evaluate\nEntered by staff", "2024", "not yet due\nopen"]]),
    ]


def test_an_act_and_a_planned_meeting_say_so():
    project = make.project()
    make.decision(
        title_en="Fireworks",
        projects=[project],
        place="Brussel",
        signed_first=date(2023, 2, 1),
        signed_last=date(2023, 2, 1),
        in_force_first=date(2023, 3, 1),
        in_force_last=date(2023, 3, 31),
    )
    make.meeting(
        title_en="Workshop", projects=[project], state="planned", first_day=date(2023, 9, 1), last_day=date(2023, 9, 30)
    )
    assert blocks()[-1] == (
        "What happened in 2023",
        [
            "Signed 1 February 2023, in force March 2023: M(2022)7 Fireworks (decision, Brussel)",
            "September 2023: Workshop (workshop, planned)",
        ],
    )


def test_a_promise_says_what_came_of_it_and_what_it_waits_for():
    make.follow_up(code="a", state="met", closed_on=date(2023, 6, 1), outcome_nl="Gepubliceerd.")
    make.follow_up(code="b", waits_for_nl="Een besluit", reported_on=date(2023, 12, 31), due_basis="none")
    [(_for_year, [[*_what, met]]), (_next, [[*_other, waiting]])] = blocks(language="nl")[-2:]
    assert met.split("\n")[1:] == ["voldaan, 1 juni 2023", "Gepubliceerd."]
    assert waiting.split("\n")[-1] == "Wacht op: Een besluit"


def test_silence_is_said():
    make.status_update(day=date(2022, 12, 31))
    make.project(code="b", title_en="Untold")
    assert [text for kind, text in blocks() if kind == "gap"] == [
        "No status recorded",
        "Nothing recorded in 2023.",
        "Nothing recorded in 2023. No news since 31 December 2022.",
    ]


def test_a_theme_outside_the_chapters_has_no_number_and_projects_have_none():
    make.project(theme=make.theme(code="instellingen", position=0))
    make.project(code="b", theme=make.theme(code="1", position=1))
    numbers = [(part.number, part.anchor) for part in told().outlined if part.anchor]
    assert numbers == [("", "theme-instellingen"), ("", "project-fiets"), ("1", "theme-1"), ("", "project-b")]


def test_headings_go_four_levels_deep_and_no_deeper():
    theme = make.theme(code="1.1.1", parent=make.theme(code="1.1", parent=make.theme()))
    part = make.project(code="deel", parent=make.project(theme=theme), theme=theme)
    make.project(code="onderdeel", parent=part, theme=theme)
    assert [block.level for block in told().blocks if block.kind == "heading"] == [1, 2, 3, 4, 4, 4]


def test_themes_below_the_fourth_level_stand_on_it():
    theme = None
    for depth in range(1, 7):
        theme = make.theme(code=".".join(["1"] * depth), parent=theme)
    make.project(theme=theme)
    assert [block.level for block in told().blocks if block.kind == "heading"] == [1, 2, 3, 4, 4, 4, 4]


def test_what_belongs_to_no_project_stands_at_the_end():
    make.meeting(title_en="Summit", first_day=date(2023, 1, 2), last_day=date(2023, 1, 2))
    assert blocks()[-2:] == [
        ("heading", "Outside the projects"),
        ("What happened in 2023", ["2 January 2023: Summit (workshop)"]),
    ]


def test_the_facts_say_the_day_the_scope_and_what_is_open():
    make.status_update(project=make.project(code="oud"), status="completed", day=date(2022, 1, 1))
    make.project()
    paper = told()
    assert paper.title == "Annual report 2023: draft"
    assert paper.facts == (
        ("As it stands on", "1 March 2024"),
        ("Holds", "public records only"),
        ("Projects", "1"),
        ("Left out", "one project that ended before 2023"),
        ("Nothing recorded in 2023", "1"),
        ("Outcome not recorded", "0"),
        ("No status recorded", "1"),
        ("Title missing in this language", "1"),
    )


def test_every_record_is_linked_and_its_address_knows_whether_it_is_public():
    project = make.project(is_public=False)
    make.status_update(day=date(2023, 5, 1))
    make.activity(title_nl="Gedaan", first_day=date(2023, 4, 1), last_day=date(2023, 4, 1))
    make.meeting(title_nl="Overleg", projects=[project], first_day=date(2023, 6, 1), last_day=date(2023, 6, 1))
    make.follow_up(title_nl="Beloofd")
    paper = told(also_private=True, address_of=lambda record, is_public: f"/{record._meta.model_name}/{is_public}")
    assert links(paper) == [
        ("running", "/project/False"),
        ("Beloofd", "/followup/False"),
        ("Gedaan", "/activity/False"),
        ("running", "/statusupdate/False"),
        ("Overleg", "/meeting/True"),
    ]


def test_a_text_missing_in_the_language_falls_back_and_is_marked():
    make.activity(title_nl="Gedaan", first_day=date(2023, 4, 1), last_day=date(2023, 4, 1))
    [listing] = [block for block in told("fr").blocks if block.kind == "list"]
    assert [(run.text, run.language) for run in listing.items[0] if run.language] == [("Gedaan", "nl")]


def test_a_draft_with_what_is_not_public_says_so_at_the_beginning_and_at_each_such_record():
    make.project(is_public=False)
    make.activity(title_nl="Gedaan", first_day=date(2023, 4, 1), last_day=date(2023, 4, 1))
    shown = blocks(also_private=True)
    assert shown[0] == ("note", "Not for publication: this draft also holds what is not public yet.")
    assert ("heading", "Roadmap fiets (not public)") in shown
    assert shown[-1][1] == ["1 April 2023: Gedaan (not public) (publication)"]


def secrets():
    """Make what must not leave the house: private records of every kind around a public project, and notes."""
    project = make.project(internal_note="GEHEIM notitie")
    report = make.report(title_nl="GEHEIM verslag", is_public=False)
    hidden = {"is_public": False, "title_nl": "GEHEIM"}
    when = {"first_day": date(2023, 5, 1), "last_day": date(2023, 5, 1)}
    partner = make.partner(**hidden)
    make.project(code="dicht", **hidden)
    make.theme(code="9", **hidden)
    make.activity(code="dicht", project=project, **hidden, **when)
    make.activity(code="van-dicht", title_nl="GEHEIM", project=Project.objects.get(code="dicht"), **when)
    make.meeting(code="dicht", projects=[project], **hidden, **when)
    make.document(code="dicht", projects=[project], **hidden, **when)
    make.decision(code="dicht", projects=[project], year=2023, **hidden)
    make.status_update(project=project, day=date(2023, 5, 1), text_nl="GEHEIM", is_public=False)
    make.follow_up(code="dicht", project=project, **hidden)
    make.follow_up(code="van-dicht", title_nl="GEHEIM", project=Project.objects.get(code="dicht"))
    make.follow_up(
        code="open", project=project, responsible=partner, report=report, lines="1", heading="GEHEIM", basis="reported"
    )


def document_text(paper):
    document = Document(io.BytesIO(write_docx(paper)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_nothing_private_and_no_internal_note_is_in_the_file():
    secrets()
    text = document_text(told("nl"))
    assert ("Roadmap fiets" in text, "Studie publiceren" in text, "GEHEIM" in text) == (True, True, False)


def test_an_internal_note_is_not_in_the_file_that_holds_what_is_not_public_either():
    secrets()
    text = document_text(told("nl", also_private=True))
    assert ("GEHEIM" in text, "GEHEIM notitie" in text) == (True, False)
