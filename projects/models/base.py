"""What every record has: a code, a public flag, timestamps, history; and where its facts come from."""

from functools import lru_cache, partial

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import get_script_prefix, reverse
from django.utils.encoding import force_str
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from projects.periods import Period
from projects.translated import Translated

from .days import begun_by, with_day
from .doubts import DoubtQuerySet
from .search import index_records, remove_records

CODE = r"[a-z0-9]+(?:[.\-][a-z0-9]+)*"
CODE_LENGTH = 100

validate_code = RegexValidator(
    rf"\A{CODE}\Z", _("Use lower-case letters, digits, dots and hyphens, such as m-2022-7."), code="code"
)
validate_lines = RegexValidator(
    r"\A\d+(-\d+)?(, \d+(-\d+)?)*\Z", _("Use line numbers and ranges, such as 12-15, 40."), code="lines"
)


class RecordQuerySet(DoubtQuerySet):
    """Questions that can be asked of every kind of record."""

    def public(self):
        """The records that the public may see. Every door to the outside starts here."""
        return self.filter(is_public=True)

    def drafts(self):
        """The records that are being prepared."""
        return self.filter(is_public=False)

    @transaction.atomic(savepoint=False)
    def delete(self):
        """Delete the records, and let search forget them."""
        # Before they are gone: afterwards nobody knows what they belonged to.
        forget = self.model.forgetting(list(self.values_list("pk", flat=True)))
        deleted = super().delete()
        forget()
        return deleted

    delete.alters_data = True
    delete.queryset_only = True


class History(HistoricalRecords):
    """The history of a record: every version, who made it and when."""

    def __init__(self, **kwargs):
        super().__init__(cascade_delete_history=False, **kwargs)


# A code that stands for any in the address of a page; codes have nothing that an address would have to quote.
ANY_CODE = "any.code.at.all"


@lru_cache(maxsize=256)
def _address(name, language, prefix):
    """Return the address of a page as a pattern: a list of fifty rows asks for a hundred addresses."""
    return reverse(f"public:{name}", args=[ANY_CODE])


@lru_cache(maxsize=256)
def _labels(field):
    """Return the labels of the choices of a field by value, in whatever language they are read in later."""
    return dict(field.flatchoices)


