"""Several records of each type, each with relatives of its own, so that a query per row would show."""

from datetime import date

from projects import models
from tests import make


def _project(number):
    theme = make.theme(code=f"1.{number}", title_nl=f"Thema {number}")
    return make.project(code=f"project-{number}", theme=theme)


def _decision(number):
    return make.decision(number=number, body=make.partner(code=f"body-{number}"))


def _follow_up(number):
    return make.follow_up(project=_project(number), responsible=make.partner(code=f"partner-{number}"))


ONE_MORE = {
    models.Report: lambda n: make.report(code=f"report-{n}", year=2000 + n),
    models.Theme: lambda n: make.theme(code=f"2.{n}", parent=make.theme(code=f"{n}")),
    models.Heading: lambda n: make.heading(report=make.report(code=f"report-{n}"), position=n),
    models.Partner: lambda n: make.partner(code=f"partner-{n}", parent=make.partner(code=f"parent-{n}")),
    models.Project: _project,
    models.StatusUpdate: lambda n: make.status_update(project=_project(n)),
    models.Decision: _decision,
    models.DecisionRelation: lambda n: make.decision_relation(decision=_decision(n), other=_decision(100 + n)),
    models.Transposition: lambda n: make.transposition(
        decision=_decision(n), authority=make.partner(code=f"authority-{n}")
    ),
    models.Meeting: lambda n: make.meeting(code=f"meeting-{n}"),
    models.Activity: lambda n: make.activity(project=_project(n)),
    models.Document: lambda n: make.document(code=f"document-{n}"),
    models.FollowUp: _follow_up,
    models.DueChange: lambda n: make.due_change(followup=_follow_up(n), changed_on=date(2023, 6, n)),
}
