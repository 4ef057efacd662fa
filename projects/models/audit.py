"""The trace of who signed in, took files out, brought files in or changed rights: who, what, when, little more."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .who import who

LONGEST_DETAIL = 200


class AuditQuerySet(models.QuerySet):
    """Entries, in the words of those who keep them."""

    def failed_sign_ins(self, user, since):
        """Wrong passwords and codes for `user` after `since`, an aware datetime."""
        return self.filter(kind=AuditEntry.Kind.SIGN_IN_FAILED, user=user, at__gt=since)


class AuditEntry(models.Model):
    """One thing that somebody did, or tried to.

    It names the person as they were called then, so that it still says something when the account is gone. A network
    address is kept only where the setting AUDIT_NETWORK_ADDRESS asks for it.
    """

    class Kind(models.TextChoices):
        """What was done."""

        SIGNED_IN = "signed_in", _("signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("sign-in failed")
        SIGNED_OUT = "signed_out", _("signed out")
        FACTOR_ADDED = "factor_added", _("second factor added")
        FACTOR_REMOVED = "factor_removed", _("second factor removed")
        PASSWORD_CHANGED = "password_changed", _("password changed")
        EXPORTED = "exported", _("exported")
        IMPORT_PROPOSED = "import_proposed", _("import proposed")
        IMPORT_APPLIED = "import_applied", _("import applied")
        IMPORT_REFUSED = "import_refused", _("import refused")
        IMPORT_UNDONE = "import_undone", _("import undone")
        EDIT_PROPOSED = "edit_proposed", _("edit proposed")
        EDIT_APPLIED = "edit_applied", _("edit accepted")
        EDIT_REFUSED = "edit_refused", _("edit refused")
        EDIT_UNDONE = "edit_undone", _("edit undone")
        RIGHTS_CHANGED = "rights_changed", _("rights changed")
        FORGOTTEN = "forgotten", _("old traces forgotten")
        CALENDAR_CHANGED = "calendar_changed", _("calendar address changed")
        FROZEN = "frozen", _("report frozen")

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    user = who(_("account"))
    name = models.CharField(_("who"), max_length=150, blank=True)
    about_type = models.CharField(
        _("subject"), max_length=40, blank=True, help_text=_("A record type, or user or changeset.")
    )
    about_code = models.CharField(_("code"), max_length=150, blank=True)
    detail = models.CharField(_("detail"), max_length=LONGEST_DETAIL, blank=True)
    network_address = models.GenericIPAddressField(_("network address"), null=True, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.name or '–'}: {self.get_kind_display()}"

    @classmethod
    def note(cls, kind, user=None, *, about=("", ""), detail="", name="", network_address=None):
        """Write down that `user` did `kind` to `about`, a pair of type and code; return the entry.

        `name` says who it was where there is no account. Part of the transaction that it is called in.
        """
        return cls.objects.create(
            kind=kind,
            user=user,
            name=user.get_username() if user else name[:150],
            about_type=about[0],
            about_code=about[1],
            detail=detail[:LONGEST_DETAIL],
            network_address=network_address,
        )
