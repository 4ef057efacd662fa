"""Every address of the staff desk and of signing in, with something behind it to ask for."""

import re
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from projects.exchange.freezing import freeze
from projects.models import RECORD_TYPES, AuditEntry, ChangeSet, FrozenReport, Reminder, User
from tests import make

ROLES = ("nobody", "outsider", "reader", "editor", "publisher", "administrator", "superuser")
RECORDS = {model._meta.model_name for model in RECORD_TYPES}


def _patterns(patterns, before=""):
    """Yield (address, name) of all patterns below, the address as Django writes it."""
    for pattern in patterns:
        address = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, address)
        else:
            yield address, pattern.name or "other"


def addresses():
    """Return {row of the table: (record type or nothing, address as Django writes it)}."""
    found = {}
    for address, name in _patterns(get_resolver().url_patterns):
        if not address.startswith("admin/"):
            continue
        kind = re.match(r"admin/projects/(\w+)/", address)
        short = re.sub(r"^(projects|auth)_[a-z]+_", "", name)
        found[f"{kind[1]} {short}" if kind else short] = (kind[1] if kind else "", address)
    return found


def world():
    """Make one draft of every record type and one of everything else; return what fills the addresses, by type."""
    filled = {}
    for model in RECORD_TYPES:
        record = make.ONE_OF_EACH[model](is_public=False, code=f"matrix-{model._meta.model_name}")
        filled[model._meta.model_name] = SimpleNamespace(pk=record.pk, version=record.history.first().pk)
    somebody = User.objects.create_user("somebody", password="secret", is_staff=True)
    changeset = ChangeSet.objects.create(record_type="project", code="matrix")
    frozen = FrozenReport(name="Matrix", year=2022)
    freeze(frozen, timezone.localdate(), somebody)
    others = {
        "user": somebody,
        "frozenreport": frozen,
        "changeset": changeset,
        "reminder": Reminder.objects.create(user=somebody, year=2026, week=1, items=1, sent_at=timezone.now()),
        "auditentry": AuditEntry.note(AuditEntry.Kind.SIGNED_IN, somebody),
    }
    filled |= {name: SimpleNamespace(pk=record.pk, version=0) for name, record in others.items()}
    kind = ContentType.objects.get_for_model(RECORD_TYPES[4])
    return filled | {"": SimpleNamespace(pk=filled["project"].pk, version=0, kind=kind.pk)}


def fill(address, values):
    """Return the address with its places filled in."""
    places = {
        r"\(\[\^/\]\+\)/history/\(\[\^/\]\+\)": f"{values.pk}/history/{values.version}",
        r"<path:content_type_id>": str(getattr(values, "kind", 0)),
        r"<(path:object_id|id)>": str(values.pk),
        r"<int:pk>": "1",
        r"\(\?P<provider_id>\[\^/\]\+\)": "organisation",
        r"<slug:name>": "publish",
        r"<str:kind>": "csv",
        r"<str:token>": "A" * 32,
        r"<slug:code>": "matrix",
        r"<slug:slug>": "first-steps",
        r"\(\?P<uidb36>.*\)-\(\?P<key>\.\+\)": "1-set-password",
        r"\(\?P<app_label>\w+\)": "projects",
        r"\(\?P<url>\.\*\)": "nothing-here/",
    }
    for place, value in places.items():
        address = re.sub(place, value, address)
    return f"/{address}"


def client_of(role):
    """Return a client signed in as somebody of this role; nobody is not signed in, an outsider is not on the staff."""
    client = Client()
    if role == "nobody":
        return client
    staff, top = role != "outsider", role == "superuser"
    user = User.objects.create_user(role, password="secret", is_staff=staff, is_superuser=top, language="en")
    if group := Group.objects.filter(name__iexact=role).first():
        user.groups.add(group)
    client.force_login(user)
    return client
