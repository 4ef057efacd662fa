"""Records in the words of schema.org and, for legal acts, of ELI (European Legislation Identifier).

Only what stands on the page too, and only relations that the view found among what is public. A date is given as
vaguely as it is known: a day, a month or a year; a quarter has no such form and is left out. `whole` makes an address
whole, under the host that was asked.
"""

from projects.models import Decision, DecisionRelation, Meeting, Partner
from projects.periods import Period
from projects.translated import text_in

# Instruments that are law. Declarations, memoranda and mandates are political, and a judgment is no legislation.
LAW = {
    Decision.Type.DECISION,
    Decision.Type.AGREEMENT,
    Decision.Type.RECOMMENDATION,
    Decision.Type.DIRECTIVE,
    Decision.Type.IMPLEMENTING,
    Decision.Type.EU_ACT,
}

# What an act does to another → the words for it, and in ELI the word for the other way round.
RELATIONS = {
    DecisionRelation.Kind.AMENDS: (("eli:amends", "legislationAmends"), "eli:amended_by"),
    DecisionRelation.Kind.REPLACES: (("eli:changes", "legislationChanges"), "eli:changed_by"),
    DecisionRelation.Kind.EXTENDS: (("eli:changes", "legislationChanges"), "eli:changed_by"),
    DecisionRelation.Kind.IMPLEMENTS: (
        ("eli:ensures_implementation_of", "legislationEnsuresImplementationOf"),
        "eli:implementation_ensured_by",
    ),
    DecisionRelation.Kind.EVALUATES: (("eli:related_to",), "eli:related_to"),
    DecisionRelation.Kind.PREPARES: (("eli:related_to",), "eli:related_to"),
}

FORCE = {
    Decision.Stage.IN_FORCE: "InForce",
    Decision.Stage.EVALUATED: "InForce",
    Decision.Stage.WITHDRAWN: "NotInForce",
}

EVENT_STATUS = {
    Meeting.State.HELD: "EventScheduled",
    Meeting.State.PLANNED: "EventScheduled",
    Meeting.State.CANCELLED: "EventCancelled",
}
LONGEST_EVENT = 7
SCHEMA = "https://schema.org/"

STATES = {Partner.Kind.MEMBER_STATE, Partner.Kind.COUNTRY, Partner.Kind.REGION}


def known(values):
    """Return the pairs of `values` that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def said(record, name):
    """Return a text of a record with the language it is written in; None where there is none."""
    found = text_in(record, name)
    return {"@value": found.text, "@language": found.language} if found.text else None


def iso(period):
    """Return a period as a day, a month or a year of ISO 8601; None where it is anything else."""
    whole = period.text and "/" not in period.text and not {"Q", "H"} & set(period.text)
    return period.text if whole else None


def day(period):
    """Return a period as a day for ELI, which knows no vaguer date; None where it is not one day."""
    return {"@type": "xsd:date", "@value": period.first.isoformat()} if period.days == 1 else None


def named(record, kind, whole):
    """Return a record as a link with its name; None where there is none or it is not public."""
    if record is None or not record.is_public:
        return None
    address = whole(record.get_absolute_url())
    return {"@type": kind, "@id": address, "url": address, "name": said(record, "title")}


def organisations(partners, whole):
    """Return the public partners that are organisations; a state is none in these words."""
    links = (named(partner, "Organization", whole) for partner in partners if partner.kind not in STATES)
    return [link for link in links if link]


def basis(record, kind, whole):
    """Return what every record says of itself."""
    texts = {"description": said(record, "summary"), "identifier": record.code}
    return known(named(record, kind, whole) | texts)


def kind_of_act(act):
    """Return the type of an instrument: legislation where it is law."""
    return ["Legislation", "eli:LegalResource"] if act.type in LAW else "CreativeWork"


def decision(act, whole):
    """Return an instrument; `acts_on` and `acted_on_by` are its public relations both ways."""
    signed = act.milestone("signed") if act.milestone("signed").is_known else act.milestone("approved")
    shared = basis(act, kind_of_act(act), whole)
    if act.type not in LAW:
        return known(shared | {"dateCreated": iso(signed), "datePublished": iso(act.milestone("published"))})
    body, number = named(act.body, "Organization", whole), act.official_number
    return known(
        shared
        | {
            "legislationIdentifier": number,
            "legislationType": str(act.get_type_display()),
            "legislationDate": iso(signed),
            "datePublished": iso(act.milestone("published")),
            "legislationPassedBy": body,
            "legislationLegalForce": {"@id": f"{SCHEMA}{FORCE[act.stage]}"} if act.stage in FORCE else None,
            "eli:number": number,
            "eli:type_document": {"@type": "skos:Concept", "skos:prefLabel": str(act.get_type_display())},
            "eli:date_document": day(signed),
            "eli:date_publication": day(act.milestone("published")),
            "eli:first_date_entry_in_force": day(act.milestone("in_force")),
            "eli:passed_by": body and {"@id": body["@id"]},
        }
        | relations(act, whole)
    )


def relations(act, whole):
    """Return what an act does to others and others to it, by the words for it."""
    found = {}
    for relation in act.acts_on:
        for word in RELATIONS[relation.kind][0]:
            found.setdefault(word, []).append(named(relation.other, kind_of_act(relation.other), whole))
    for relation in act.acted_on_by:
        word = RELATIONS[relation.kind][1]
        found.setdefault(word, []).append(named(relation.decision, kind_of_act(relation.decision), whole))
    return {word: [link for link in links if link] for word, links in found.items()}


def bounds(period):
    """Return the first and the last day of an event as far as they can be said; a vague one has no last day."""
    if period.days and period.days <= LONGEST_EVENT:
        return period.first.isoformat(), period.last.isoformat()
    return iso(period), None


def meeting(sitting, whole):
    """Return a meeting as an event; one that stands for several sittings is a series without days of its own."""
    single = sitting.sittings == 1
    first, last = bounds(sitting.period if single else Period(None, None))
    status = EVENT_STATUS.get(sitting.state)
    organiser = named(sitting.body, "Organization", whole) or named(sitting.host, "Organization", whole)
    return known(
        basis(sitting, "Event" if single else "EventSeries", whole)
        | {
            "startDate": first,
            "endDate": last,
            "eventStatus": {"@id": f"{SCHEMA}{status}"} if status else None,
            "location": {"@type": "Place", "name": sitting.place} if sitting.place else None,
            "organizer": organiser,
            "attendee": organisations(sitting.public_partners, whole),
        }
    )


def project(record, whole):
    """Return a project with the organisations that take part."""
    partners = [role.partner for role in record.public_roles]
    return known(basis(record, "Project", whole) | {"member": organisations(partners, whole)})
