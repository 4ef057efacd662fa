"""Legal and political instruments, how they hang together, and what each country made of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.periods import Period
from projects.references import Reference

from .base import History, Record, RecordQuerySet, Sourced, Summarised, Titled, ordered
from .days import kept_if, told_by
from .stages import MILESTONES, act_there, milestones_then, stage_then


class DecisionQuerySet(RecordQuerySet):
    """Questions about acts."""

    def there_by(self, day):
        """Acts that may have been there."""
        return act_there(day)

    def restated(self, day):
        """How far they had come."""
        return {"stage": stage_then(day), **milestones_then(day)}


class Decision(Titled, Summarised, Sourced, Record):
    """An instrument: a decision, an agreement, a declaration, or an act that only gives context."""

    class Type(models.TextChoices):
        """What kind of instrument it is; a number never tells."""

        DECISION = "decision", _("decision")
        AGREEMENT = "agreement", _("agreement, treaty")
        RECOMMENDATION = "recommendation", _("recommendation")
        DIRECTIVE = "directive", _("Benelux directive")
        DECLARATION = "declaration", _("declaration")
        MOU = "mou", _("memorandum of understanding")
        IMPLEMENTING = "implementing", _("implementing arrangement")
        MANDATE = "mandate", _("cooperation mandate")
        EU_ACT = "eu_act", _("EU regulation or directive")
        JUDGMENT = "judgment", _("judgment")

    class Stage(models.TextChoices):
        """How far it has come."""

        UNKNOWN = "unknown", _("not known")
        PRELIMINARY_DRAFT = "preliminary_draft", _("preliminary draft")
        AGREEMENT_IN_PRINCIPLE = "agreement_in_principle", _("agreement in principle")
        IN_NEGOTIATION = "in_negotiation", _("in negotiation")
        APPROVED = "approved", _("approved")
        SIGNED = "signed", _("signed")
        PUBLISHED = "published", _("published")
        RATIFICATION = "ratification", _("approved by parliaments")
        IN_FORCE = "in_force", _("in force")
        EVALUATED = "evaluated", _("evaluated")
        AMENDED = "amended", _("amended")
        REPLACED = "replaced", _("replaced")
        WITHDRAWN = "withdrawn", _("withdrawn")

    type = models.CharField(_("type"), max_length=20, choices=Type)
    binding = models.BooleanField(_("binding"), null=True, blank=True, help_text=_("Unknown where nobody has said so."))
    body = models.ForeignKey(
        "projects.Partner", models.PROTECT, null=True, blank=True, related_name="acts", verbose_name=_("issued by")
    )
    series = models.CharField(_("series"), max_length=3, blank=True, help_text=_("M for M(2022)7."))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    other_number = models.CharField(
        _("other number"), max_length=80, blank=True, help_text=_("An official number outside the M series.")
    )
    stage = models.CharField(_("stage"), max_length=30, choices=Stage, default=Stage.UNKNOWN)
    approved_first = models.DateField(_("approved, first possible day"), null=True, blank=True)
    approved_last = models.DateField(_("approved, last possible day"), null=True, blank=True)
    signed_first = models.DateField(_("signed, first possible day"), null=True, blank=True)
    signed_last = models.DateField(_("signed, last possible day"), null=True, blank=True)
    published_first = models.DateField(_("published, first possible day"), null=True, blank=True)
    published_last = models.DateField(_("published, last possible day"), null=True, blank=True)
    in_force_first = models.DateField(_("in force, first possible day"), null=True, blank=True)
    in_force_last = models.DateField(_("in force, last possible day"), null=True, blank=True)
    signatory = models.CharField(_("signatory"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    projects = models.ManyToManyField(
        "projects.Project", blank=True, related_name="decisions", verbose_name=_("projects")
    )
    related = models.ManyToManyField(
        "self", through="projects.DecisionRelation", symmetrical=False, verbose_name=_("related decisions")
    )
    history = History(m2m_fields=[projects])

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-year", "-number", "code"]
        indexes = [
            models.Index(fields=["updated_at", "code"]),
            models.Index(fields=["-signed_last", "-id", "is_public"], name="decision_signed"),
        ]
        constraints = [
            *Sourced.Meta.constraints,
            *(ordered(f"{m}_first", f"{m}_last", f"decision_{m}_in_order") for m in MILESTONES),
            models.CheckConstraint(
                condition=(Q(series="") & Q(year__isnull=True) & Q(number__isnull=True))
                | (~Q(series="") & Q(year__gte=1944, year__lte=2200) & Q(number__gte=1)),
                name="decision_number_complete",
                violation_error_message=_("Series, year and number belong together, such as M, 2022 and 7."),
            ),
            models.UniqueConstraint(
                fields=["series", "year", "number"],
                condition=~Q(series=""),
                name="decision_number_once",
                violation_error_message=_("Another act has this official number."),
            ),
        ]

    def __str__(self):
        return f"{self.official_number} {self.title}".strip()

    def code_stem(self):
        """Its official number, or its title."""
        return self.reference.code if self.reference else self.title

    @property
    def reference(self):
        """Its number in a series of the Benelux, or None."""
        return Reference(self.series, self.year, self.number) if self.series else None

    @property
    def official_number(self):
        """Its number in the official spelling; empty where it has none."""
        return str(self.reference) if self.reference else self.other_number

    def milestone(self, name):
        """Return the period in which it was `name`: approved, signed, published or in_force."""
        return Period(getattr(self, f"{name}_first"), getattr(self, f"{name}_last"))

    @property
    def milestones(self):
        """Its known dates, in the order of its life: pairs of name and period."""
        return [(name, period) for name in MILESTONES if (period := self.milestone(name)).is_known]


class DecisionRelationQuerySet(RecordQuerySet):
    """Questions about relations between decisions."""

    def public(self):
        """Public relations between two public decisions."""
        return super().public().filter(decision__is_public=True, other__is_public=True)

    def there_by(self, day):
        """Relations between two acts that may both have been there."""
        return act_there(day, "decision__") & act_there(day, "other__")


class DecisionRelation(Sourced, Record):
    """What one act does to another."""

    class Kind(models.TextChoices):
        """What the first act does to the other."""

        AMENDS = "amends", _("amends")
        REPLACES = "replaces", _("replaces")
        IMPLEMENTS = "implements", _("implements")
        EXTENDS = "extends", _("extends")
        EVALUATES = "evaluates", _("evaluates")
        PREPARES = "prepares", _("prepares")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="relations_out", verbose_name=_("decision"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    other = models.ForeignKey(Decision, models.CASCADE, related_name="relations_in", verbose_name=_("other decision"))
    history = History()

    objects = DecisionRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation between decisions")
        verbose_name_plural = _("relations between decisions")
        ordering = ["decision", "kind", "other"]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(decision=F("other")),
                name="decisionrelation_not_with_itself",
                violation_error_message=_("A decision cannot amend, replace or implement itself."),
            ),
            models.UniqueConstraint(
                fields=["decision", "kind", "other"],
                name="decisionrelation_once",
                violation_error_message=_("This relation is recorded already."),
            ),
        ]

    def __str__(self):
        return f"{self.decision.code} {self.get_kind_display()} {self.other.code}"

    def code_stem(self):
        """The two acts and what binds them."""
        return f"{self.decision.code} {self.kind} {self.other.code}"

    def get_absolute_url(self):
        """The page of the act that acts."""
        return f"{self.decision.get_absolute_url()}#{self.code}"


class TranspositionQuerySet(RecordQuerySet):
    """Questions about transpositions."""

    def public(self):
        """Public transpositions of public decisions."""
        return super().public().filter(decision__is_public=True)

    def there_by(self, day):
        """Rows of acts that may have been there."""
        return act_there(day, "decision__")

    def restated(self, day):
        """What had been met or communicated; before that nobody has told us anything."""
        told = Q(met_on__lte=day) | Q(met_on=None) & (Q(confirmed_on__lte=day) | Q(confirmed_on=None) & told_by(day))
        return {
            **kept_if(told, "state", empty="no_information"),
            **kept_if(told, "measure", "measure_url", "communicated_by", empty=""),
            **kept_if(Q(met_on__lte=day), "met_on"),
            **kept_if(Q(confirmed_on__lte=day), "confirmed_on"),
        }


class Transposition(Sourced, Record):
    """How far one country, or an authority under it, has come in transposing one decision."""

    class State(models.TextChoices):
        """How far it has come; the default says that nobody has told us."""

        NO_INFORMATION = "no_information", _("no information")
        NOT_APPLICABLE = "not_applicable", _("not applicable")
        NOT_STARTED = "not_started", _("not started")
        IN_PREPARATION = "in_preparation", _("in preparation")
        DRAFT_NOTIFIED = "draft_notified", _("draft notified")
        PARTLY = "partly", _("partly transposed")
        TRANSPOSED = "transposed", _("transposed")
        NOT_NEEDED = "not_needed", _("no transposition needed")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="transpositions", verbose_name=_("decision"))
    authority = models.ForeignKey(
        "projects.Partner", models.PROTECT, related_name="transpositions", verbose_name=_("authority")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.NO_INFORMATION)
    due_first = models.DateField(_("term, first possible day"), null=True, blank=True)
    due_last = models.DateField(_("term, last possible day"), null=True, blank=True)
    met_on = models.DateField(_("day met"), null=True, blank=True)
    measure = models.CharField(_("national measure"), max_length=500, blank=True)
    measure_url = models.URLField(_("address of the measure"), max_length=500, blank=True)
    communicated_by = models.CharField(_("as communicated by"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    history = History()

    objects = TranspositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("transposition")
        verbose_name_plural = _("transpositions")
        ordering = ["decision", "authority"]
        constraints = [
            *Sourced.Meta.constraints,
            ordered("due_first", "due_last", "transposition_due_in_order"),
            models.UniqueConstraint(
                fields=["decision", "authority"],
                name="transposition_once",
                violation_error_message=_("The transposition of this decision by this authority is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(state="transposed"),
                name="transposition_met_is_transposed",
                violation_error_message=_("A day met needs the state “transposed”."),
            ),
        ]

    def __str__(self):
        return f"{self.decision.code} {self.authority.code}: {self.get_state_display()}"

    def code_stem(self):
        """The decision and the authority."""
        return f"{self.decision.code}.{self.authority.code}"

    def get_absolute_url(self):
        """Its row on the page of its decision."""
        return f"{self.decision.get_absolute_url()}#{self.code}"

    @property
    def due(self):
        """Its term as a `Period`."""
        return Period(self.due_first, self.due_last)
