"""What is at hand on the desk, and for whom."""

import pytest
from django.urls import reverse

from projects.admin.tools import tools_for


def names(user):
    return [tool.name for tool in tools_for(user)]


def test_only_who_may_take_in_a_report_is_led_to_it(person):
    assert "admin:recognise" in names(person("Editor"))
    assert "admin:recognise" not in names(person("Reader"))


@pytest.mark.parametrize("role", ["Reader", "Editor", "Publisher", "Administrator"])
def test_every_tool_on_the_desk_leads_to_a_page_that_its_user_may_see(sign_in, role):
    client = sign_in(role)
    tools = client.get(reverse("admin:index")).context["tools"]
    assert {client.get(tool.address).status_code for tool in tools} == {200}
