"""Uploaded files of which some rows are in error: kept until the others were proposed, or for some days.

In the database and not in a folder: several hosts share it, and a copy of it holds all there is.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .changeset import new_code


class Upload(models.Model):
    """One file as it came, for the person who brought it alone; at most IMPORT_MAX_BYTES long.

    `lines` are the lines (header = 1) of the rows in error that its person was shown.
    """

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    record_type = models.CharField(_("record type"), max_length=40)
    file_name = models.CharField(_("file name"), max_length=255)
    file_digest = models.CharField(_("digest of the file (SHA-256)"), max_length=64)
    content = models.BinaryField(_("content"))
    lines = models.JSONField(_("lines in error"), default=list)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            # Whoever brings a mended file in is done with the one before.
            models.UniqueConstraint(
                fields=["uploaded_by", "record_type"],
                name="upload_one_in_hand",
                violation_error_message=_("A person has one file of each record type in hand."),
            )
        ]

    def __str__(self):
        return f"{self.record_type}: {self.file_name}"

    @property
    def kind(self):
        """What kind of file it is: csv or xlsx."""
        return "xlsx" if self.file_name.lower().endswith((".xlsx", ".xlsm")) else "csv"

    @classmethod
    def keep(cls, user, record_type, name, digest, content, lines):
        """Keep a file for `user` in place of the one before; return it."""
        values = {"code": new_code(), "file_name": name[-255:], "file_digest": digest, "content": content}
        return cls.objects.update_or_create(
            uploaded_by=user, record_type=record_type, defaults=values | {"lines": lines}
        )[0]
