"""What each group may do with each record type, as one table."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from projects.admin.rights import decided_kinds
from projects.models import RECORD_TYPES, Decided, DueChange, StatusUpdate, User
from tests import make

ALL = {
    "list",
    "add",
    "change draft",
    "change public",
    "delete draft",
    "delete public",
    "import",
    "template",
    "export",
    "publish",
}
MAY = {
    "Reader": {"list"},
    "Editor": {"list", "add", "change draft", "propose for public", "import", "template", "export"},
    "Publisher": ALL,
    "Administrator": ALL,
}
# What was said is never unsaid.
LEDGERS = (StatusUpdate, DueChange)


def _answers(client, model):
    """Return what the staff desk lets `client` do with records of `model`."""

    def address(name, *args):
        return reverse(f"admin:projects_{model._meta.model_name}_{name}", args=args)

    record = make.ONE_OF_EACH[model](is_public=False)
    asked = {
        "list": client.get(address("changelist")),
        "add": client.get(address("add")),
        "change draft": client.post(address("change", record.pk)),
        "delete draft": client.get(address("delete", record.pk)),
        "import": client.get(address("import")),
        "template": client.get(address("template", "csv")),
        "export": client.get(address("export", "csv")),
        "publish": client.get(address("step", record.pk, "publish")),
    }
    model.objects.update(is_public=True)
    public = client.post(address("change", record.pk))
    proposes = public.status_code == 200 and public.context["proposes"]
    asked |= {
        "propose for public" if proposes else "change public": public,
        "delete public": client.get(address("delete", record.pk)),
    }
    assert {answer.status_code for answer in asked.values()} <= {200, 403}
    return {name for name, answer in asked.items() if answer.status_code == 200}


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
@pytest.mark.parametrize("group", MAY)
def test_a_group_may_do_with_a_record_type_what_the_table_says(sign_in, group, model):
    expected = MAY[group]
    if model in LEDGERS:
        expected = expected - {"delete draft", "delete public"}
    assert _answers(sign_in(group), model) == expected


@pytest.mark.parametrize(
    ("group", "status"), [("Reader", 403), ("Editor", 403), ("Publisher", 403), ("Administrator", 200)]
)
def test_only_administrators_see_the_users(sign_in, group, status):
    assert sign_in(group).get(reverse("admin:projects_user_changelist")).status_code == status


@pytest.mark.django_db
def test_without_a_sign_in_every_page_leads_to_the_sign_in(client):
    record = make.project()
    for name, args in (("changelist", []), ("change", [record.pk]), ("import", []), ("export", ["csv"])):
        answer = client.get(reverse(f"admin:projects_project_{name}", args=args))
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("admin:login"))


@pytest.mark.parametrize(
    ("rights", "decided"),
    [
        (["publish", "change"], Decided(["project"], [])),
        (["publish", "import"], Decided([], ["project"])),
        (["publish"], Decided([], [])),
        (["change", "import"], Decided([], [])),
    ],
)
@pytest.mark.django_db
def test_to_decide_one_publishes_and_could_have_done_it_oneself(rights, decided):
    person = User.objects.create_user("an", is_staff=True)
    names = [f"{right}_project" for right in rights]
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    assert decided_kinds(person) == decided
