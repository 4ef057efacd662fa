"""What stands in the audit after somebody did something."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from projects.models import Activity, AuditEntry, ChangeSet, User
from tests import make

FILE = "code,project,kind,title_nl,first_day,last_day\nproef,fiets,study,Een studie,2022-11-30,2022-12-31\n"


@pytest.fixture(autouse=True)
def nothing_tried_yet():
    """Forget how often other tests tried."""
    cache.clear()


def entries(*kinds):
    """Return the entries, oldest first, as (kind, who, about type, about code, detail), of these kinds or all."""
    found = AuditEntry.objects.filter(kind__in=kinds) if kinds else AuditEntry.objects.all()
    return list(found.order_by("id").values_list("kind", "name", "about_type", "about_code", "detail"))


def try_to_sign_in(name, password):
    client = Client()
    client.post(reverse("account_login"), {"login": name, "password": password})
    return client


def upload(client):
    make.project(is_public=False)
    file = SimpleUploadedFile("lijst.csv", FILE.encode(), content_type="text/csv")
    client.post(reverse("admin:projects_activity_import"), {"file": file})
    return ChangeSet.objects.get()


def test_coming_and_going(person):
    person("Editor")
    client = try_to_sign_in("editor", "secret")
    client.post(reverse("account_logout"))
    assert entries() == [("signed_in", "editor", "", "", "password"), ("signed_out", "editor", "", "", "")]


def test_a_wrong_password_is_written_down_with_the_account_it_was_tried_on(person):
    user = person("Editor", email="an@tracker.example")
    try_to_sign_in("An@tracker.example", "wrong")
    assert entries() == [("sign_in_failed", "editor", "", "", "password")]
    assert AuditEntry.objects.get().user == user


@pytest.mark.django_db
def test_what_was_typed_for_a_name_is_not_kept_where_it_is_none():
    try_to_sign_in("correct horse battery", "wrong")
    assert entries() == [("sign_in_failed", "co…", "", "", "password")]


@pytest.mark.parametrize(("asked_for", "kept"), [(False, None), (True, "127.0.0.1")])
def test_the_network_address_is_kept_only_where_that_is_asked_for(person, settings, asked_for, kept):
    settings.AUDIT_NETWORK_ADDRESS = asked_for
    person("Editor")
    try_to_sign_in("editor", "secret")
    assert AuditEntry.objects.get().network_address == kept


def test_a_wrong_code_is_written_down(person):
    Authenticator.objects.create(user=person("Editor"), type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    client = try_to_sign_in("editor", "secret")
    client.post(reverse("mfa_authenticate"), {"code": "12"})
    assert entries() == [("sign_in_failed", "editor", "", "", "totp")]


def test_an_own_new_password(person):
    person("Editor")
    client = try_to_sign_in("editor", "secret")
    form = {"oldpassword": "secret", "password1": "een-lang-woord", "password2": "een-lang-woord"}
    client.post(reverse("account_change_password"), form)
    assert entries("password_changed") == [("password_changed", "editor", "user", "editor", "")]


def test_exports(sign_in):
    client, project = sign_in("Editor"), make.project()
    page = reverse("admin:projects_project_changelist")
    client.get(reverse("admin:projects_project_export", args=["xlsx"]), {"status__exact": "running"})
    client.get(reverse("admin:projects_project_export", args=["pdf"]))
    client.post(page, {"action": "export_csv", "_selected_action": [project.pk]})
    assert entries("exported") == [
        ("exported", "editor", "project", "", "xlsx status__exact=running"),
        ("exported", "editor", "project", "", "csv (1)"),
    ]


def test_an_import_from_its_proposal_to_its_undoing(sign_in):
    client = sign_in("Publisher")
    changeset = upload(client)
    for step in ("apply", "undo"):
        client.post(changeset.get_absolute_url(), {"step": step})
    kinds = ("import_proposed", "import_applied", "import_undone")
    assert entries(*kinds) == [(kind, "publisher", "changeset", changeset.code, "activity lijst.csv") for kind in kinds]


def test_a_refused_import(sign_in):
    client = sign_in("Publisher")
    changeset = upload(client)
    client.post(changeset.get_absolute_url(), {"step": "refuse"})
    assert [entry[0] for entry in entries()][-1] == "import_refused"


def test_a_step_that_was_not_taken_is_not_written_down(sign_in):
    client = sign_in("Publisher")
    changeset = upload(client)
    make.activity(code="proef")
    assert client.post(changeset.get_absolute_url(), {"step": "apply"}).status_code == 409
    assert entries("import_applied") == []


def test_a_step_whose_entry_cannot_be_written_is_not_taken(sign_in, monkeypatch):
    client = sign_in("Publisher")
    changeset = upload(client)
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise RuntimeError("no room")

    monkeypatch.setattr(AuditEntry.objects, "create", fail)
    with transaction.atomic():
        assert client.post(changeset.get_absolute_url(), {"step": "apply"}).status_code == 500
    changeset.refresh_from_db()
    assert (changeset.state, Activity.objects.count()) == ("proposed", 0)


def test_rights_given_taken_and_gone_with_the_account(sign_in, person):
    client, reader = sign_in("Administrator"), person("Reader")
    address = reverse("admin:projects_user_change", args=[reader.pk])
    form = {"username": "reader", "language": "en", "is_active": "on", "is_staff": "on"}
    client.post(address, form | {"groups": [Group.objects.get(name="Editor").pk]})
    client.post(address, form | {"groups": [Group.objects.get(name="Editor").pk], "first_name": "An"})
    client.post(reverse("admin:projects_user_delete", args=[reader.pk]), {"post": "yes"})
    assert not User.objects.filter(username="reader").exists()
    assert entries("rights_changed") == [
        ("rights_changed", "administrator", "user", "reader", "+Editor -Reader"),
        ("rights_changed", "administrator", "user", "reader", "-Editor -is_active -is_staff"),
    ]


def test_a_password_given_by_an_administrator(sign_in, person):
    client, reader = sign_in("Administrator"), person("Reader")
    form = {"password1": "een-lang-woord", "password2": "een-lang-woord", "usable_password": "true"}
    client.post(reverse("admin:auth_user_password_change", args=[reader.pk]), form)
    assert entries("password_changed") == [("password_changed", "administrator", "user", "reader", "")]


def test_lost_factors_are_taken_away_but_not_those_of_a_superuser(sign_in, person):
    client, reader = sign_in("Administrator"), person("Reader")
    root = User.objects.create_superuser("root")
    for user in (reader, root):
        Authenticator.objects.create(user=user, type="totp", data={})
    form = {"action": "remove_factors", "_selected_action": [reader.pk, root.pk]}
    client.post(reverse("admin:projects_user_changelist"), form)
    assert list(Authenticator.objects.values_list("user__username", flat=True)) == ["root"]
    assert entries("factor_removed") == [("factor_removed", "administrator", "user", "reader", "")]


def test_an_entry_outlives_the_account_it_speaks_of(person):
    user = person("Editor")
    AuditEntry.note(AuditEntry.Kind.SIGNED_IN, user)
    user.delete()
    assert [(entry.name, entry.user) for entry in AuditEntry.objects.all()] == [("editor", None)]


def test_administrators_read_the_audit_and_the_page_holds_no_network_address(sign_in):
    AuditEntry.note(AuditEntry.Kind.EXPORTED, name="an", about=("project", ""), network_address="192.0.2.7")
    page = sign_in("Administrator").get(reverse("admin:projects_auditentry_changelist"))
    assert page.context["cl"].result_count == 2
    assert "192.0.2.7" not in page.content.decode()
