"""Projects and what became of them."""

from functools import partial

from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from projects.translated import Translated

from .base import History, Record, RecordQuerySet, Sourced, Summarised, Titled
from .owned import OwnedQuerySet
from .search import index_records
from .who import who


class Status(models.TextChoices):
    """Where a project stands."""

    EXPLORING = "exploring", _("exploring")
    IN_PREPARATION = "in_preparation", _("in preparation")
    IN_NEGOTIATION = "in_negotiation", _("in negotiation")
    RUNNING = "running", _("running")
    RECURRING = "recurring", _("recurring")
    AWAITING_ADOPTION = "awaiting_adoption", _("awaiting adoption")
    COMPLETED = "completed", _("completed")
    SUSPENDED = "suspended", _("suspended")
    ABANDONED = "abandoned", _("abandoned")


ENDED = (Status.COMPLETED, Status.ABANDONED)


class ProjectQuerySet(OwnedQuerySet):
    """Questions about projects."""

    def top_level(self):
        """Projects that are not part of another."""
        return self.filter(parent__isnull=True)

    def alive(self):
        """Projects that are neither completed nor abandoned."""
        return self.exclude(status__in=ENDED)

    def restated(self, day):
        """The status by the last public update on or before `day`; none where there was none."""
        updates = StatusUpdate.objects.filter(project=OuterRef("pk"), is_public=True).on_day(day)
        last = updates.order_by("-day", "-id")
        return {
            "status": Coalesce(Subquery(last.values("status")[:1]), Value("")),
            "status_since": Subquery(last.values("day")[:1]),
        }

    def stale(self, since):
        """Projects that are alive and of which no status has been recorded since the day `since`."""
        return self.alive().filter(Q(status_since__lt=since) | Q(status_since__isnull=True))

    def flagships_to_confirm(self):
        """Projects that are marked as flagships, and nobody has confirmed it."""
        return self.filter(is_flagship=True, flagship_confirmed=False)


class Project(Titled, Summarised, Sourced, Record):
    """A piece of work of the Benelux Union, or a part of one with a life of its own."""

    theme = models.ForeignKey("projects.Theme", models.PROTECT, related_name="projects", verbose_name=_("theme"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Its place in the report."))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        blank=True,
        editable=False,
        help_text=_("The status of the latest status update; empty where there is none."),
    )
    status_since = models.DateField(_("status since"), null=True, blank=True, editable=False)
    is_flagship = models.BooleanField(_("flagship project"), default=False)
    flagship_confirmed = models.BooleanField(
        _("flagship confirmed"), default=False, help_text=_("Whether staff have confirmed the flagship mark.")
    )
    partners = models.ManyToManyField(
        "projects.Partner", through="projects.ProjectPartner", related_name="projects", verbose_name=_("partners")
    )
    related = models.ManyToManyField("self", blank=True, verbose_name=_("related projects"))
    owner = who(_("owner"), related_name="projects")
    internal_note = models.TextField(
        _("internal note"), max_length=5000, blank=True, help_text=_("Never leaves the admin.")
    )
    history = History(m2m_fields=[related])

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["theme__position", "position", "code"]
        indexes = [
            models.Index(fields=["theme", "position"]),
            models.Index(fields=["status", "position"]),
            models.Index(fields=["updated_at", "code"]),
        ]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="project_not_its_own_parent",
                violation_error_message=_("A project cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=(Q(status="") & Q(status_since__isnull=True))
                | (~Q(status="") & Q(status_since__isnull=False)),
                name="project_status_has_day",
                violation_error_message=_("A status and the day it holds since belong together."),
            ),
            models.CheckConstraint(
                condition=Q(is_flagship=True) | Q(flagship_confirmed=False),
                name="project_confirmed_is_flagship",
                violation_error_message=_("Only a flagship project can be confirmed as one."),
            ),
        ]

    def take_status(self):
        """Keep the status of the latest update on the row, and say so in the history."""
        latest = self.updates.order_by("-day", "-id").first()
        status, since = (latest.status, latest.day) if latest else ("", None)
        if (self.status, self.status_since) != (status, since):
            self.status, self.status_since = status, since
            self.save(update_fields=["status", "status_since", "updated_at"])

    def status_on(self, day):
        """Return the update that held on `day`, or None where none had been recorded by then."""
        return self.updates.filter(day__lte=day).order_by("-day", "-id").first()


class ProjectPartner(models.Model):
    """A partner in a project, and its part in it."""

    class Role(models.TextChoices):
        """What a partner does in a project."""

        LEAD = "lead", _("lead")
        PARTNER = "partner", _("partner")
        OBSERVER = "observer", _("observer")

    project = models.ForeignKey(Project, models.CASCADE, related_name="roles", verbose_name=_("project"))
    partner = models.ForeignKey("projects.Partner", models.PROTECT, related_name="roles", verbose_name=_("partner"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.PARTNER)
    history = History()

    class Meta:
        verbose_name = _("partner in a project")
        verbose_name_plural = _("partners in projects")
        ordering = ["project", "role", "partner"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "partner"],
                name="projectpartner_once",
                violation_error_message=_("This partner has a role in this project already."),
            )
        ]

    def __str__(self):
        return f"{self.partner} ({self.get_role_display()})"


class StatusUpdateQuerySet(RecordQuerySet):
    """Questions about status updates."""

    def public(self):
        """Public updates of public projects."""
        return super().public().filter(project__is_public=True)

    def there_by(self, day):
        """Updates on or before `day`."""
        return Q(day__lte=day)


class StatusUpdate(Sourced, Record):
    """What was said of a project's status on a day: never edited away, only added."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="updates", verbose_name=_("project"))
    day = models.DateField(_("day"))
    status = models.CharField(_("status"), max_length=20, choices=Status)
    text_nl = models.TextField(_("what happened (Dutch)"), max_length=5000)
    text_fr = models.TextField(_("what happened (French)"), max_length=5000, blank=True)
    text_en = models.TextField(_("what happened (English)"), max_length=5000, blank=True)
    text = Translated()
    author = who(_("author"), editable=False)
    history = History()

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("status update")
        verbose_name_plural = _("status updates")
        ordering = ["-day", "-id"]
        indexes = [models.Index(fields=["project", "-day", "-id"]), models.Index(fields=["updated_at", "code"])]
        constraints = [*Sourced.Meta.constraints]

    def __str__(self):
        return f"{self.project.code} {self.day:%Y-%m-%d}: {self.get_status_display()}"

    def save(self, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            self.project.take_status()

    def index(self):
        """Let search find its project by it: it stands on the page of the project."""
        index_records(Project, [self.project_id])

    @classmethod
    def forgetting(cls, pks):
        """Return the function that lets search find the projects of the updates without them."""
        projects = list(cls.objects.filter(pk__in=pks).order_by().values_list("project", flat=True))
        return partial(index_records, Project, projects)

    def code_stem(self):
        """The project and the day."""
        return f"{self.project.code}.{self.day:%Y-%m-%d}"

    def get_absolute_url(self):
        """Its place on the page of its project."""
        return f"{self.project.get_absolute_url()}#{self.code}"
