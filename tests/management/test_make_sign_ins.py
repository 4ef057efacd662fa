import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from projects.models import User


def run():
    out = StringIO()
    call_command("make_sign_ins", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_three_people_are_made_and_their_passwords_open_the_door():
    passwords = dict(re.findall(r"^  (\w+): (\S+)$", run(), re.MULTILINE))
    assert sorted(passwords) == ["administrator", "editor", "publisher"]
    people = [authenticate(username=name, password=password) for name, password in passwords.items()]
    rights = {user.username: (user.is_staff, user.is_superuser, user.groups.get().name) for user in people}
    assert rights == {
        "administrator": (True, True, "Administrator"),
        "publisher": (True, False, "Publisher"),
        "editor": (True, False, "Editor"),
    }


@pytest.mark.django_db
def test_a_second_run_says_nothing_and_changes_no_password():
    run()
    before = list(User.objects.values_list("username", "password"))
    assert run() == ""
    assert list(User.objects.values_list("username", "password")) == before


@pytest.mark.django_db
def test_two_places_do_not_have_the_same_passwords():
    first = run()
    User.objects.all().delete()
    assert first != run()
