"""Who has to be reminded of what on a day: one letter per person, never one per follow-up."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from projects.models import FollowUp, User

SOON_DAYS = 30
FALLBACK = "Publisher"


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is reminded of: the follow-ups of each state told, by term."""

    user: User
    overdue: list = field(default_factory=list)
    outcome_not_recorded: list = field(default_factory=list)
    due_soon: list = field(default_factory=list)

    @property
    def items(self):
        """The number of follow-ups named."""
        return len(self.overdue) + len(self.outcome_not_recorded) + len(self.due_soon)


def letters(on: date) -> list[Letter]:
    """Return the letters of the day `on`, by user name, in three queries.

    A follow-up is its owner's business; without one that of its project's owner; without either, or where that person
    has left or has no address, that of all publishers.
    """
    followups = FollowUp.objects.asking(on, SOON_DAYS).order_by("due_last", "id")
    publishers = [user for user in User.objects.filter(groups__name=FALLBACK) if is_reachable(user)]
    found = defaultdict(list)
    for followup in followups.select_related("owner", "project__owner"):
        for user in responsible(followup) or publishers:
            found[user].append(followup)
    return [letter_to(user, found[user], on) for user in sorted(found, key=lambda user: user.username)]


def is_reachable(user):
    """Return whether a mail can be sent to somebody who still works here."""
    return user is not None and user.is_active and user.is_staff and bool(user.email)


def responsible(followup):
    """Return the one person whose business a follow-up is, as a list; [] where there is none to be reached."""
    people = (followup.owner, followup.project.owner if followup.project else None)
    return [user for user in people if is_reachable(user)][:1]


def letter_to(user, followups, on):
    """Return the letter to `user` about `followups`, sorted into the states of the day `on`."""
    letter = Letter(user)
    for followup in followups:
        state = followup.deadline_state(on)
        # “Due soon” is nearer in a letter than on a page; the query has asked for these alone.
        getattr(letter, state.value).append(followup)
    return letter
