"""Pages are kept as long as nothing changes, and no write of any kind leaves a stale one."""

import gzip
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from projects.exchange.changes import apply, propose, undo
from projects.exchange.seeding import seed
from projects.models import Activity, Project, ProjectPartner, StatusUpdate
from projects.models.steps import set_status
from projects.public import freshness
from tests import make
from tests.exchange.files import csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages_kept")]
PAGE = "/en/projects/fiets/"


@pytest.fixture
def project():
    return make.project(title_en="Cycling", summary_en="Before.")


def made(client, address, monkeypatch, **headers):
    """Return the answer, and whether it was made for it rather than kept."""
    asked = []
    middle = freshness.answer
    monkeypatch.setattr(freshness, "answer", lambda *args: asked.append(1) or middle(*args))
    response = client.get(address, headers=headers)
    monkeypatch.setattr(freshness, "answer", middle)
    return response, bool(asked)


def test_a_page_is_made_once_and_kept(client, project, monkeypatch):
    first, first_made = made(client, PAGE, monkeypatch)
    second, second_made = made(client, PAGE, monkeypatch)
    assert (first_made, second_made) == (True, False)
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)


def test_a_kept_page_takes_one_query(client, project, django_assert_num_queries):
    client.get(PAGE)
    with django_assert_num_queries(1):
        client.get(PAGE)


