"""An editor writes, a publisher accepts: what the public reads stays as it is in between."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from projects.exchange.changes import apply, propose
from projects.models import (
    AuditEntry,
    ChangeSet,
    DueChange,
    FollowUp,
    Project,
    ProjectPartner,
    StatusUpdate,
    Transposition,
    User,
)
from tests import make
from tests.admin.proposing import decide, page_of, proposals, said
from tests.admin.test_actions import FOLLOW_UPS, act
from tests.admin.test_followup import save as save_follow_up
from tests.admin.test_project import new_update, save
from tests.exchange.files import csv_file

SECRET = "geheimwoord"


def test_what_an_editor_writes_into_a_public_record_is_proposed_and_the_record_stays(editor, project):
    answer = save(editor, project, title_nl="Fietssnelwegen", summary_nl="Eerst.", reason="The minister asks.")
    assert proposals() == [
        ("project", "The minister asks.", {"fiets": ({"title_nl": "Fietsen"}, {"title_nl": "Fietssnelwegen"})})
    ]
    changeset = ChangeSet.objects.get()
    assert (changeset.origin, changeset.state, changeset.proposed_by.username) == ("edit", "proposed", "editor")
    assert answer.url == changeset.get_absolute_url()
    assert (Project.objects.get().title_nl, project.history.count()) == ("Fietsen", 1)
    assert list(AuditEntry.objects.values_list("kind", "about_code", "detail").filter(kind="edit_proposed")) == [
        ("edit_proposed", changeset.code, "project The minister asks.")
    ]
    assert list(LogEntry.objects.all()) == []


def test_the_person_is_told_that_a_publisher_has_to_accept_it(editor, project):
    answer = editor.get(save(editor, project, title_nl="Fietssnelwegen").url)
    assert said(answer) == [
        "It is proposed. What the public reads stays as it is until a publisher accepts the change."
    ]
    assert (answer.context["waits"], answer.context["steps"]) == (True, ["refuse"])


def seen_by_the_public(code):
    """Return what the public reads of a project in all the ways there are."""
    visitor = Client()
    addresses = [
        f"/nl/projects/{code}/",
        "/nl/projects/",
        f"/nl/search/?q={SECRET}",
        f"/nl/search/suggest?q={SECRET}",
        "/nl/changes/",
        "/nl/feeds/changes.atom",
        "/nl/feeds/projects.atom",
        "/api/v1/projects",
        f"/api/v1/projects/{code}",
        "/nl/data/projects.csv",
    ]
    found = {}
    for address in addresses:
        answer = visitor.get(address, headers={"accept": "*/*"})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # The search marks what was asked for, which stands on its page in any case.
        text = body.decode().replace("<mark>", "").replace("</mark>", "")
        found[address] = (answer.status_code, text.count(f"{SECRET} hier"))
    return found


def test_a_proposed_text_is_nowhere_before_it_is_accepted_and_there_after(editor, publisher, project):
    save(editor, project, title_nl=f"{SECRET} hier")
    assert {count for _status, count in seen_by_the_public("fiets").values()} == {0}
    decide(publisher, "apply")
    after = seen_by_the_public("fiets")
    assert [address for address, (status, _count) in after.items() if status != 200] == []
    assert [address for address, (_status, count) in after.items() if not count] == []


def test_what_only_the_staff_see_is_saved_at_once(editor, project):
    owner = User.objects.get()
    answer = save(editor, project, summary_nl="Eerst.", owner=owner.pk, internal_note=SECRET)
    project.refresh_from_db()
    assert (project.owner, project.internal_note, proposals()) == (owner, SECRET, [])
    assert said(editor.get(answer.url)) == ["What only the staff see was saved at once."]
    assert project.history.first().history_user == owner


def test_a_note_is_saved_and_a_text_proposed_with_one_click(editor, project):
    save(editor, project, title_nl="Anders", summary_nl="Eerst.", internal_note=SECRET)
    project.refresh_from_db()
    assert (project.internal_note, project.title_nl) == (SECRET, "Fietsen")
    assert proposals() == [("project", "", {"fiets": ({"title_nl": "Fietsen"}, {"title_nl": "Anders"})})]


def test_an_edit_that_changes_nothing_proposes_nothing_and_says_so(editor, project):
    answer = save(editor, project, summary_nl="Eerst.")
    assert (proposals(), answer.url) == ([], page_of(project))
    assert said(editor.get(answer.url)) == ["Nothing differs, so nothing is proposed."]
    assert project.history.count() == 1


def test_a_form_with_a_mistake_proposes_nothing(editor, project):
    answer = save(editor, project, title_nl="")
    assert (list(answer.context["adminform"].form.errors), proposals()) == (["title_nl"], [])


@pytest.mark.parametrize("reason", ["nul \0", "x" * 501])
def test_a_reason_that_is_none_is_told(editor, project, reason):
    answer = save(editor, project, title_nl="Anders", reason=reason)
    assert (list(answer.context["adminform"].form.errors), proposals()) == (["reason"], [])


def test_an_outdated_form_is_stopped_like_a_save(editor, project):
    seen = editor.get(page_of(project)).context["seen"]
    project.title_nl = "Anders"
    project.save()
    answer = save(editor, project, title_nl="Fietssnelwegen", _seen=seen)
    [error] = answer.context["adminform"].form.non_field_errors()
    assert (error.startswith("Nothing is saved yet"), proposals()) == (True, [])


def test_partners_are_proposed_with_their_project(editor, publisher, project):
    partner = make.partner()
    row = {"roles-TOTAL_FORMS": "1", "roles-0-partner": partner.pk, "roles-0-role": "lead"}
    save(editor, project, summary_nl="Eerst.", **row)
    assert proposals() == [("project", "", {"fiets": ({"leads": ""}, {"leads": "be"})})]
    assert list(ProjectPartner.objects.all()) == []
    decide(publisher, "apply")
    assert ProjectPartner.objects.get().role == "lead"


def test_a_status_update_added_below_a_public_project_is_proposed_without_its_consequence(editor, publisher, project):
    save(editor, project, summary_nl="Eerst.", **new_update())
    [(kind, _reason, changes)] = proposals()
    assert (kind, list(changes)) == ("statusupdate", ["fiets.2023-05-12"])
    assert (Project.objects.get().status, StatusUpdate.objects.count()) == ("", 0)
    decide(publisher, "apply")
    update = StatusUpdate.objects.get()
    assert (update.is_public, update.author.username, Project.objects.get().status) == (True, "editor", "suspended")


def test_a_text_and_an_update_in_one_form_are_a_set_each_and_the_record_shows_both(editor, project):
    answer = save(editor, project, title_nl="Anders", summary_nl="Eerst.", **new_update())
    assert [kind for kind, _reason, _changes in proposals()] == ["project", "statusupdate"]
    assert answer.url == page_of(project)
    shown = editor.get(answer.url).context["proposals"]
    assert sorted(change.record_code for _set, change, _kind, _rows in shown) == ["fiets", "fiets.2023-05-12"]


def test_an_editors_update_of_a_public_project_is_proposed_on_its_own_form_too(editor, publisher, project):
    data = {"project": project.pk, "day": "2023-05-12", "status": "completed", "text_nl": "Klaar.", "basis": "entered"}
    answer = editor.post(reverse("admin:projects_statusupdate_add"), data)
    assert (answer.url, StatusUpdate.objects.count()) == (ChangeSet.objects.get().get_absolute_url(), 0)
    decide(publisher, "apply")
    update = StatusUpdate.objects.get()
    assert (update.is_public, update.author.username, Project.objects.get().status) == (True, "editor", "completed")


def test_an_editors_drafts_are_saved_as_ever(editor):
    draft = make.project(is_public=False)
    save(editor, draft, title_nl="Anders", **new_update())
    assert (Project.objects.get().title_nl, StatusUpdate.objects.count(), proposals()) == ("Anders", 1, [])


def test_a_private_part_of_a_public_record_is_proposed_too(editor):
    part = make.transposition(is_public=False)
    act_ = part.decision
    data = {"type": "decision", "stage": "signed", "series": "M", "year": 2022, "number": 7, "basis": "entered"}
    rows = {"id": part.pk, "decision": act_.pk, "authority": part.authority_id, "state": "transposed"}
    form = {"transpositions-TOTAL_FORMS": 1, "transpositions-INITIAL_FORMS": 1, "relations_out-TOTAL_FORMS": 0}
    form |= {"relations_out-INITIAL_FORMS": 0} | {f"transpositions-0-{name}": value for name, value in rows.items()}
    editor.post(page_of(act_), data | form | {"title_nl": act_.title_nl})
    assert [(kind, list(changes)) for kind, _reason, changes in proposals()] == [("transposition", [part.code])]
    assert Transposition.objects.get().state == "no_information"


def test_a_step_of_an_editor_is_proposed_for_what_is_public_and_taken_with_drafts(editor):
    records = [make.follow_up(code="a"), make.follow_up(code="b", is_public=False)]
    proof = "https://www.benelux.int/studie"
    answer = act(editor, FOLLOW_UPS, "close", records, day="2023-05-12", reason="Published.", proof_url=proof)
    assert dict(FollowUp.objects.values_list("code", "state")) == {"a": "open", "b": "met"}
    [(kind, reason, changes)] = proposals()
    assert (kind, reason, list(changes), changes["a"][1]["state"]) == ("followup", "Published.", ["a"], "met")
    assert said(editor.get(answer.url))[0] == "1 record was changed."


def test_closing_a_recurring_duty_is_proposed_together_with_its_next_occurrence(editor, publisher):
    term = {"due_first": date(2023, 1, 1), "due_last": date(2023, 6, 30), "due_basis": "recurring", "every_months": 6}
    record = make.follow_up(code="overleg", firmness="expected", **term)
    act(editor, FOLLOW_UPS, "close", [record], day="2023-05-12", reason="Held.")
    assert (list(FollowUp.objects.values_list("code", "state")), [list(c) for _k, _r, c in proposals()]) == (
        [("overleg", "open")],
        [["overleg", "overleg.2023-h2"]],
    )
    decide(publisher, "apply")
    found = FollowUp.objects.order_by("code").values_list("code", "state", "follows__code", "is_public")
    assert list(found) == [("overleg", "met", None, True), ("overleg.2023-h2", "open", "overleg", True)]
    decide(publisher, "undo")
    assert list(FollowUp.objects.values_list("code", "state")) == [("overleg", "open")]


def test_a_postponement_is_proposed_and_its_line_in_the_ledger_follows_with_reason_and_author(editor, publisher):
    record = make.follow_up()
    act(editor, FOLLOW_UPS, "postpone_term", [record], due="2024-Q1", reason="More time.")
    assert [(kind, list(changes)) for kind, _reason, changes in proposals()] == [("followup", [record.code])]
    assert (FollowUp.objects.get().due_last, DueChange.objects.count()) == (date(2023, 6, 30), 0)
    decide(publisher, "apply")
    shift = DueChange.objects.get()
    assert (shift.old, shift.new) == (record.due, (date(2024, 1, 1), date(2024, 3, 31)))
    assert (shift.reason_en, shift.reason_nl, shift.author.username) == ("More time.", "", "editor")
    assert list(DueChange.objects.public()) == [shift]
    decide(publisher, "undo")
    back = DueChange.objects.get(new_last=date(2023, 6, 30))
    assert (back.reason_en, back.is_public) == ("Taken back: More time.", True)


def test_the_reason_for_a_term_moved_in_the_form_is_the_reason_of_the_proposal(editor):
    record = make.follow_up()
    assert list(save_follow_up(editor, record, due_last="2023-09-30").context["adminform"].form.errors) == ["reason"]
    save_follow_up(editor, record, due_last="2023-09-30", reason="The study takes longer.")
    [(kind, reason, changes)] = proposals()
    assert (kind, reason) == ("followup", "The study takes longer.")
    assert changes == {record.code: ({"due_last": "2023-06-30"}, {"due_last": "2023-09-30"})}


def test_a_status_set_in_french_is_proposed_and_applied_without_a_dutch_text(sign_in, publisher, project):
    step = reverse("admin:projects_project_step", args=[project.pk, "change_status"])
    data = {"confirmed": "1", "status": "suspended", "day": "2023-05-12", "reason": "Pas d’argent."}
    sign_in("Editor", language="fr").post(step, data)
    decide(publisher, "apply")
    update = StatusUpdate.objects.get()
    assert (update.text_fr, update.text_nl, Project.objects.get().status) == ("Pas d’argent.", "", "suspended")


def test_what_forbids_a_step_forbids_to_propose_it(editor):
    record = make.follow_up(code="a", state="met", closed_on=date(2023, 1, 1))
    answer = act(editor, FOLLOW_UPS, "close", [record], day="2023-05-12", reason="Published.")
    assert (answer.context["form"].non_field_errors(), proposals()) == (["a: It is closed already."], [])


def test_a_page_kept_meanwhile_never_shows_what_was_taken_back(pages_kept, sign_in):
    project, visitor = make.project(title_nl="Fietsen"), Client()
    page, editor = project.get_absolute_url(), sign_in("Editor")
    assert "Fietsen" in visitor.get(page).content.decode()
    save(editor, project, title_nl=SECRET)
    project.summary_nl = "Anders geschreven."
    project.save()
    shown = visitor.get(page).content.decode()
    assert (SECRET in shown, "Anders geschreven." in shown) == (False, True)
    apply(propose(Project, csv_file({"code": "fiets", "title_nl": "Uit een bestand"}), "f.csv"))
    assert "Uit een bestand" in visitor.get(page).content.decode()
