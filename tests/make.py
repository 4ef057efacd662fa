"""Records for tests: `make.project(code="fiets")` saves one with everything it needs, and nothing else.

Records are public unless a test says otherwise; related records that a test does not name are made and shared.
"""

from datetime import date

from projects import models


def _get_or(model, values, **defaults):
    values = {"is_public": True, **defaults, **values}
    many = {field.name for field in model._meta.many_to_many} & values.keys()
    record = model(**{name: value for name, value in values.items() if name not in many})
    record.save()
    for name in many:
        getattr(record, name).set(values[name])
    return record


def _shared(model, code, **defaults):
    return model.objects.filter(code=code).first() or _get_or(model, {"code": code}, **defaults)


def report(**values):
    """The annual report of 2022, unless told otherwise."""
    return _get_or(
        models.Report, values, code="jaarverslag-2022", title_nl="Jaarverslag 2022", kind="annual_report", year=2022
    )


def theme(**values):
    """Theme 1."""
    return _get_or(models.Theme, values, code="1", title_nl="Mobiliteit", position=1)


def partner(**values):
    """Belgium."""
    return _get_or(models.Partner, values, code="be", title_nl="België", kind="member_state")


def project(**values):
    """A project under theme 1."""
    values.setdefault("theme", None)
    values["theme"] = values["theme"] or _shared(models.Theme, "1", title_nl="Mobiliteit", position=1)
    return _get_or(models.Project, values, code="fiets", title_nl="Roadmap fiets")


def status_update(**values):
    """The project runs, since the end of 2022."""
    values["project"] = values.get("project") or models.Project.objects.first() or project()
    return _get_or(models.StatusUpdate, values, day=date(2022, 12, 31), status="running", text_nl="Loopt.")


def decision(**values):
    """M(2022)7, signed."""
    if not values.keys() & {"series", "other_number"}:
        values |= {"series": "M", "year": values.get("year", 2022), "number": values.get("number", 7)}
    return _get_or(models.Decision, values, title_nl="Beschikking over vuurwerk", type="decision", stage="signed")


def decision_relation(**values):
    """M(2022)9 amends M(2020)14."""
    values["decision"] = values.get("decision") or decision(year=2022, number=9)
    values["other"] = values.get("other") or decision(year=2020, number=14)
    return _get_or(models.DecisionRelation, values, kind="amends")


def transposition(**values):
    """Nothing known of Belgium and M(2022)7."""
    values["decision"] = values.get("decision") or models.Decision.objects.first() or decision()
    values["authority"] = values.get("authority") or _shared(
        models.Partner, "be", title_nl="België", kind="member_state"
    )
    return _get_or(models.Transposition, values)


def meeting(**values):
    """A workshop on 21 April 2022."""
    return _get_or(
        models.Meeting,
        values,
        title_nl="Workshop overstromingen",
        kind="workshop",
        first_day=date(2022, 4, 21),
        last_day=date(2022, 4, 21),
    )


def activity(**values):
    """A publication in 2022."""
    values["project"] = values.get("project") or models.Project.objects.first() or project()
    return _get_or(
        models.Activity,
        values,
        title_nl="Brochures bijgewerkt",
        kind="publication",
        first_day=date(2022, 1, 1),
        last_day=date(2022, 12, 31),
    )


def document(**values):
    """A roadmap with an address."""
    return _get_or(
        models.Document, values, title_nl="Roadmap", kind="roadmap", url="https://www.benelux.int/roadmap.pdf"
    )


def follow_up(**values):
    """A study promised for the second quarter of 2023."""
    if not values.keys() & {"project", "decision", "meeting"}:
        values["project"] = models.Project.objects.first() or project()
    if not values.keys() & {"due_first", "due_last", "due_basis"}:
        values |= {"due_first": date(2023, 4, 1), "due_last": date(2023, 6, 30), "due_basis": "stated"}
    return _get_or(models.FollowUp, values, title_nl="Studie publiceren", original_wording="tweede kwartaal van 2023")


def due_change(**values):
    """The study moves from the second to the third quarter of 2023."""
    values["followup"] = values.get("followup") or models.FollowUp.objects.first() or follow_up()
    return _get_or(
        models.DueChange,
        values,
        changed_on=date(2023, 6, 1),
        old_first=date(2023, 4, 1),
        old_last=date(2023, 6, 30),
        new_first=date(2023, 7, 1),
        new_last=date(2023, 9, 30),
        reason_nl="Meer tijd nodig.",
    )


def heading(**values):
    """The first heading of the annual report."""
    values["report"] = values.get("report") or _shared(
        models.Report, "jaarverslag-2022", title_nl="Jaarverslag 2022", kind="annual_report", year=2022
    )
    return _get_or(models.Heading, values, title_nl="Mobiliteit", level=1, position=1, lines="81")


# How to make one of each record type, by model.
ONE_OF_EACH = {
    models.Report: report,
    models.Theme: theme,
    models.Heading: heading,
    models.Partner: partner,
    models.Project: project,
    models.StatusUpdate: status_update,
    models.Decision: decision,
    models.DecisionRelation: decision_relation,
    models.Transposition: transposition,
    models.Meeting: meeting,
    models.Activity: activity,
    models.Document: document,
    models.FollowUp: follow_up,
    models.DueChange: due_change,
}
