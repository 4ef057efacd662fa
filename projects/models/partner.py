"""Partners: everybody the Benelux Union works with, and its own bodies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import History, Record, Sourced, Summarised, Titled


class Partner(Titled, Summarised, Sourced, Record):
    """A state, authority, region, body, network or organisation."""

    class Kind(models.TextChoices):
        """What a partner is."""

        MEMBER_STATE = "member_state", _("member state")
        AUTHORITY = "authority", _("authority under a member state")
        COUNTRY = "country", _("country")
        REGION = "region", _("region")
        EU_BODY = "eu_body", _("EU body")
        BENELUX_BODY = "benelux_body", _("Benelux body")
        NETWORK = "network", _("network")
        ORGANISATION = "organisation", _("organisation")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    history = History()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["title_nl", "code"]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="partner_not_its_own_parent",
                violation_error_message=_("A partner cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="authority") | Q(parent__isnull=False),
                name="partner_authority_has_parent",
                violation_error_message=_("An authority needs the member state it stands under."),
            ),
        ]
