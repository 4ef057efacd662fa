"""From sentences to suggestions: which record a passage may speak of, and what could stand in it."""

from dataclasses import dataclass, field, replace
from datetime import date

from projects.models import Activity, Decision, FollowUp, Meeting, Report
from projects.periods import UNKNOWN, Period
from projects.recognition.grammar import Kind
from projects.recognition.reading import read
from projects.references import Reference

from .known import Known

# The record types that a text is searched for, in the order of the choice.
TYPES = (Activity, Meeting, Decision, FollowUp)
_TITLE = 110
_SHOWN = 4000
_AHEAD = (Kind.WAITING, Kind.DERIVED, Kind.RECURRING)


@dataclass(frozen=True, slots=True)
class Suggested:
    """One record that a sentence may speak of.

    `what` is record type and kind, such as "meeting:workshop"; `title` a cut of the sentence, a draft and no more;
    `words` those that say when, in their own language; `known` the records that cite its lines or bear its number,
    each as type, pk, code and title. Days are None where open or not told.
    """

    passage: str
    sentence: str
    first_line: int
    last_line: int
    section: str
    heading: str
    what: str
    title: str
    project: str = ""
    partners: list[str] = field(default_factory=list)
    numbers: list[Reference] = field(default_factory=list)
    milestone: str = ""
    period: Period = UNKNOWN
    words: str = ""
    basis: str = ""
    computed: str = ""
    every_months: int | None = None
    known: list[dict] = field(default_factory=list)

    @property
    def record_type(self):
        """The name of the model, such as meeting."""
        return self.what.partition(":")[0]

    @property
    def kind(self):
        """The kind of record, such as workshop; of a follow-up whether it is firm or expected."""
        return self.what.partition(":")[2]


def suggest(text, report, language, *, same_text=True):
    """Return what `text` suggests, in its order, as a list of `Suggested`; nothing is written.

    `language` is "nl" or "fr"; `same_text` says whether the lines that records cite from `report` are those of `text`.
    """
    known = Known(report, same_text=same_text)
    looks_back = report.kind == Report.Kind.ANNUAL_REPORT
    return [
        _with_known(suggested, known)
        for sentence in read(text, language, report.year, looks_back=looks_back)
        for suggested in _of_sentence(sentence, report.year, known)
    ]


def _with_known(one, known):
    """Return a suggestion with the records that tell it already."""
    found = known.records_of(one.record_type, one.first_line, one.last_line, one.heading, one.period)
    for number in one.numbers if one.record_type == "decision" else ():
        if number in known.decisions:
            pk, code = known.decisions[number]
            if pk not in [record["pk"] for record in found if record["type"] == "decision"]:
                found.append({"type": "decision", "pk": pk, "code": code, "title": str(number)})
    return replace(one, known=found)


def _of_sentence(sentence, year, known):
    """Yield what one sentence suggests: something for each date and each number, or for what its words point at."""
    place = _place(sentence, known)
    past = [phrase for phrase in sentence.dates if not _is_ahead(phrase, year)]
    told = past[0] if past and sentence.signs.milestone else None
    for number in sentence.numbers:
        yield _decision(sentence, place, number, told)
    if told and not sentence.numbers and sentence.signs.act:
        yield _decision(sentence, place, None, told)
    is_used = told and (sentence.numbers or sentence.signs.act)
    for phrase in sentence.dates:
        if not (is_used and phrase is told):
            yield _dated(sentence, place, phrase, _is_ahead(phrase, year))
    if not sentence.dates and not sentence.numbers and not sentence.passage.is_heading:
        yield from _undated(sentence, place, year)


def _place(sentence, known):
    """Return what all suggestions of a sentence share."""
    first, last = sentence.first_line, sentence.last_line
    section, heading = known.heading_of(first, sentence.section, sentence.heading)
    return {
        "passage": _around(sentence),
        "sentence": sentence.text[:_SHOWN],
        "first_line": first,
        "last_line": last,
        "section": section[:20],
        "heading": heading[:300],
        "title": draft_title(sentence.text),
        "project": known.project_of(sentence.text, heading, first, last, sentence.numbers),
        "partners": known.partners_in(sentence.text),
        "numbers": list(sentence.numbers),
    }


def _around(sentence):
    """Return the passage; of one too long to show beside its suggestions what stands about the sentence."""
    text = sentence.passage.text
    if len(text) <= _SHOWN:
        return text
    start = max(0, sentence.start - _SHOWN // 4)
    return f"{'…' if start else ''}{text[start : start + _SHOWN]}…"


def _is_ahead(phrase, year):
    """Whether a phrase speaks of what is to come after `year`, or of what returns or is waited for."""
    first, last = phrase.period
    return phrase.kind in _AHEAD or bool((first and first.year > year) or (not first and last and last.year > year))


def _decision(sentence, place, number, told):
    """Return a decision: the act with this number, or one without."""
    numbers = [number] if number else []
    when = _when(told) if told else {}
    milestone = sentence.signs.milestone if told else ""
    what = f"decision:{sentence.signs.act or Decision.Type.DECISION}"
    return Suggested(**place | when | {"what": what, "numbers": numbers, "milestone": milestone})


def _dated(sentence, place, phrase, is_ahead):
    """Return what a date stands for: a promise, a gathering or something done."""
    if is_ahead:
        what = _follow_up(sentence)
    elif sentence.signs.meeting and sentence.signs.is_held:
        what = f"meeting:{sentence.signs.meeting}"
    else:
        what = f"activity:{sentence.signs.activity or Activity.Kind.OTHER}"
    return Suggested(**place | _when(phrase) | {"what": what})


def _undated(sentence, place, year):
    """Yield what a sentence without a date speaks of; what was done belongs to the year of the report."""
    found = sentence.signs
    if found.is_promise:
        yield Suggested(**place, what=_follow_up(sentence), basis=FollowUp.DueBasis.NONE)
        return
    done = Period(date(year, 1, 1), date(year, 12, 31))
    if found.meeting and found.is_held:
        yield Suggested(**place, what=f"meeting:{found.meeting}", period=done)
    elif found.milestone and found.act:
        yield Suggested(**place, what=f"decision:{found.act}", milestone=found.milestone, period=done)
    elif found.activity:
        yield Suggested(**place, what=f"activity:{found.activity}", period=done)


def _follow_up(sentence):
    firmness = FollowUp.Firmness.EXPECTED if sentence.signs.is_hedged else FollowUp.Firmness.FIRM
    return f"followup:{firmness}"


def _when(phrase):
    return {
        "period": phrase.period,
        "words": phrase.words,
        "basis": str(phrase.basis),
        "computed": phrase.computed,
        "every_months": phrase.every_months,
    }


def draft_title(sentence):
    """Return the beginning of a sentence as a draft of a title, cut between words."""
    text = sentence.rstrip(" .;:")
    if len(text) <= _TITLE:
        return text
    return f"{text[:_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
