from datetime import date

from django.urls import reverse

from projects.models import Project, StatusUpdate
from tests import make

NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}


def form(project, **values):
    """Return what the browser sends for the form of `project`, its inlines empty."""
    data = {
        "theme": project.theme_id,
        "position": "0",
        "title_nl": project.title_nl,
        "basis": "entered",
        **{
            f"{prefix}-{name}": value for prefix in ("updates", "roles", "followups") for name, value in NO_ROWS.items()
        },
    }
    return data | values


def save(client, project, **values):
    return client.post(reverse("admin:projects_project_change", args=[project.pk]), form(project, **values))


def new_update(**values):
    row = {"day": "2023-05-12", "status": "suspended", "text_nl": "Geen geld."} | values
    return {"updates-TOTAL_FORMS": "1"} | {f"updates-0-{name}": value for name, value in row.items()}


def test_a_status_is_not_written_by_hand(sign_in):
    project = make.status_update().project
    answer = save(sign_in("Publisher"), project, status="completed", status_since="2023-01-01", title_nl="Anders")
    assert answer.status_code == 302
    project.refresh_from_db()
    assert (project.title_nl, project.status, project.status_since) == ("Anders", "running", date(2022, 12, 31))


def test_an_update_added_below_a_project_sets_its_status_and_knows_its_author(sign_in):
    project = make.project()
    assert save(sign_in("Publisher"), project, **new_update()).status_code == 302
    update = StatusUpdate.objects.get()
    assert (update.author.username, update.is_public, update.day) == ("publisher", True, date(2023, 5, 12))
    assert Project.objects.get().status == "suspended"


def test_an_update_below_a_draft_is_a_draft(sign_in):
    save(sign_in("Editor"), make.project(is_public=False), **new_update(is_public="on"))
    assert StatusUpdate.objects.get().is_public is False


def test_an_update_that_stands_is_not_edited_nor_deleted_below_its_project(sign_in):
    update = make.status_update()
    row = new_update(id=update.pk, status="completed", text_nl="Klaar.", DELETE="on") | {"updates-INITIAL_FORMS": "1"}
    save(sign_in("Publisher"), update.project, **row)
    update = StatusUpdate.objects.get(pk=update.pk)
    assert (update.status, update.text_nl) == ("running", "Loopt.")


def test_the_facts_of_an_update_stay_and_a_translation_can_follow(sign_in):
    update = make.status_update()
    data = {
        "day": "2020-01-01",
        "status": "completed",
        "text_nl": "Klaar.",
        "text_fr": "Ça marche.",
        "basis": "entered",
    }
    sign_in("Publisher").post(reverse("admin:projects_statusupdate_change", args=[update.pk]), data)
    update.refresh_from_db()
    assert (update.day, update.status, update.text_nl) == (date(2022, 12, 31), "running", "Loopt.")
    assert update.text_fr == "Ça marche."
