"""The columns of a record's CSV: which field each stands for, and the widget that reads and writes it."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext as _
from import_export.fields import Field

from projects.models import Project, ProjectPartner, Record, RecordQuerySet
from projects.models.base import validate_code, validate_lines

from .widgets import BooleanWidget, ChoiceWidget, CodesWidget, DateWidget, NumberWidget, TextWidget, UrlWidget

_SMALL, _INTEGER = 32_767, 2_147_483_647


class Column(Field):
    """One column: a field of the record, written as text.

    `path` is what a query asks for to get its value; `target` the model whose codes it holds, if any; `required`
    whether an empty cell is an error.
    """

    many = False

    def __init__(self, field, *, name=None):
        super().__init__(attribute=field.name, column_name=name or field.name, widget=_widget_for(field))
        self.model_field = field
        self.target = field.related_model
        self.key = "username" if field.name == "owner" else "code"
        self.path = f"{field.name}__{self.key}" if self.target else field.name
        self.required = not field.blank and not isinstance(field, models.BooleanField)
        self.has_default = field.has_default()

    def asked_for(self, only_public, queryset):
        """Return what `queryset` is asked for: what the column held on its day.

        With `only_public` nothing where the column names a private record.
        """
        if not self.target:
            return queryset.then(self.path)
        held = Q(**{f"{queryset.then(f'{self.attribute}_id')}__isnull": False}) if queryset.seen_on else Q()
        if only_public and issubclass(self.target, Record):
            held &= self._is_public()
        return Case(When(held, then=self.path)) if held else self.path

    def _is_public(self):
        """Return the condition that the record named is public; most kinds are where their flag says so."""
        if type(self.target.objects.all()).public is RecordQuerySet.public:
            return Q(**{f"{self.attribute}__is_public": True})
        return Q(**{f"{self.attribute}__in": self.target.objects.public().order_by()})

    def text_of(self, value):
        """Return the cell for `value`."""
        return self.widget.render(value)


class ManyColumn(Column):
    """A column that holds several codes, each a row of the table `through`.

    `extra` are the values that mark this column's rows among others in the same table.
    """

    many = True

    def __init__(self, field, *, name=None, extra=None):
        super().__init__(field, name=name)
        self.through = field.remote_field.through
        self.own, self.other = field.m2m_field_name(), field.m2m_reverse_field_name()
        self.extra = extra or {}
        self.symmetrical = getattr(field.remote_field, "symmetrical", False)
        self.required = False


def _widget_for(field):
    """Return the widget that reads and writes `field`."""
    if field.many_to_many or field.many_to_one:
        kind = field.related_model._meta.verbose_name
        return CodesWidget(kind, single=field.many_to_one)
    if field.choices:
        return ChoiceWidget([key for key, _label in field.choices])
    if isinstance(field, models.BooleanField):
        return BooleanWidget(null=field.null)
    if isinstance(field, models.DateField):
        return DateWidget()
    if isinstance(field, models.DecimalField):
        return NumberWidget(0, 10 ** (field.max_digits - field.decimal_places) - 1, field.decimal_places)
    if isinstance(field, models.IntegerField):
        return NumberWidget(0, _SMALL if isinstance(field, models.PositiveSmallIntegerField) else _INTEGER)
    if isinstance(field, models.URLField):
        return UrlWidget(field.max_length)
    validators = [v for v in field.validators if v in (validate_code, validate_lines)]
    validators += [v for v in field.validators if isinstance(v, URLValidator)]
    return TextWidget(field.max_length, multiline=isinstance(field, models.TextField), validators=validators)


def columns_for(model, names):
    """Return name → column, in order, for the columns `names` of `model`."""
    return {name: _column(model, name) for name in names}


def _column(model, name):
    if model is Project and name in ROLE_COLUMNS:
        field = model._meta.get_field("partners")
        return ManyColumn(field, name=name, extra={"role": ROLE_COLUMNS[name]})
    field = model._meta.get_field(name)
    return ManyColumn(field) if field.many_to_many else Column(field)


# On a project the partners stand in three columns, one for each role.
ROLE_COLUMNS = {
    "leads": ProjectPartner.Role.LEAD,
    "partners": ProjectPartner.Role.PARTNER,
    "observers": ProjectPartner.Role.OBSERVER,
}


def describe(column):
    """Return one line for people: what a column takes."""
    widget, help_text = column.widget, str(column.model_field.help_text)
    if isinstance(widget, CodesWidget):
        one = _("the code of a record: %(kind)s") if widget.single else _("codes, separated by spaces: %(kind)s")
        takes = one % {"kind": widget.kind}
    elif isinstance(widget, ChoiceWidget):
        takes = _("one of: %(keys)s") % {"keys": ", ".join(widget.keys)}
    elif isinstance(widget, BooleanWidget):
        takes = _("true, false or empty") if widget.null else _("true or false")
    elif isinstance(widget, DateWidget):
        takes = _("a day: 2023-12-31 or 31-12-2023")
    elif isinstance(widget, NumberWidget):
        takes = _("a number")
    elif isinstance(widget, UrlWidget):
        takes = _("an address: https://…")
    else:
        takes = _("text, at most %(most)s characters") % {"most": widget.max_length or 5000}
    needed = _("required") if column.required else ""
    parts = [str(column.model_field.verbose_name), takes, needed, help_text]
    return "; ".join(part.rstrip(".") for part in parts if part)
