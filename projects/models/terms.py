"""Questions about terms: what is late, what comes, what waits, and what asks for attention first."""

from django.db.models import Case, F, IntegerField, Q, When

from .deadlines import DUE_SOON_DAYS, DeadlineState, deadline_q
from .owned import OwnedQuerySet

# What staff are told of, the most pressing first; about what is met, waits or is not yet due they are left in peace.
URGENCY = (DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.OUTCOME_NOT_RECORDED)


class TermQuerySet(OwnedQuerySet):
    """Follow-ups by how their term stands; the day is always an argument."""

    owners = ("owner", "project__owner")

    def in_deadline_state(self, state, on, soon=DUE_SOON_DAYS):
        """Follow-ups whose deadline is in `state` on the day `on`; due soon within `soon` days."""
        return self.filter(deadline_q(state, on, soon, self.then))

    def overdue(self, on):
        """Follow-ups known not to have been met in time."""
        return self.in_deadline_state(DeadlineState.OVERDUE, on)

    def due_within(self, days, on):
        """Follow-ups not closed whose last possible day is `on` or one of the next `days` days."""
        return self.in_deadline_state(DeadlineState.DUE_SOON, on, days)

    def without_outcome(self, on):
        """Follow-ups whose term has passed and of which nobody has reported since."""
        return self.in_deadline_state(DeadlineState.OUTCOME_NOT_RECORDED, on)

    def waiting(self, on):
        """Follow-ups that cannot go on before something else has happened."""
        return self.in_deadline_state(DeadlineState.WAITING_FOR, on)

    def asking(self, on, soon):
        """Follow-ups that ask for somebody's attention on the day `on`; due soon within `soon` days."""
        condition = Q()
        for state in URGENCY:
            condition |= deadline_q(state, on, soon, self.then)
        return self.filter(condition)

    def by_urgency(self, on, soon):
        """What is asking, in the order of `URGENCY` and then by its last possible day."""
        ranks = [When(deadline_q(state, on, soon, self.then), then=rank) for rank, state in enumerate(URGENCY)]
        rank = Case(*ranks, default=len(URGENCY), output_field=IntegerField())
        return self.asking(on, soon).order_by(rank, F(self.then("due_last")).asc(nulls_last=True), "id")

    def terms_to_confirm(self):
        """Follow-ups whose term we computed from what the source says."""
        return self.filter(due_basis="derived")
