"""How far an act had come on a day.

A dated step is taken only after its last possible day, and certainly not before its first. The stage that the records
hold is that of the day where it had been told by then and none of the steps before it came later. Else it is the
furthest dated step that had been taken; else it is not known.
"""

from django.db.models import Case, Q, Value, When

from .days import kept_if, told_by

MILESTONES = ("approved", "signed", "published", "in_force")
# The life of an act; a stage stands after the steps that come before it.
LIFE = (
    "unknown",
    "preliminary_draft",
    "agreement_in_principle",
    "in_negotiation",
    "approved",
    "signed",
    "published",
    "ratification",
    "in_force",
    "evaluated",
    "amended",
    "replaced",
    "withdrawn",
)


def act_there(day, path=""):
    """Return the condition that the act at `path` may have been there on `day`.

    It was not where its number is of a later year, or where all its dates lie later.
    """
    numbered = Q(**{f"{path}series": ""}) | Q(**{f"{path}year__lte": day.year})
    undated = Q(**{f"{path}{name}_{end}__isnull": True for name in MILESTONES for end in ("first", "last")})
    begun = Q()
    for name in MILESTONES:
        open_begin = Q(**{f"{path}{name}_first__isnull": True, f"{path}{name}_last__isnull": False})
        begun |= open_begin | Q(**{f"{path}{name}_first__lte": day})
    return numbered & (undated | begun)


def _taken(name, day):
    return Q(**{f"{name}_last__lte": day})


def _not_later(name, day):
    return Q(**{f"{name}_first__isnull": True}) | Q(**{f"{name}_first__lte": day})


def stage_then(day):
    """Return the expression for the stage of an act on `day`."""
    cases = []
    for place, stage in enumerate(LIFE):
        told = told_by(day) | (_taken(stage, day) if stage in MILESTONES else Q(pk__in=[]))
        for name in MILESTONES:
            if LIFE.index(name) <= place:
                told &= _not_later(name, day)
        cases.append(When(Q(stage=stage) & told, then=Value(stage)))
    cases += [When(_taken(name, day), then=Value(name)) for name in reversed(MILESTONES)]
    return Case(*cases, default=Value(LIFE[0]))


def milestones_then(day):
    """Return column → expression: the dates that had begun by `day`, and nothing for those that came later.

    Who signed is not told before the signature either.
    """
    kept = kept_if(_not_later("signed", day), "signatory", empty="")
    for name in MILESTONES:
        kept |= kept_if(_not_later(name, day), f"{name}_first", f"{name}_last")
    return kept
