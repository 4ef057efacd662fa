"""One page of a list: by number where the list can be counted, by the record before it where it is too long."""

from dataclasses import dataclass

from django import forms
from django.core.validators import RegexValidator

from projects.filters import MOST, RecordFilter
from projects.models import CODE
from projects.models.base import CODE_LENGTH

PER_PAGE = 50


class PageForm(forms.Form):
    """Which page is asked for: a number, or the code of the record that it begins after or ends before."""

    page = forms.IntegerField(min_value=1, max_value=MOST // PER_PAGE, required=False)
    after = forms.CharField(max_length=CODE_LENGTH, validators=[RegexValidator(rf"\A{CODE}\Z")], required=False)
    before = forms.CharField(max_length=CODE_LENGTH, validators=[RegexValidator(rf"\A{CODE}\Z")], required=False)


class NoSuchPage(Exception):  # noqa: N818
    """The page asked for is not there."""


@dataclass(frozen=True, slots=True)
class Page:
    """The records on one page, how many there are in all, and what leads to the pages beside it.

    `found` is counted up to `MOST`; `is_long` says that there are more. Where pages have numbers, `previous` and `next`
    are numbers; where they have none, `number` and `of` are None, and the pages beside it end before the record with
    the code `previous` and begin after the one with the code `next`. None where there is no such page.
    """

    object_list: list
    found: int
    is_long: bool
    number: int | None
    of: int | None
    previous: int | str | None
    next: int | str | None

    def __iter__(self):
        return iter(self.object_list)

    def __len__(self):
        return len(self.object_list)


def page_of(asked: RecordFilter, question, with_relations) -> Page:
    """Return the page of the records `asked` that `question`, the parameters of the address, names.

    `with_relations` adds to a queryset what a row shows. Raises `NoSuchPage`.
    """
    form = PageForm(question)
    if not form.is_valid():
        raise NoSuchPage
    number, after, before = (form.cleaned_data[name] for name in ("page", "after", "before"))
    if after or before or asked.is_long:
        if (number or 1) > 1 or (after and before):
            raise NoSuchPage
        keys, previous, following = _walked(asked, after or before, backwards=bool(before))
        number = of = None
    else:
        number, of = number or 1, max(1, -(-asked.found // PER_PAGE))
        if number > of:
            raise NoSuchPage
        start = (number - 1) * PER_PAGE
        keys = list(asked.in_possible_order.values_list("pk", flat=True)[start : start + PER_PAGE])
        previous = number - 1 or None
        following = number + 1 if number < of else None
    records = {record.pk: record for record in with_relations(asked.queryset.filter(pk__in=keys).order_by())}
    shown = [records[key] for key in keys if key in records]
    if number is None and shown:
        previous = shown[0].code if previous else None
        following = shown[-1].code if following else None
    return Page(shown, min(asked.found, MOST), asked.is_long, number, of, previous, following)


def _walked(asked, code, *, backwards):
    """Return the keys of the records after the one with `code` (before it, going backwards), and whether more lie on
    either side."""
    place = None
    if code:
        record = asked.queryset.filter(code=code).order_by().first()
        if not record:
            raise NoSuchPage
        place = asked.walking_order.place(record)
    keys = []
    for stretch in asked.stretches(place, backwards=backwards):
        keys += stretch.values_list("pk", flat=True)[: PER_PAGE + 1 - len(keys)]
        if len(keys) > PER_PAGE:
            break
    more, keys = len(keys) > PER_PAGE, keys[:PER_PAGE]
    if backwards:
        return keys[::-1], more, True
    return keys, bool(code), more
