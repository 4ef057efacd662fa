"""The records of an answer, and what is left out of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import DeadlineState
from projects.periods import Period
from projects.reports.answer_sheet import Question, answer_sheet
from projects.reports.answer_sheet import answer as module
from projects.reports.term_ledger import term_ledger
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 27)


@pytest.fixture
def belgium():
    return make.partner(code="be")


@pytest.fixture
def project(belgium):
    project = make.project(code="fiets")
    project.roles.create(partner=belgium)
    return project


def codes(found):
    return [one.record.code for one in found]


def test_promises_have_their_state_on_the_day_and_the_term_promised_first(belgium, project):
    record = make.follow_up(due_first=date(2023, 7, 1), due_last=date(2023, 9, 30), due_basis="stated")
    make.due_change(followup=record)
    make.due_change(code="geheim", followup=record, changed_on=date(2023, 1, 1), is_public=False)
    [promise] = answer_sheet(Question(partner=belgium), ON).promises
    assert (promise.record, promise.state) == (record, DeadlineState.OUTCOME_NOT_RECORDED)
    terms = term_ledger(promise.record)
    assert (terms.first, terms.moved) == (Period(date(2023, 4, 1), date(2023, 6, 30)), 1)
    [then] = answer_sheet(Question(partner=belgium), date(2023, 9, 30)).promises
    assert then.state == DeadlineState.DUE_SOON


def test_promises_stand_in_the_order_of_the_work_programme(belgium):
    for code, position in (("b", 2), ("a", 3), ("c", 1)):
        one = make.project(code=code, theme=make.theme(code=str(position), position=position))
        one.roles.create(partner=belgium)
        make.follow_up(code=code, project=one)
    assert codes(answer_sheet(Question(partner=belgium), ON).promises) == ["c", "b", "a"]


def test_to_a_question_in_words_the_best_answer_comes_first(project):
    make.follow_up(code="eerst", title_nl="Verslag", summary_nl="Ook over vuurwerk", project=project)
    vuurwerk = make.project(code="vuurwerk", title_nl="Vuurwerk", position=9)
    make.follow_up(code="van-het-project", project=vuurwerk)
    make.follow_up(code="genoemd", title_nl="Vuurwerk aan banden", project=project)
    sheet = answer_sheet(Question(words="vuurwerk"), ON)
    assert codes(sheet.promises)[:2] == ["van-het-project", "genoemd"]
    assert sheet.found[0].record == vuurwerk


def test_a_country_is_told_its_own_transpositions_and_silence_is_no_information(belgium, project):
    other = make.partner(code="nl", title_nl="Nederland")
    told, silent, treaty = (
        make.decision(code=code, number=number, binding=True, projects=[project], type=kind)
        for number, (code, kind) in enumerate(
            {"verteld": "decision", "stil": "decision", "verdrag": "agreement"}.items(), start=1
        )
    )
    mine = make.transposition(decision=told, authority=belgium, state="transposed")
    for decision in (told, silent):
        make.transposition(decision=decision, authority=other)
    make.transposition(decision=silent, authority=belgium, is_public=False, state="not_started")
    acts = {act.record: act for act in answer_sheet(Question(partner=belgium), ON).acts}
    assert (acts[told].transpositions, acts[told].is_silent) == ((mine,), False)
    assert (acts[silent].transpositions, acts[silent].is_silent) == ((), True)
    assert (acts[treaty].transpositions, acts[treaty].is_silent) == ((), False)


def test_without_a_country_all_that_is_known_of_transposition_is_told(project):
    act = make.decision(title_nl="Vuurwerk", binding=True)
    rows = [make.transposition(decision=act, authority=make.partner(code=code, title_nl=code)) for code in ("lu", "nl")]
    make.transposition(decision=act, authority=make.partner(code="stil", is_public=False))
    [found] = answer_sheet(Question(words="vuurwerk"), ON).acts
    assert (list(found.transpositions), found.is_silent) == (rows, False)


def test_what_is_private_is_left_out_and_only_counted(belgium, project):
    hidden = make.project(code="geheim", is_public=False)
    hidden.roles.create(partner=belgium)
    make.follow_up(code="open", project=project)
    make.follow_up(code="concept", project=project, is_public=False)
    make.follow_up(code="van-een-geheim-project", project=hidden)
    make.follow_up(code="van-een-geheim-besluit", project=project, decision=make.decision(number=1, is_public=False))
    make.decision(code="stil", number=2, projects=[project], is_public=False)
    make.decision(code="via-geheim", number=3, projects=[hidden])
    sheet = answer_sheet(Question(partner=belgium), ON)
    assert (codes(sheet.promises), codes(sheet.acts), sheet.private) == (["open"], [], 5)


def test_more_than_a_sheet_holds_is_counted(belgium, project, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for number in range(1, 6):
        make.follow_up(code=f"punt-{number}", project=project)
        make.decision(number=number, projects=[project])
    sheet = answer_sheet(Question(partner=belgium), ON)
    assert (len(sheet.promises), len(sheet.acts), sheet.number, sheet.left_out) == (2, 2, 4, 6)


def test_an_act_that_hangs_on_two_projects_is_told_once(belgium, project):
    other = make.project(code="ander")
    other.roles.create(partner=belgium)
    make.decision(projects=[project, other])
    sheet = answer_sheet(Question(partner=belgium), ON)
    assert (len(sheet.acts), sheet.left_out, sheet.private) == (1, 0, 0)


@pytest.mark.parametrize("kind, number", [("partner", 11), ("theme", 10), ("words", 21)])
def test_an_answer_takes_the_same_number_of_queries_for_one_record_and_for_three(belgium, project, kind, number):
    question = Question(**{kind: {"partner": belgium, "theme": project.theme, "words": "vuurwerk"}[kind]})
    counts = []
    for codes_ in (["een"], ["twee", "drie"]):
        for code in codes_:
            make.due_change(
                code=code, followup=make.follow_up(code=code, title_nl="Vuurwerk", project=project, responsible=belgium)
            )
            act = make.decision(code=code, title_nl="Vuurwerk", number=ord(code[0]), projects=[project])
            make.transposition(decision=act, authority=belgium)
        with CaptureQueriesContext(connection) as queries:
            answer_sheet(question, ON)
        counts.append(len(queries))
    assert counts == [number, number]
