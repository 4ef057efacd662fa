"""Doubts in the data: what stands there and still has to be confirmed, translated or given a source.

Each is a question to a queryset, so that a number and the list behind it cannot differ.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from projects.translated import LANGUAGES, SOURCE, texts_of

from .days import DayQuerySet


class Doubt(models.TextChoices):
    """What can be doubtful about a record."""

    COMPUTED = "computed", _("values we computed, to be confirmed")
    FLAGSHIP = "flagship", _("flagship marks to be confirmed")
    DERIVED = "derived", _("derived terms to be confirmed")
    NO_PROOF = "no_proof", _("met without a proof")
    NO_SOURCE = "no_source", _("no source")
    NO_DUTCH = "no_nl", _("Dutch text missing")
    NO_FRENCH = "no_fr", _("French text missing")
    NO_ENGLISH = "no_en", _("English text missing")


# Doubt → the question of a queryset that finds the records in it, and what that question is asked with.
QUESTIONS = {
    Doubt.COMPUTED: ("computed",),
    Doubt.FLAGSHIP: ("flagships_to_confirm",),
    Doubt.DERIVED: ("terms_to_confirm",),
    Doubt.NO_PROOF: ("without_proof",),
    Doubt.NO_SOURCE: ("without_source",),
    Doubt.NO_DUTCH: ("untranslated", "nl"),
    Doubt.NO_FRENCH: ("untranslated", "fr"),
    Doubt.NO_ENGLISH: ("untranslated", "en"),
}


def doubts_of(model):
    """Return the doubts that records of the type `model` can be in."""
    is_sourced = any(field.name == "basis" for field in model._meta.fields)
    can = {"computed": is_sourced, "without_source": is_sourced, "untranslated": bool(texts_of(model))}
    return [doubt for doubt, (name, *_with) in QUESTIONS.items() if can.get(name, hasattr(model.objects, name))]


def is_untranslated(texts, language):
    """Return the condition that one of `texts` is missing in `language` although there is something to translate.

    French and English are made from the Dutch; the Dutch is missing where something was typed in another language.
    """
    condition = Q()
    for name in texts:
        others = [other for other in LANGUAGES if other != SOURCE] if language == SOURCE else [SOURCE]
        there = Q()
        for other in others:
            there |= Q(**{f"{name}_{other}__gt": ""})
        condition |= Q(**{f"{name}_{language}": ""}) & there
    return condition


def doubtful_rows(model_name, texts, order):
    """Return indexes of the drafts and of the records in doubt, in the order of their list.

    In a table of a million rows that is kept well they hold next to nothing, and find it at once.
    """
    conditions = {
        "draft": Q(is_public=False),
        Doubt.COMPUTED.value: Q(basis="computed"),
        **{f"no_{language}": is_untranslated(texts, language) for language in LANGUAGES},
    }
    return [
        models.Index(fields=order, condition=condition, name=f"{model_name}_{name}")
        for name, condition in conditions.items()
    ]


class DoubtQuerySet(DayQuerySet):
    """Questions about what is doubtful."""

    def in_doubt(self, doubt):
        """The records in the `Doubt` given, which has to be one of `doubts_of` their type."""
        name, *given = QUESTIONS[Doubt(doubt)]
        return getattr(self, name)(*given)

    def computed(self):
        """What we worked out ourselves and nobody has confirmed."""
        return self.filter(basis="computed")

    def without_source(self):
        """What is said to have been entered by staff, while no report and no person stands behind it.

        Somebody on the staff is a source as good as a report, but only where we know who it was: whoever typed it, or
        applied the file that brought it in. What a command brought in without a report, and nobody has touched since,
        has nobody to ask. Where the history has been forgotten, nothing is claimed.
        """
        history = self.model.history.order_by()
        made_by_nobody = history.filter(history_type="+", history_user__isnull=True).values("id")
        touched = history.filter(id=OuterRef("pk"), history_user__isnull=False)
        return self.filter(~Exists(touched), basis="entered", report__isnull=True, pk__in=made_by_nobody)

    def untranslated(self, language):
        """What lacks a text in `language` (nl, fr or en) that could be translated."""
        return self.filter(is_untranslated(texts_of(self.model), language))
