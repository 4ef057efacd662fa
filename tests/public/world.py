"""A small world in which much could leak, and a walk over everything the public can ask for."""

from datetime import date

from django.db import models as fields
from django.urls import reverse

from projects.models import RECORD_TYPES, Project, ProjectPartner, Report, User
from projects.public.calendars import DAYS
from projects.public.prose import FILES
from projects.public.questions import LISTS
from projects.public.sitemap import SECTIONS
from tests import make

SECRET = "geheim"
FILTERED = ["project", "decision", "meeting", "followup", "activity", "partner", "document"]
PROSE = ["home", "changes", "meanings", "about-data", "data-dictionary", "accessibility", "privacy"]


def _texts(model):
    """Give every text of a record the secret as its value."""
    free = (fields.CharField, fields.TextField)
    return {
        field.name: f"{SECRET} {field.name}"[: field.max_length]
        for field in model._meta.fields
        if isinstance(field, free)
        and not isinstance(field, fields.URLField)
        and not field.choices
        and field.name not in ("code", "series", "lines", "section", "heading", "language", "digest")
    }


def _links(model):
    """Return the fields of `model` that lead to another record: those for one, and those for many."""
    one = [f for f in model._meta.fields if f.related_model in RECORD_TYPES]
    many = [f for f in model._meta.many_to_many if f.related_model in RECORD_TYPES and f.name != "related"]
    return one, many


def public_world():
    """Make one public record of each kind, tied to the others in every way there is."""
    records = {}
    for model in RECORD_TYPES:
        records[model] = _tied(model, records, code=f"open-{model._meta.model_name}")
    return records


def _tied(model, others, **values):
    one, many = _links(model)
    for field in one:
        target = others.get(field.related_model)
        if target and field.related_model is not model:
            values.setdefault(field.name, target)
    if model._meta.model_name == "decisionrelation":
        values["other"] = make.decision(
            code=f"other-{len(values)}-{make.models.Decision.objects.count()}", year=None, number=None, other_number="X"
        )
    if {"report", "lines"} <= {f.name for f in model._meta.fields} and values.get("report"):
        values.setdefault("lines", "81-90")
    record = make.ONE_OF_EACH[model](**values)
    for field in many:
        if field.related_model in others and field.remote_field.through._meta.auto_created:
            getattr(record, field.name).add(others[field.related_model])
    if model is Project and others:
        ProjectPartner.objects.create(project=record, partner=_of(others, "partner"))
    return record


def _of(others, name):
    return next(record for model, record in others.items() if model._meta.model_name == name)


def secret_world(public):
    """Make one private record of each kind, full of the secret, tied to the public ones; return them by model."""
    secrets = {}
    for position, model in enumerate(RECORD_TYPES, start=50):
        values = _texts(model) | {"code": f"{SECRET}-{model._meta.model_name}", "is_public": False}
        names = {field.name for field in model._meta.fields}
        values |= {"position": position} if "position" in names else {}
        values |= {"parent": public[model]} if "parent" in names else {}
        if model._meta.model_name == "decision":
            values |= {"series": "", "year": None, "number": None, "other_number": SECRET}
        if model._meta.model_name == "transposition":
            values["authority"] = make.partner(code="open-authority", title_nl="Open")
        secrets[model] = _tied(model, public, **values)
    return secrets


def tie_to_secrets(public, secrets):
    """Give each public record of a copy every link to a private record that leaves it public; return the copies."""
    copies = []
    for model in RECORD_TYPES:
        one, _many = _links(model)
        for field in one:
            copy = _copy(model, field, public, secrets)
            if model.objects.public().filter(pk=copy.pk).exists():
                copies.append(copy)
    for model, record in public.items():
        for field in _links(model)[1]:
            if field.remote_field.through._meta.auto_created:
                getattr(record, field.name).add(secrets[field.related_model])
    project = _of(public, "project")
    project.related.add(_of(secrets, "project"))
    ProjectPartner.objects.create(project=project, partner=_of(secrets, "partner"))
    staff = User.objects.create(username=f"{SECRET}-staff")
    Project.objects.filter(pk=project.pk).update(owner=staff, internal_note=SECRET)
    return copies


def _copy(model, field, public, secrets):
    name = f"{model._meta.model_name}-{field.name}".replace("_", "-")
    values = {"code": f"copy-{name}", field.name: secrets[field.related_model]}
    if model._meta.model_name == "decision":
        values |= {"series": "", "year": None, "number": None, "other_number": f"copy {name}"}
    if model._meta.model_name == "transposition" and field.name != "authority":
        values["authority"] = make.partner(code=f"authority-{name}", title_nl="Open")
    if model._meta.model_name == "heading":
        values["position"] = 100 + len(name)
    if model._meta.model_name == "duechange":
        values["changed_on"] = date(2023, 6, 1 + len(field.name))
    return _tied(model, public, **values)


def addresses(records):
    """Yield every address the public can ask for: prose, lists, files, feeds, maps, the pages of `records`."""
    for name in PROSE + [f"{name}-list" for name in [*FILTERED, "theme", "report"]]:
        yield reverse(f"public:{name}")
    for name in FILTERED:
        for kind in ("csv", "xlsx"):
            yield reverse(f"public:{name}-list") + f"?format={kind}"
    for word in FILES:
        yield reverse("public:data-file", args=[word, "csv"])
    yield reverse("public:changes-feed")
    for word in LISTS:
        yield reverse("public:feed", args=[word])
    for word in DAYS:
        yield reverse("public:calendar", args=[word])
    for name in ("sitemap", "robots", "security-txt"):
        yield reverse(name)
    for section in SECTIONS:
        yield reverse("sitemap-section", args=[section])
    for name in ("data-dump", "data-dump-digest", "data-catalog", "api-documentation:overview"):
        yield reverse(name)
    for record in records:
        address = record.get_absolute_url().partition("#")[0]
        yield address
        yield f"{address}?on=2023-04-01"
        yield reverse("public:changes") + f"?record={record._meta.model_name}:{record.code}"
        if isinstance(record, Report):
            yield reverse("public:report-promises", args=[record.code])
        if isinstance(record, Project):
            yield reverse("public:badge", args=[record.code])
