"""Whose business a record is."""

from django.db.models import Q

from .base import RecordQuerySet


class OwnedQuerySet(RecordQuerySet):
    """Questions about what belongs to people; `owners` are the ways to them, the nearest first.

    The rule, for numbers and lists alike: a project is its owner's business; a follow-up is its owner's, and that of
    the owner of its project. So whatever a reminder tells somebody of as its owner stands on their desk too.
    """

    owners = ("owner",)

    def of(self, user):
        """What is the business of `user`."""
        condition = Q()
        for path in self.owners:
            condition |= Q(**{path: user})
        return self.filter(condition)

    def without_owner(self):
        """What is nobody's business."""
        return self.filter(**{f"{path}__isnull": True for path in self.owners})
