"""ChangeSets: what is not typed by one person into one record, proposed, reviewed, applied and undone as one."""

import uuid
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from projects.translated import colon

from .who import who


def new_code():
    """Return a code for a change set: nobody has to type it, and it cannot be guessed."""
    return uuid.uuid4().hex[:12]


class Decided(NamedTuple):
    """The names of the record types on whose change sets somebody decides: edits, and all that is brought in."""

    edits: list[str]
    others: list[str]


class ChangeSetQuerySet(models.QuerySet):
    """Questions about change sets."""

    def proposed_by_user(self, user):
        """What `user` has proposed and can still withdraw."""
        return self.filter(state=ChangeSet.State.PROPOSED, proposed_by=user)

    def proposed_to(self, user, decided):
        """What others have proposed and `user` decides, whose kinds are `decided` (a `Decided`)."""
        edit = Q(origin=ChangeSet.Origin.EDIT)
        theirs = (edit & Q(record_type__in=decided.edits)) | (~edit & Q(record_type__in=decided.others))
        return self.filter(theirs, state=ChangeSet.State.PROPOSED).exclude(proposed_by=user)


class ChangeSet(models.Model):
    """A set of proposed changes to records of one kind, and where it came from."""

    class Origin(models.TextChoices):
        """Where the proposed values came from."""

        FILE = "file", _("imported file")
        SEED = "seed", _("seed")
        EDIT = "edit", _("edit of something public")
        RECOGNISED = "recognised", _("recognised report")

    class State(models.TextChoices):
        """Where the set stands; it only ever moves forward."""

        PROPOSED = "proposed", _("proposed")
        APPLIED = "applied", _("applied")
        UNDONE = "undone", _("undone")
        REFUSED = "refused", _("refused")

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    origin = models.CharField(_("origin"), max_length=12, choices=Origin, default=Origin.FILE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    record_type = models.CharField(_("record type"), max_length=40, help_text=_("The model's name, such as activity."))
    file_name = models.CharField(_("file name"), max_length=255, blank=True)
    file_digest = models.CharField(_("digest of the file (SHA-256)"), max_length=64, blank=True)
    reason = models.CharField(
        _("reason"), max_length=500, blank=True, help_text=_("Of an edit: why, in the words of who proposed it.")
    )
    rows = models.PositiveIntegerField(_("rows read"), default=0)
    new = models.PositiveIntegerField(_("new records"), default=0)
    changed = models.PositiveIntegerField(_("changed records"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged records"), default=0)
    left_out = models.PositiveIntegerField(
        _("rows left out"), default=0, help_text=_("Rows of the file that were in error and are not in the set.")
    )
    proposed_by = who(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_by = who(_("applied or refused by"))
    decided_at = models.DateTimeField(_("applied or refused"), null=True, blank=True)
    undone_by = who(_("undone by"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = ChangeSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state="proposed") & Q(decided_at__isnull=True))
                | (~Q(state="proposed") & Q(decided_at__isnull=False)),
                name="changeset_decided_has_time",
                violation_error_message=_("A change set that is no longer proposed was decided at some time."),
            ),
            models.CheckConstraint(
                condition=(Q(state="undone") & Q(undone_at__isnull=False))
                | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="changeset_undone_has_time",
                violation_error_message=_("A change set is undone exactly when the time of it stands."),
            ),
        ]

    def __str__(self):
        return f"{self.get_origin_display()}{colon()}{self.file_name or self.record_type} ({self.get_state_display()})"

    def get_absolute_url(self):
        """Its review page on the staff desk."""
        return reverse("admin:changeset_review", args=[self.code])

    @property
    def is_edit(self):
        """Whether somebody wrote it in forms, in words of their own."""
        return self.origin == self.Origin.EDIT

    def rows_at_most(self, most):
        """Whether it has at most so many changes."""
        return self.new + self.changed <= most

    def author(self, user):
        """Return who says what the set says: of an edit the person who proposed it, otherwise `user`, who decides."""
        return self.proposed_by if self.is_edit and self.proposed_by else user


class Change(models.Model):
    """One record in a change set: what its fields held, and what they shall hold.

    `before` and `after` are objects of column name → value as the CSV has it, holding only the columns that
    change; for a new record `before` is null.
    """

    changeset = models.ForeignKey(ChangeSet, models.CASCADE, related_name="changes", verbose_name=_("change set"))
    line = models.PositiveIntegerField(_("line"), help_text=_("In the file, the header being line 1."))
    record_code = models.CharField(_("code"), max_length=100)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"))

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["changeset", "line"]
        constraints = [
            models.UniqueConstraint(fields=["changeset", "record_code"], name="change_once_per_record"),
        ]
        indexes = [models.Index(fields=["record_code"])]

    def __str__(self):
        return f"{self.changeset.record_type} {self.record_code}"
