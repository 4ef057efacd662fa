"""Pages by keyset: each begins where the one before ended, however many records there are and whatever is added.

A cursor holds the order and the values of the record at the edge; it is opaque to whoever uses it.
"""

import base64
import binascii
import json
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from projects.models.base import CODE_LENGTH

from .questions import ORDERS, PER_PAGE, PageForm, checked


class Cursor(NamedTuple):
    """The edge of a page: in which order, at which values, and whether the page lies before it."""

    order: str
    values: tuple
    backwards: bool

    @classmethod
    def read(cls, text):
        """Return the cursor that `text` holds; anything else is a `ValidationError`."""
        try:
            raw = base64.urlsafe_b64decode(text.encode("ascii") + b"==")
            order, backwards, *values = json.loads(raw)
            values = tuple(_value(column, value) for column, value in zip(ORDERS[order], values, strict=True))
            return cls(order, values, bool(backwards))
        except (ValueError, TypeError, KeyError, binascii.Error, RecursionError) as error:
            raise ValidationError({"cursor": [_("This is no cursor of this list; begin without one.")]}) from error

    def write(self):
        """Return the cursor as text for an address."""
        values = [value.isoformat() if isinstance(value, datetime) else value for value in self.values]
        raw = json.dumps([self.order, int(self.backwards), *values], separators=(",", ":"))
        return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def _value(column, text):
    """Return the value of a column in a cursor; raises `ValueError` for what cannot stand in it."""
    if not isinstance(text, str) or len(text) > CODE_LENGTH or "\x00" in text:
        raise ValueError(column)
    if column.endswith("code"):
        return text
    moment = parse_datetime(text)
    if moment is None or moment.tzinfo is None or not 1900 < moment.year < 2200:
        raise ValueError(column)
    return moment


def beyond(columns, values):
    """Return the condition of lying beyond `values` in the order `columns` (all one way; "-" is downwards).

    The first column stands alone in front, so that an index can begin there.
    """
    name = columns[0].lstrip("-")
    lookup = "lt" if columns[0].startswith("-") else "gt"
    if len(columns) == 1:
        return Q(**{f"{name}__{lookup}": values[0]})
    tied = beyond(columns[1:], values[1:])
    return Q(**{f"{name}__{lookup}e": values[0]}) & (Q(**{f"{name}__{lookup}": values[0]}) | tied)


def turned(columns):
    """Return the opposite order."""
    return [column[1:] if column.startswith("-") else f"-{column}" for column in columns]


class KeysetPages(BasePagination):
    """A page of at most `page_size` records, with the addresses of the next and the previous one."""

    def paginate_queryset(self, queryset, request, view=None):
        """Return the records of the page that `request` asks for."""
        question = checked(PageForm(request.query_params))
        text = request.query_params.get("cursor")
        cursor = Cursor.read(text) if text else None
        self.request, self.order = request, question["order"] or "code"
        if cursor and cursor.order != self.order:
            raise ValidationError({"cursor": [_("This cursor belongs to another order.")]})
        backwards = bool(cursor and cursor.backwards)
        columns = ORDERS[self.order]
        direction = turned(columns) if backwards else columns
        if cursor:
            queryset = queryset.filter(beyond(direction, cursor.values))
        size = question["page_size"] or PER_PAGE
        found = list(queryset.order_by(*direction)[: size + 1])
        more, records = len(found) > size, found[:size]
        if backwards:
            records.reverse()
        self.after = self._edge(records[-1:], more or backwards, backwards=False)
        self.before = self._edge(records[:1], more if backwards else bool(cursor), backwards=True)
        return records

    def _edge(self, records, there, *, backwards):
        """Return the address of the page beyond the one record in `records`; None where there is none."""
        if not records or not there:
            return None
        values = tuple(getattr(records[0], column.lstrip("-")) for column in ORDERS[self.order])
        return self._address(Cursor(self.order, values, backwards).write())

    def _address(self, cursor):
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def get_paginated_response(self, data):
        """Return the page."""
        here = self.request.build_absolute_uri()
        return Response({"self": here, "next": self.after, "previous": self.before, "results": data})

    def get_paginated_response_schema(self, schema):
        """Return the page as OpenAPI describes it."""
        address = {"type": "string", "format": "uri"}
        return {
            "type": "object",
            "properties": {
                "self": address,
                "next": address | {"nullable": True, "description": "null on the last page"},
                "previous": address | {"nullable": True, "description": "null on the first page"},
                "results": schema,
            },
            "required": ["self", "next", "previous", "results"],
        }

    def get_schema_operation_parameters(self, view):
        """Return the parameters as OpenAPI describes them."""
        size = {"type": "integer", "minimum": 1, "maximum": 200, "default": PER_PAGE}
        return [
            {"name": "cursor", "in": "query", "required": False, "schema": {"type": "string"}},
            {"name": "page_size", "in": "query", "required": False, "schema": size},
        ]