class Record(models.Model):
    """The base of all records."""

    code = models.CharField(
        _("code"),
        max_length=CODE_LENGTH,
        unique=True,
        blank=True,
        validators=[validate_code],
        help_text=_("The address of its page and the key of its CSV row. Left empty, it is made from the title."),
    )
    is_public = models.BooleanField(_("public"), default=False, help_text=_("Whether the public may see it."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self.code:
            self.code = self.free_code()
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            self.index()

    def get_absolute_url(self):
        """The address of its public page, on the day that the page is seen on."""
        pattern = _address(self.url_name(), get_language(), get_script_prefix())
        return with_day(pattern.replace(ANY_CODE, self.code))

    def delete(self, *args, **kwargs):
        forget = self.forgetting([self.pk])
        with transaction.atomic(savepoint=False):
            deleted = super().delete(*args, **kwargs)
            forget()
        return deleted

    def index(self):
        """Let search find the record by what it holds now."""
        index_records(type(self), [self.pk])

    @classmethod
    def forgetting(cls, pks):
        """Return what has to be done for search once the records with these primary keys are deleted: a function."""
        return partial(remove_records, cls, pks)

    def _get_FIELD_display(self, field):  # noqa: N802
        """Return the label of a choice as Django does, without going through all labels of the field for each row."""
        value = getattr(self, field.attname)
        return force_str(_labels(field).get(value, value), strings_only=True)

    def code_stem(self):
        """What a code for this record is made from when nobody gave it one."""
        return self.title

    def free_code(self):
        """Return the first code made from `code_stem` that no other record of this kind has."""
        parts = (slugify(part) for part in self.code_stem().split("."))
        stem = ".".join(part for part in parts if part)[: CODE_LENGTH - 5].strip(".-") or self._meta.model_name
        taken = set(type(self).objects.filter(code__startswith=stem).values_list("code", flat=True))
        if stem not in taken:
            return stem
        return next(code for n in range(2, len(taken) + 3) if (code := f"{stem}-{n}") not in taken)

    @classmethod
    def url_name(cls):
        """The name of the public page of records of this kind."""
        return f"{cls._meta.model_name}-detail"


class Titled(models.Model):
    """A title in three languages."""

    title_nl = models.CharField(_("title (Dutch)"), max_length=300)
    title_fr = models.CharField(_("title (French)"), max_length=300, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title = Translated()

    class Meta:
        abstract = True

    def __str__(self):
        return self.title


class Summarised(models.Model):
    """A text of a few sentences in three languages."""

    summary_nl = models.TextField(_("summary (Dutch)"), max_length=5000, blank=True)
    summary_fr = models.TextField(_("summary (French)"), max_length=5000, blank=True)
    summary_en = models.TextField(_("summary (English)"), max_length=5000, blank=True)
    summary = Translated()

    class Meta:
        abstract = True


def ordered(first, last, name):
    """Return the constraint that the column `last` does not lie before the column `first`."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=name,
        violation_error_message=_("The last day lies before the first day."),
    )


class DatedQuerySet(RecordQuerySet):
    """Questions about what happened in a period."""

    def there_by(self, day):
        """What had begun, or has no date."""
        return begun_by(day)


class Dated(models.Model):
    """When something happened: its first and its last possible day."""

    first_day = models.DateField(_("first possible day"), null=True, blank=True)
    last_day = models.DateField(_("last possible day"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [ordered("first_day", "last_day", "%(class)s_period_in_order")]

    @property
    def period(self):
        """The two days as a `Period`."""
        return Period(self.first_day, self.last_day)


def vague_days(name, first="first_day", last="last_day"):
    """Return the index of the days on which periods longer than a day end: few in any number of rows."""
    return models.Index(fields=[last, first], condition=Q(**{f"{first}__lt": F(last)}), name=name)


class Sourced(models.Model):
    """Where a fact comes from: a place in a report, or somebody on the staff."""

    class Basis(models.TextChoices):
        """How we know it."""

        REPORTED = "reported", _("reported")
        COMPUTED = "computed", _("computed, to be confirmed")
        ENTERED = "entered", _("entered by staff")
        CONFIRMED = "confirmed", _("confirmed by staff")

    report = models.ForeignKey(
        "projects.Report", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("report")
    )
    section = models.CharField(_("section"), max_length=20, blank=True, help_text=_("Such as 2.1.3."))
    heading = models.CharField(_("heading"), max_length=300, blank=True, help_text=_("As the report prints it."))
    lines = models.CharField(
        _("lines"),
        max_length=200,
        blank=True,
        validators=[validate_lines],
        help_text=_("Lines of the extracted text, such as 12-15, 40."),
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.ENTERED)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(basis="reported") | (Q(report__isnull=False) & ~Q(lines="")),
                name="%(class)s_reported_has_source",
                violation_error_message=_("What is reported needs the report and the lines it stands on."),
            ),
            models.CheckConstraint(
                condition=Q(report__isnull=False) | (Q(section="") & Q(heading="") & Q(lines="")),
                name="%(class)s_place_has_report",
                violation_error_message=_("A section, heading or line needs the report it belongs to."),
            ),
        ]


class Counted(models.TextChoices):
    """How exact a number is."""

    EXACTLY = "exactly", _("exactly")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")


def paired(number, qualifier, name):
    """Return the constraint that a number and the word for how exact it is stand together or not at all."""
    return models.CheckConstraint(
        condition=(Q(**{f"{number}__isnull": True}) & Q(**{qualifier: ""}))
        | (Q(**{f"{number}__isnull": False}) & ~Q(**{qualifier: ""})),
        name=name,
        violation_error_message=_("A number and how exact it is belong together."),
    )
