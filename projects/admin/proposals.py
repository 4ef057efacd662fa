"""Edits of what is public, by somebody who may not publish: proposed instead of saved, and shown with the record."""

from functools import reduce
from operator import or_

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.changes import write_or_propose
from projects.exchange.changes.write import MODELS
from projects.exchange.resources import resource_for
from projects.models import AuditEntry, Change, ChangeSet
from projects.reports.changes.fields import STANDS_ON

from .differences import in_words, rows_of
from .filters import ChangeProposedFilter
from .sign_ins import note

REASON = "reason"
MOST_SHOWN = 20


class ReasonField(forms.Form):
    """Why something is proposed, as it comes with the form of the record."""

    reason = forms.CharField(max_length=500, required=False)


class ProposedForm(forms.ModelForm):
    """The form of a record whose changes are proposed: with a word for whoever accepts them."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("A word for the publisher who accepts the change; it is kept in the history."),
        widget=forms.TextInput(attrs={"size": 80}),
    )


class ProposalMixin:
    """Saves what a person may save; proposes the rest."""

    def proposes(self, request, obj):
        """Whether what the user writes into this record is proposed instead of saved."""
        return obj is not None and obj.is_public and not self.may_publish(request)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form asks for a reason where what is written is proposed."""
        if self._asks_for_reason(request, obj):
            kwargs["form"] = type("ProposedForm", (ProposedForm, self.form), {})
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """The reason stands last."""
        fieldsets = super().get_fieldsets(request, obj)
        if not self._asks_for_reason(request, obj):
            return fieldsets
        return (*fieldsets, (gettext_lazy("For the publisher"), {"fields": [REASON]}))

    def _asks_for_reason(self, request, obj):
        return (
            self.proposes(request, obj)
            and self.has_change_permission(request, obj)
            and REASON not in self.form.base_fields
        )

    def write_or_propose(self, request, act, reason, lock=None):
        """Let `act` write, or propose what it would write; see `exchange.changes`. Publishers write.

        What is said meanwhile is said only where it turns out to be written.
        """
        if self.may_publish(request):
            return act(), None

        def may_publish(model):
            return request.user.has_perm(f"projects.publish_{model._meta.model_name}")

        request.said_meanwhile = said = []
        try:
            with transaction.atomic():
                user = request.user
                answer, held = write_or_propose(act, user=user, reason=reason, may_publish=may_publish, lock=lock)
                self._note(request, held.changesets if held else [])
        finally:
            del request.said_meanwhile
        for args, kwargs in () if held else said:
            self.message_user(request, *args, **kwargs)
        return answer, held

    def _note(self, request, changesets):
        """Write down what was proposed."""
        for changeset in changesets:
            about, detail = ("changeset", changeset.code), f"{changeset.record_type} {changeset.reason}".strip()
            note(request, AuditEntry.Kind.EDIT_PROPOSED, request.user, about=about, detail=detail)

    def message_user(self, request, *args, **kwargs):
        """Say something to the user, or keep it until it is known to be true."""
        if hasattr(request, "said_meanwhile"):
            request.said_meanwhile.append((args, kwargs))
        else:
            super().message_user(request, *args, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Do what the form says, or propose it."""
        view = super().changeform_view
        if request.method != "POST":
            return view(request, object_id, form_url, extra_context)

        def act():
            return view(request, object_id, form_url, extra_context)

        obj = self.get_object(request, unquote(object_id)) if object_id else None
        given = ReasonField(request.POST)
        reason = given.cleaned_data[REASON] if given.is_valid() else ""
        lock = self.model.objects.filter(pk=obj.pk) if obj else None
        try:
            answer, held = self.write_or_propose(request, act, reason, lock)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
            return redirect(request.path)
        return self.proposed(request, [held], request.path if obj else "..") if held else answer

    def proposed(self, request, held, back):
        """Say what became of an edit that was taken back (a list of `Held`), and lead to its review, or `back`."""
        changesets = [changeset for one in held for changeset in one.changesets]
        wrote_internal = any(one.wrote_internal for one in held)
        if changesets:
            said = _("It is proposed. What the public reads stays as it is until a publisher accepts the change.")
            self.message_user(request, said, messages.SUCCESS)
        elif not wrote_internal:
            self.message_user(request, _("Nothing differs, so nothing is proposed."), messages.INFO)
        if wrote_internal:
            self.message_user(request, _("What only the staff see was saved at once."), messages.SUCCESS)
        return redirect(changesets[0].get_absolute_url() if len(changesets) == 1 else back)

    def get_list_filter(self, request):
        """What is proposed can be listed."""
        return [*super().get_list_filter(request), ChangeProposedFilter]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Show what is proposed for the record."""
        if obj is not None and not context.get("is_popup"):
            context["proposals"] = proposals_for(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)


def proposals_for(record):
    """Return (change set, change, kind of record, differences in words) of what is proposed for a record.

    The latest stands first. What an edit proposes for its parts, such as a status update, counts as proposed for it.
    """
    name = record._meta.model_name
    asked = Q(changeset__record_type=name, record_code=record.code)
    parts = [(model, owner) for model, owner in STANDS_ON.items() if owner_of(model, owner) is type(record)]
    asked = reduce(or_, (_of_part(model, owner, record) for model, owner in parts), asked)
    changes = (
        Change.objects.filter(asked, changeset__state=ChangeSet.State.PROPOSED)
        .select_related("changeset__proposed_by")
        .order_by("-changeset__proposed_at", "-pk")[:MOST_SHOWN]
    )
    return [_shown(change) for change in changes]


def owner_of(model, owner):
    """Return the record type on whose page a part stands."""
    return model._meta.get_field(owner).related_model


def _of_part(model, owner, record):
    """Return the condition that a change is an edit of a part of `record`, there or still to come."""
    there = model.objects.filter(**{owner: record}).order_by().values("code")
    is_part = Q(record_code__in=there) | Q(**{f"after__{owner}": record.code})
    return is_part & Q(changeset__record_type=model._meta.model_name, changeset__origin=ChangeSet.Origin.EDIT)


def _shown(change):
    resource = resource_for(MODELS[change.changeset.record_type])
    [(_change, rows)] = rows_of([change], resource.header(internal=True))
    return change.changeset, change, resource.model._meta.verbose_name, in_words(resource, rows)
