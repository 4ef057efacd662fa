"""My desk, the first page of the day: what the reports count gets its words here, and its way to the list behind it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import RECORD_TYPES, ChangeSet, Doubt, FollowUp, Project
from projects.reports.attention import attention, owns_anything
from projects.reports.counts import MOST_COUNTED

from .rights import decided_kinds
from .tools import tools_for

# A step of these needs more thought than a click on the desk.
NOT_HERE = ("publish", "unpublish")
TERMS = (
    ("overdue", _("Overdue"), "overdue", "late"),
    ("due_soon", _("Due in 90 days"), "due_soon", "early"),
    ("without_outcome", _("Outcome not recorded"), "outcome_not_recorded", "quiet"),
    ("waiting", _("Waiting for something"), "waiting_for", "quiet"),
)
MEANINGS = {
    Doubt.COMPUTED: _("We worked them out from what a report says. Whoever publishes can confirm them in the list."),
    Doubt.FLAGSHIP: _("Marked as flagships; nobody has confirmed it yet."),
    Doubt.DERIVED: _("The report names a length of time; we worked out the day."),
    Doubt.NO_PROOF: _("Firm promises that were met; no document, decision, meeting or address shows it."),
    Doubt.NO_SOURCE: _("Entered without a report, and nobody knows by whom."),
    Doubt.NO_DUTCH: _("Typed in French or English first; the Dutch is what the others are made from."),
    Doubt.NO_FRENCH: _("Readers get the Dutch instead."),
    Doubt.NO_ENGLISH: _("Readers get the Dutch instead."),
}


class WhoseForm(forms.Form):
    """Whose terms and projects the desk shows."""

    whose = forms.ChoiceField(required=False, choices=[("mine", _("Mine")), ("all", _("Everybody’s"))])


@dataclass(frozen=True, slots=True)
class Card:
    """A number and the list behind it; `tone` is its colour, for a number that is not 0."""

    name: str
    number: int
    address: str
    tone: str = "quiet"

    @property
    def is_capped(self):
        """Whether there may be more than `number`."""
        return self.number == MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Item:
    """A record that stands on the desk itself, with the address of its form and (label, address) of its steps."""

    record: object
    address: str
    steps: list


def desk(site, request):
    """Return what the first page of the admin `site` shows the user: only numbers of what the user may look at."""
    on, user = timezone.localdate(), request.user
    admins = {model: site.get_model_admin(model) for model in (*RECORD_TYPES, ChangeSet)}
    seen = [model for model in RECORD_TYPES if admins[model].has_view_permission(request)]
    only_own = is_only_own(request)
    found = attention(user, on, only_own=only_own, seen=seen, decides=decided_kinds(user))
    return {
        "on": on,
        "only_own": only_own,
        "cards": term_cards(found, seen, only_own),
        "urgent": items(request, admins[FollowUp], found.urgent),
        "silent": items(request, admins[Project], found.silent),
        "waiting": waiting_cards(found.waiting, only_own),
        "drafts": [
            Card(_kind(model, number), number, _list(model, is_public__exact=0))
            for model, number in found.drafts.items()
            if number
        ],
        "publishes": any(admins[model].may_publish(request) for model in seen),
        "proposals": proposal_cards(found.proposals) if admins[ChangeSet].has_view_permission(request) else [],
        "doubts": doubt_cards(found.doubts),
        "tools": tools_for(user),
        "lists": {
            model._meta.model_name: _list(model, **_whose(only_own)) for model in (FollowUp, Project) if model in seen
        },
    }


def is_only_own(request):
    """Return whether the desk shows what is the user's own: what was asked, or else whether there is any."""
    form = WhoseForm(request.GET)
    whose = form.cleaned_data["whose"] if form.is_valid() else ""
    return whose == "mine" or (not whose and owns_anything(request.user))


def term_cards(found, seen, only_own):
    """Return the numbers of terms and of silent projects."""
    whose, cards = _whose(only_own), []
    if FollowUp in seen:
        cards += [
            Card(label, found.terms[name], _list(FollowUp, deadline=state, **whose), tone)
            for name, label, state, tone in TERMS
        ]
    if Project in seen:
        stale = found.projects["stale"]
        cards += [Card(_("Projects without news for half a year"), stale, _list(Project, stale=1, **whose))]
    if FollowUp in seen and not only_own:
        unowned = found.terms["without_owner"]
        cards += [Card(_("Due or overdue, and nobody’s"), unowned, _list(FollowUp, deadline="asking", whose="nobody"))]
    return cards


def waiting_cards(waiting, only_own):
    """Return (what is waited for, its number with the list behind it)."""
    return [
        (thing, Card("", thing.number, _list(FollowUp, waits_for=thing.waits_for_nl, **_whose(only_own))))
        for thing in waiting
    ]


def proposal_cards(found):
    """Return the numbers of change sets that wait to be decided on."""
    names = (("to_decide", _("Proposed by others, for you to decide")), ("own", _("Proposed by you, not decided yet")))
    return [Card(label, found[name], _list(ChangeSet, proposed=name), "active") for name, label in names]


def doubt_cards(found):
    """Return (doubt, what it means, its numbers by record type) for each doubt; those without any come last."""
    cards = {}
    for (doubt, model), number in found.items():
        kept = cards.setdefault(doubt, [])
        if number:
            kept.append(Card(_kind(model, number), number, _list(model, doubt=doubt.value)))
    return sorted(((doubt, MEANINGS[doubt], kept) for doubt, kept in cards.items()), key=lambda row: not row[2])


def items(request, model_admin, records):
    """Return the records as `Item`s, with the steps that the user may take with each."""
    actions, name = model_admin.get_actions(request), model_admin.opts.model_name

    def steps(record):
        names = (step for step in model_admin.steps_for(record) if step in actions and step not in NOT_HERE)
        return [(actions[step][2], reverse(f"admin:projects_{name}_step", args=[record.pk, step])) for step in names]

    return [Item(one, reverse(f"admin:projects_{name}_change", args=[one.pk]), steps(one)) for one in records]


def _kind(model, number):
    """Return the name of a record type as it stands after a number."""
    return model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural


def _whose(only_own):
    return {"whose": "mine"} if only_own else {}


def _list(model, **question):
    """Return the address of the list of a type, asked a question."""
    address = reverse(f"admin:projects_{model._meta.model_name}_changelist")
    return f"{address}?{urlencode(question)}" if question else address
