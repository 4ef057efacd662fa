"""People of each group, signed in."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from projects.models import User
from tests import make


@pytest.fixture
def person(db):
    """Return a function that makes somebody on the staff who is in one of the four groups."""

    def make_person(group, **values):
        name = values.pop("username", group.lower())
        user = User.objects.create_user(name, password="secret", is_staff=True, **{"language": "en"} | values)
        user.groups.add(Group.objects.get(name=group))
        return user

    return make_person


@pytest.fixture
def sign_in(person):
    """Return a function that gives a client signed in as a new person of one of the four groups."""

    def signed_in(group, **values):
        client = Client()
        client.force_login(person(group, **values))
        return client

    return signed_in


@pytest.fixture
def editor(sign_in):
    """A client signed in as an editor."""
    return sign_in("Editor")


@pytest.fixture
def publisher(sign_in):
    """A client signed in as a publisher."""
    return sign_in("Publisher")


@pytest.fixture
def project(db):
    """A public project with a title and a summary."""
    return make.project(title_nl="Fietsen", summary_nl="Eerst.")
