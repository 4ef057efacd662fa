"""Old beside new: every shape of a value, in the language of the page."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from projects.models import RECORD_TYPES
from projects.periods import Period
from projects.reports.changes.differences import Difference, differences
from projects.reports.changes.fields import PERIODS, SHOWN, TEXTS
from projects.translated import TextIn, columns
from tests import make

pytestmark = pytest.mark.django_db
# What never comes out, and what says nothing to the public.
NEVER = {
    "id",
    "code",
    "is_public",
    "created_at",
    "updated_at",
    "owner",
    "author",
    "internal_note",
    "agenda",
    "position",
    "digest",
}


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_every_field_of_a_record_is_shown_or_named_as_one_that_is_not(model):
    shown = set()
    for name in SHOWN[model]:
        shown |= set(PERIODS[name][:2] if name in PERIODS else columns(name) if name in TEXTS else [name])
    fields = {field.name for field in (*model._meta.fields, *model.history.model._history_m2m_fields)}
    assert (fields - shown, shown & NEVER, shown - fields) == (fields & NEVER, set(), set())


def differ(record, language="en", **values):
    """Change a record, and return the differences between its last two versions."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    newer, older = type(record).history.filter(id=record.pk).order_by("-history_id")[:2]
    with override(language):
        return differences([(older, newer)])[0]


def test_a_state_is_a_key_and_a_label():
    assert differ(make.decision(), stage="in_force") == [
        Difference("Stage", "state", ("signed", "signed"), ("in_force", "in force"))
    ]


def test_two_days_are_one_period_and_a_single_day_too():
    day = date(2023, 5, 1)
    assert differ(make.follow_up(), due_last=date(2023, 5, 31), reported_on=day) == [
        Difference(
            "Term", "period", Period(date(2023, 4, 1), date(2023, 6, 30)), Period(date(2023, 4, 1), date(2023, 5, 31))
        ),
        Difference("Last reported on", "period", None, Period(day, day)),
    ]


def test_a_text_is_told_in_the_language_of_the_page_or_the_one_that_changed():
    project = make.project(title_nl="Fiets", title_fr="Vélo")
    changed = {"title_nl": "Fietsen", "title_fr": "Vélos"}
    assert differ(project, "fr", **changed) == [
        Difference("Titre", "text", TextIn("Vélo", "fr"), TextIn("Vélos", "fr"))
    ]
    assert differ(project, "en", title_nl="Rijden") == [
        Difference("Title", "text", TextIn("Fietsen", "nl"), TextIn("Rijden", "nl"))
    ]
    assert differ(project, "en", title_en="Cycling") == [Difference("Title", "text", None, TextIn("Cycling", "en"))]


def test_a_record_is_named_where_it_is_public_and_left_out_where_it_is_not():
    open_one, secret = make.partner(), make.partner(code="geheim", is_public=False)
    promise = make.follow_up()
    assert differ(promise, responsible=secret) == []
    assert differ(promise, responsible=open_one) == [Difference("Responsible partner", "records", None, (open_one,))]


def test_numbers_flags_and_plain_texts_read_as_people_write_them():
    act = make.decision(binding=None)
    assert differ(act, binding=True, place="Luxemburg", number=8) == [
        Difference("Binding", "plain", None, "yes"),
        Difference("Number", "plain", "7", "8"),
        Difference("Place", "plain", None, "Luxemburg"),
    ]
    activity = make.activity()
    with_figure = differ(activity, figure=Decimal("1500.00"), figure_counted="about")
    assert with_figure[0] == Difference("Figure", "plain", None, "1,500")
