"""What each status means, in one sentence: the public definitions behind every word with a colour.

`MEANINGS` is a list of (anchor, heading, [(key, label, sentence)]); the keys stand in the order of the choices.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from projects.models import (
    DUE_SOON_DAYS,
    DeadlineState,
    Decision,
    FollowUp,
    FollowUpState,
    Meeting,
    Sourced,
    Status,
    Transposition,
)

PROJECT = {
    Status.EXPLORING: _("The partners are finding out whether and how to work together; nothing has been decided yet."),
    Status.IN_PREPARATION: _("It has been decided to do this, and the work is being set up."),
    Status.IN_NEGOTIATION: _("The countries are negotiating a text and do not agree on all of it yet."),
    Status.RUNNING: _("The work is going on."),
    Status.RECURRING: _("The work is a standing task that goes on from year to year."),
    Status.AWAITING_ADOPTION: _("The text is ready and waits for a decision by those who have to adopt it."),
    Status.COMPLETED: _("What the project was meant to do has been done."),
    Status.SUSPENDED: _("The work has been stopped for the time being and may be taken up again."),
    Status.ABANDONED: _("The work has been given up without reaching its aim."),
}

FOLLOW_UP = {
    FollowUpState.OPEN: _("It has been promised; nobody has reported a beginning yet."),
    FollowUpState.IN_PROGRESS: _("Work on it has begun, as somebody has reported."),
    FollowUpState.PARTLY_MET: _("A part of what was promised has been done; the rest is still due."),
    FollowUpState.MET: _("What was promised has been done."),
    FollowUpState.LAPSED: _("It will not be done any more, because it has been dropped or overtaken."),
    FollowUpState.SUSPENDED: _("It has been put off without a new term."),
}

DEADLINE = {
    DeadlineState.NO_DEADLINE: _("The promise names no last day, so it can be neither in time nor late."),
    DeadlineState.NOT_YET_DUE: format_lazy(
        _("The last possible day lies more than {days} days ahead."), days=DUE_SOON_DAYS
    ),
    DeadlineState.DUE_SOON: format_lazy(
        _("The last possible day is today or one of the next {days} days."), days=DUE_SOON_DAYS
    ),
    DeadlineState.OVERDUE: _("The last possible day has passed, and it has been reported since that it is not done."),
    DeadlineState.MET_ON_TIME: _("It was done on or before the last possible day."),
    DeadlineState.MET_LATE: _("It was done after the last possible day."),
    DeadlineState.WAITING_FOR: _("It cannot go on before something else has happened, which is named."),
    DeadlineState.OUTCOME_NOT_RECORDED: _(
        "The last possible day has passed and nobody has reported since; it may well have been done."
    ),
    DeadlineState.NO_LONGER_DUE: _("The promise has lapsed or has been suspended, so its term no longer counts."),
}

TERM_BASIS = {
    FollowUp.DueBasis.NONE: _("The promise was made without saying when."),
    FollowUp.DueBasis.STATED: _("The source names the day, the quarter or the year."),
    FollowUp.DueBasis.DERIVED: _("We have computed the term from what the source says; the sum is shown beside it."),
    FollowUp.DueBasis.CONFIRMED: _(
        "We have computed the term from what the source says, and a member of staff has confirmed it."
    ),
    FollowUp.DueBasis.RELATIVE: _("The source says it in relation to something else, such as “next year”."),
    FollowUp.DueBasis.RECURRING: _("It comes back at set times, such as twice a year; the next term is shown."),
}

FIRMNESS = {
    FollowUp.Firmness.FIRM: _("The source says that it will be done."),
    FollowUp.Firmness.EXPECTED: _("The source says that it is expected, planned or intended."),
}

DECISION_TYPE = {
    Decision.Type.DECISION: _(
        "An act of the Committee of Ministers that binds the three countries; it binds citizens once each country has "
        "transposed it."
    ),
    Decision.Type.AGREEMENT: _("A treaty between countries; it needs approval and ratification in each of them."),
    Decision.Type.RECOMMENDATION: _(
        "A call on the governments that does not bind; the Committee of Ministers and the Benelux Parliament both "
        "issue them."
    ),
    Decision.Type.DIRECTIVE: _(
        "An instruction of the Committee of Ministers to the Benelux Council or the Secretariat-General."
    ),
    Decision.Type.DECLARATION: _("A political statement of what its signatories intend; it binds nobody in law."),
    Decision.Type.MOU: _("A written political understanding between partners; it binds nobody in law."),
    Decision.Type.IMPLEMENTING: _("An arrangement that works out a treaty in practice."),
    Decision.Type.MANDATE: _("The task that governments give to their services to work together on something."),
    Decision.Type.EU_ACT: _("Law of the European Union, listed for context; it is not a Benelux act."),
    Decision.Type.JUDGMENT: _("A ruling of a court, listed for context; it is not a Benelux act."),
}

DECISION_STAGE = {
    Decision.Stage.UNKNOWN: _("The source does not say how far the act has come."),
    Decision.Stage.PRELIMINARY_DRAFT: _("A first text exists, which nobody has agreed to yet."),
    Decision.Stage.AGREEMENT_IN_PRINCIPLE: _("The countries agree on the contents; the act has not been adopted yet."),
    Decision.Stage.IN_NEGOTIATION: _("The countries are still negotiating the text."),
    Decision.Stage.APPROVED: _("Those who decide have approved it; it has not been signed yet."),
    Decision.Stage.SIGNED: _("It has been signed; nothing is known of its entry into force."),
    Decision.Stage.PUBLISHED: _("It has been printed in the official journal."),
    Decision.Stage.RATIFICATION: _("It has been signed, and the parliaments have approved it or are doing so."),
    Decision.Stage.IN_FORCE: _("It applies."),
    Decision.Stage.EVALUATED: _("It applies, and how well it works has been examined."),
    Decision.Stage.AMENDED: _("A later act has changed a part of it."),
    Decision.Stage.REPLACED: _("A later act has taken its place."),
    Decision.Stage.WITHDRAWN: _("It has been taken back and does not apply."),
}

TRANSPOSITION = {
    Transposition.State.NO_INFORMATION: _("Nobody has told us; it may have been done or not."),
    Transposition.State.NOT_APPLICABLE: _("The act does not concern this country or authority."),
    Transposition.State.NOT_STARTED: _("The country has told us that it has not begun."),
    Transposition.State.IN_PREPARATION: _("The country is preparing a national measure."),
    Transposition.State.DRAFT_NOTIFIED: _("A draft of the national measure has been notified."),
    Transposition.State.PARTLY: _("A part of the act stands in national law; the rest does not yet."),
    Transposition.State.TRANSPOSED: _("The whole act stands in national law."),
    Transposition.State.NOT_NEEDED: _("National law met the act already, or the act needs none."),
}

MEETING = {
    Meeting.State.HELD: _("The source says that it took place."),
    Meeting.State.PLANNED: _("It had been announced; the source says no more."),
    Meeting.State.UNCLEAR: _("The source leaves open whether it took place or was only prepared."),
    Meeting.State.CANCELLED: _("It did not take place."),
}

BASIS = {
    Sourced.Basis.REPORTED: _("A report says so; its section, heading and lines are named."),
    Sourced.Basis.COMPUTED: _("We have computed it from what a report says; nobody has confirmed it yet."),
    Sourced.Basis.ENTERED: _("A member of staff has entered it; no report says so."),
    Sourced.Basis.CONFIRMED: _("A member of staff has checked it and stands by it."),
}


def _defined(sentences):
    """Return (key, label, sentence) for each choice, in the order in which the sentences stand."""
    return [(key.value, key.label, sentence) for key, sentence in sentences.items()]


MEANINGS = [
    ("project-status", _("Status of a project"), _defined(PROJECT)),
    ("follow-up-state", _("State of a promise"), _defined(FOLLOW_UP)),
    ("deadline-state", _("State of a term"), _defined(DEADLINE)),
    ("term-basis", _("Where a term comes from"), _defined(TERM_BASIS)),
    ("firmness", _("Firm or expected"), _defined(FIRMNESS)),
    ("decision-type", _("Type of a decision"), _defined(DECISION_TYPE)),
    ("decision-stage", _("Stage of a decision"), _defined(DECISION_STAGE)),
    ("transposition-state", _("Transposition in a country"), _defined(TRANSPOSITION)),
    ("meeting-state", _("State of a meeting"), _defined(MEETING)),
    ("basis", _("How a fact is known"), _defined(BASIS)),
]
