"""What shows that something was done, and what closing a promise asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.translated import columns

PROOFS = ("proof_document", "proof_decision", "proof_meeting", "proof_url")


def _proof(target, name):
    """Return the link to a record that can be a proof; a proof that is deleted is none any more."""
    return models.ForeignKey(target, models.SET_NULL, null=True, blank=True, related_name="proves", verbose_name=name)


class Proved(models.Model):
    """What has a proof: a document, a decision, a meeting or an address, any of them."""

    proof_document = _proof("projects.Document", _("proof: document"))
    proof_decision = _proof("projects.Decision", _("proof: decision"))
    proof_meeting = _proof("projects.Meeting", _("proof: meeting"))
    proof_url = models.URLField(_("proof: address"), max_length=500, blank=True)

    class Meta:
        abstract = True

    @property
    def proof_records(self):
        """The records that prove it, public or not: a list of documents, decisions and meetings."""
        return [record for name in PROOFS[:3] if (record := getattr(self, name))]

    @property
    def has_proof(self):
        """Whether there is any proof, without asking the database for it."""
        return bool(self.proof_document_id or self.proof_decision_id or self.proof_meeting_id or self.proof_url)


def lacking(followup):
    """Return column → sentence for what the closed `followup` still lacks; nothing where it is open.

    What was met needs a sentence about the outcome, and a proof where it was promised firmly; a firm promise that has
    lapsed needs the sentence that says why (issue 4, point 6). A rule of closing and no constraint: what a report or a
    file tells of the past may be true without a proof that anybody here has seen.
    """
    firm = followup.firmness == followup.Firmness.FIRM
    met, lapsed = followup.state == followup.State.MET, followup.state == followup.State.LAPSED
    found = {}
    if (met or lapsed) and not followup.closed_on:
        found["closed_on"] = _("Say on which day it was closed.")
    if not any(getattr(followup, name) for name in columns("outcome")):
        if met:
            found["outcome"] = _("Say in a sentence what came of it.")
        elif lapsed and firm:
            found["outcome"] = _("It was promised firmly: say in a sentence why it lapsed.")
    if met and firm and not followup.has_proof:
        found["proof_document"] = _(
            "It was promised firmly: name a proof, which is a document, a decision, a meeting or an address."
        )
    return found
