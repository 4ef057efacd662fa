"""What people come to the staff desk to do, beside keeping records."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from projects.models import User

from .recognise import types_of


@dataclass(frozen=True)
class Tool:
    """A page on which something is done: the name of its address, what it is called, what it is for, and for whom."""

    name: str
    label: str
    purpose: str
    is_for: Callable[[User], bool]

    @cached_property
    def address(self):
        """Its address."""
        return reverse(self.name)


def _reads_projects(user):
    return user.has_perm("projects.view_project")


TOOLS = (
    Tool(
        "admin:annual_draft",
        _("Next year’s report, half written"),
        _("What was promised, what happened and where it stands, by chapter; as a page and in Word."),
        _reads_projects,
    ),
    Tool(
        "admin:answer_sheet",
        _("Answer sheet"),
        _("Promises and decisions for a country, a partner, a theme or a question, ready to paste."),
        _reads_projects,
    ),
    Tool(
        "admin:recognise",
        _("Recognise a report"),
        _("Paste a text or bring a file; accept what it suggests, passage by passage."),
        lambda user: bool(types_of(user)),
    ),
    Tool(
        "admin:calendar",
        _("My calendar"),
        _("Your terms in your own calendar, by a secret address."),
        lambda user: True,
    ),
    Tool(
        "admin:help",
        _("Help"),
        _("How each task is done, step by step; first steps for a new colleague."),
        lambda user: True,
    ),
)


def tools_for(user):
    """Return the tools that `user` may use."""
    return [tool for tool in TOOLS if tool.is_for(user)]