def test_a_browser_that_holds_the_page_is_told_so(client, project, monkeypatch):
    etag = client.get(PAGE)["ETag"]
    answer, anew = made(client, PAGE, monkeypatch, if_none_match=f'"other", {etag}')
    assert (answer.status_code, answer.content, answer["ETag"], anew) == (304, b"", etag, False)
    assert client.get(PAGE, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_says_how_it_may_be_kept(client, project):
    answer = client.get(PAGE)
    assert (answer["Cache-Control"], answer["Vary"]) == ("public, no-cache", "Accept-Encoding")
    assert answer["ETag"].startswith('W/"')


def test_what_a_view_says_of_keeping_stands(client, project):
    answers = [client.get("/en/badges/fiets.svg") for _time in range(2)]
    assert [answer["Cache-Control"] for answer in answers] == ["public, max-age=3600"] * 2
    assert answers[0]["ETag"] == answers[1]["ETag"]


def test_a_page_comes_packed_where_the_browser_takes_that(client, project):
    plain = client.get(PAGE)
    packed = client.get(PAGE, headers={"accept-encoding": "br, gzip"})
    assert ("Content-Encoding" in plain, packed["Content-Encoding"]) == (False, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert (int(plain["Content-Length"]), int(packed["Content-Length"])) == (len(plain.content), len(packed.content))


def test_the_policies_of_a_kept_page_are_those_of_a_fresh_one(client, project):
    client.get(PAGE)
    kept = client.get(PAGE)
    assert "default-src 'none'" in kept["Content-Security-Policy"]
    assert kept["X-Content-Type-Options"] == "nosniff"


def test_languages_questions_and_hosts_are_pages_of_their_own(client, project, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    asked = [
        ("/en/projects/", "one.example"),
        ("/en/projects/?sort=title", "one.example"),
        ("/nl/projects/", "one.example"),
        ("/en/projects/", "two.example"),
    ]
    etags = {client.get(address, headers={"host": host})["ETag"] for address, host in asked}
    assert len(etags) == 4


def test_where_the_address_names_no_language_the_one_asked_for_does(client, project):
    address = "/api/v1/projects/fiets"
    etags = [client.get(address, headers={"accept-language": language})["ETag"] for language in ("nl", "fr", "nl")]
    assert (etags[0] == etags[2], etags[0] == etags[1]) == (True, False)
    assert "Accept-Language" in client.get(address)["Vary"]


def test_another_day_is_another_page(client, project, monkeypatch):
    first = client.get(PAGE)["ETag"]
    monkeypatch.setattr(timezone, "localdate", lambda: date(2031, 1, 1))
    assert client.get(PAGE)["ETag"] != first


def test_another_release_is_another_page(client, project, monkeypatch):
    first = client.get(PAGE)["ETag"]
    monkeypatch.setattr(freshness, "release", lambda: "next")
    assert client.get(PAGE)["ETag"] != first


def test_nothing_is_kept_for_those_who_are_signed_in(admin_client, project):
    answers = [admin_client.get(PAGE), admin_client.get(reverse("admin:index"))]
    assert ["ETag" in answer for answer in answers] == [False, False]


def test_what_is_not_there_is_not_kept(client, project):
    assert client.get("/en/projects/weg/").status_code == 404
    make.project(code="weg")
    assert client.get("/en/projects/weg/").status_code == 200


def test_a_host_that_is_not_ours_is_refused(client, project, settings):
    settings.ALLOWED_HOSTS = ["one.example"]
    assert client.get(PAGE, headers={"host": "evil.example"}).status_code == 400


def saved(project, **_):
    project.title_en = "Changed"
    project.save()


def updated(project, **_):
    Project.objects.filter(pk=project.pk).update(title_en="Changed")


def updated_in_bulk(project, **_):
    project.title_en = "Changed"
    Project.objects.bulk_update([project], ["title_en"])


def written_in_sql(project, **_):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE projects_project SET title_en = 'Changed' WHERE id = %s", [project.pk])


def edited(admin_client, project, **_):
    address = reverse("admin:projects_project_change", args=[project.pk])
    form = admin_client.get(address).context["adminform"].form
    data = {name: value for name in form.fields if (value := form.initial.get(name)) is not None} | {
        "title_en": "Changed"
    }
    inlines = [f.formset for f in admin_client.get(address).context["inline_admin_formsets"]]
    for formset in inlines:
        data |= {f"{formset.prefix}-TOTAL_FORMS": 0, f"{formset.prefix}-INITIAL_FORMS": 0}
    assert admin_client.post(address, data).status_code == 302


def imported(**_):
    apply(propose(Project, csv_file({"code": "fiets", "title_en": "Changed"}), "f.csv"))


def status_set(project, admin_user, **_):
    set_status(project, "suspended", date(2023, 5, 12), "Changed", admin_user)


def linked(project, **_):
    ProjectPartner.objects.create(project=project, partner=make.partner(title_en="Changed"))


def related(project, **_):
    project.related.add(make.project(code="ander", title_en="Changed"))


def added_in_bulk(project, **_):
    Activity.objects.bulk_create(
        [Activity(code="a", project=project, kind="study", title_en="Changed", is_public=True)]
    )


def published(project, **_):
    make.activity(code="a", project=project, title_en="Changed", is_public=False)
    Activity.objects.update(is_public=True)


WRITES = [
    saved,
    updated,
    updated_in_bulk,
    written_in_sql,
    edited,
    imported,
    status_set,
    linked,
    related,
    added_in_bulk,
    published,
]


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_a_write_of_any_kind_is_on_the_page_at_once(client, admin_client, admin_user, project, write):
    before = client.get(PAGE)
    assert "Changed" not in before.content.decode()
    write(project=project, admin_client=admin_client, admin_user=admin_user)
    after = client.get(PAGE, headers={"if-none-match": before["ETag"]})
    assert (after.status_code, "Changed" in after.content.decode()) == (200, True)


def gone(project):
    StatusUpdate.objects.all().delete()


def gone_raw(project):
    rows = StatusUpdate.objects.all()
    rows._raw_delete(rows.db)


def withdrawn(project):
    StatusUpdate.objects.update(is_public=False)


@pytest.mark.parametrize("write", [gone, gone_raw, withdrawn], ids=lambda write: write.__name__)
def test_what_is_taken_away_is_off_the_page_at_once(client, project, write):
    make.status_update(project=project, text_en="Soon gone")
    assert "Soon gone" in client.get(PAGE).content.decode()
    write(project)
    assert "Soon gone" not in client.get(PAGE).content.decode()


def test_an_import_taken_back_is_off_the_page_at_once(client, project):
    changes = propose(Project, csv_file({"code": "fiets", "title_en": "Changed"}), "f.csv")
    apply(changes)
    assert "Changed" in client.get(PAGE).content.decode()
    undo(changes)
    assert "Changed" not in client.get(PAGE).content.decode()


def test_the_commands_leave_no_stale_page(client, settings, tmp_path):
    empty = client.get("/en/about-the-data/")["ETag"]
    seed(settings.BASE_DIR / "fixtures")
    seeded = client.get("/en/about-the-data/")["ETag"]
    file = tmp_path / "themes.csv"
    file.write_bytes(csv_file({"code": "9", "title_nl": "Negen", "is_public": "1"}))
    call_command("import_records", "theme", str(file))
    assert len({empty, seeded, client.get("/en/about-the-data/")["ETag"]}) == 3
