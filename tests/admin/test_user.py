import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from projects.models import Reminder, User


@pytest.fixture
def superuser(db):
    return User.objects.create_superuser("root", password="secret", language="en")


def address(user, name="change"):
    return reverse(f"admin:projects_user_{name}", args=[user.pk])


def data(user, **values):
    return {"username": user.username, "language": user.language, "is_active": "on", "is_staff": "on", **values}


def test_an_administrator_puts_somebody_into_a_group(sign_in, person):
    client, reader = sign_in("Administrator"), person("Reader")
    editor = Group.objects.get(name="Editor")
    assert client.post(address(reader), data(reader, groups=[editor.pk], language="fr")).status_code == 302
    reader.refresh_from_db()
    assert (list(reader.groups.all()), reader.language) == ([editor], "fr")


def test_an_administrator_makes_nobody_a_superuser(sign_in, person):
    client, reader = sign_in("Administrator"), person("Reader")
    client.post(address(reader), data(reader, is_superuser="on"))
    reader.refresh_from_db()
    assert reader.is_superuser is False


@pytest.mark.parametrize("name", ["change", "delete"])
def test_an_administrator_does_not_touch_a_superuser(sign_in, superuser, name):
    answer = sign_in("Administrator").post(address(superuser, name), data(superuser) | {"post": "yes"})
    assert answer.status_code == 403
    assert User.objects.filter(username="root").exists()


def test_an_administrator_does_not_set_the_password_of_a_superuser(sign_in, superuser):
    client = sign_in("Administrator")
    answer = client.post(reverse("admin:auth_user_password_change", args=[superuser.pk]), {"password1": "x"})
    assert answer.status_code == 403


def test_an_editor_does_not_find_users_by_the_suggestions_of_a_field(sign_in):
    question = {"app_label": "projects", "model_name": "project", "field_name": "owner", "term": ""}
    assert sign_in("Editor").get(reverse("admin:autocomplete"), question).status_code == 403


def test_who_was_sent_reminders_can_be_deleted_with_them(sign_in, person):
    client, reader = sign_in("Administrator"), person("Reader")
    Reminder.objects.create(user=reader, year=2026, week=1, items=1)
    assert client.post(address(reader, "delete"), {"post": "yes"}).status_code == 302
    assert (User.objects.filter(pk=reader.pk).exists(), Reminder.objects.count()) == (False, 0)
