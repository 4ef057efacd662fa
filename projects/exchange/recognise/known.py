"""What the tracker holds already, ready to be found in a text: names, headings, numbers, and the lines it cites."""

from collections import defaultdict

from projects.models import Activity, Decision, FollowUp, Heading, Meeting, Partner, Project
from projects.recognition.phrases import Phrases, words
from projects.references import Reference

# A title of one word is found in a sentence only where it is long enough to mean nothing else.
_LONG_WORD = 10
_SHORT_NAME = 3
_TELLING = 4
_LIKE = 0.5
_CITING = (Activity, Meeting, Decision, FollowUp)
_DAYS = {
    Activity: ("first_day", "last_day"),
    Meeting: ("first_day", "last_day"),
    Decision: ("signed_first", "signed_last"),
    FollowUp: ("due_first", "due_last"),
}
_COUNTRIES = ("be", "lu", "nl")
_TOGETHER = ("Benelux-landen", "Benelux-lidstaten", "drie landen", "drie lidstaten", "pays du Benelux", "trois pays")
_ADJECTIVES = {
    "be": "Belgisch Belgische belge belges",
    "nl": "Nederlands Nederlandse néerlandais néerlandaise",
    "lu": "Luxemburgs Luxemburgse luxembourgeois luxembourgeoise",
    "de": "Duits Duitse allemand allemande",
    "fr": "Frans Franse français française",
}


class Known:
    """The records that a text of one report may speak of; everything is asked for once, in a handful of queries."""

    def __init__(self, report, *, same_text):
        """`same_text` says that lines which records cite from `report` are lines of the text that is read."""
        self.decisions = {}
        self._read_partners()
        self._read_projects(report, same_text)
        self._read_decisions()
        self._read_citations(report, same_text)
        self._headings = self._read_headings(report) if same_text else []

    def _read_partners(self):
        self._partners = Phrases()
        codes = set()
        for code, kind, short, *titles in Partner.objects.values_list(
            "code", "kind", "abbreviation", "title_nl", "title_fr"
        ):
            codes.add(code)
            for title in titles:
                self._partners.add(title.partition("(")[0], code)
            if len(short) >= _SHORT_NAME and kind not in (Partner.Kind.COUNTRY, Partner.Kind.MEMBER_STATE):
                self._partners.add(short, code)
        for code, adjectives in _ADJECTIVES.items():
            for adjective in adjectives.split() if code in codes else ():
                self._partners.add(adjective, code)
        if codes.issuperset(_COUNTRIES):
            for name in _TOGETHER:
                self._partners.add(name, _COUNTRIES)

    def _read_projects(self, report, same_text):
        self._titles, self._by_heading = Phrases(), {}
        self._heading_words, self._project_lines = {}, []
        # Parts before wholes: of two projects under one heading the whole one is kept.
        projects = Project.objects.order_by("-parent", "-position").values_list(
            "code", "parent", "title_nl", "title_fr", "heading", "report", "lines"
        )
        for code, parent, title_nl, title_fr, heading, source, lines in projects:
            for title in filter(None, (title_nl, title_fr)):
                parts = words(title)
                if len(parts) > 1 or len(title) >= _LONG_WORD:
                    self._titles.add(title, code)
                self._heading_words[code] = _telling(parts)
                self._by_heading.setdefault(parts, code)
            if heading and parent is None:
                self._by_heading[words(heading)] = code
            if same_text and source == report.pk:
                self._project_lines.append((code, line_numbers(lines)))

    def _read_decisions(self):
        self._project_of_decision = {}
        numbered = Decision.objects.exclude(series="")
        for pk, code, *number in numbered.values_list("pk", "code", "series", "year", "number"):
            self.decisions[Reference(*number)] = (pk, code)
        pairs = numbered.values_list("series", "year", "number", "projects__code").order_by("projects__position")
        for series, year, number, project in pairs:
            if project:
                self._project_of_decision.setdefault(Reference(series, year, number), project)

    def _read_citations(self, report, same_text):
        """Note which records cite which lines; of another text, such as a part of it, the heading and the days tell."""
        self._citing = defaultdict(list)
        self._same_text = same_text
        for model in _CITING:
            name = model._meta.model_name
            days = _DAYS[model]
            cited = model.objects.filter(report=report).exclude(lines="").order_by("code")
            for pk, code, title, lines, heading, *period in cited.values_list(
                "pk", "code", "title_nl", "lines", "heading", *days
            ):
                record = {"type": name, "pk": pk, "code": code, "title": title}
                keys = line_numbers(lines) if same_text else [(name, words(heading), *period)]
                for key in keys:
                    self._citing[key].append(record)

    @staticmethod
    def _read_headings(report):
        headings = Heading.objects.filter(report=report).values_list("lines", "section", "title_nl")
        return sorted((min(line_numbers(lines)), section, title) for lines, section, title in headings)

    def partners_in(self, sentence):
        """Return the codes of the partners that `sentence` names, sorted."""
        found = set()
        for value in self._partners.find(sentence):
            found.update(value if isinstance(value, tuple) else (value,))
        return sorted(found)

    def records_of(self, record_type, first, last, heading, period):
        """Return the records that tell this already, each as type, pk, code and title.

        They cite one of the lines `first` to `last`; where the lines are those of another text, they are of the same
        type under the same heading and have the same days.
        """
        keys = range(first, last + 1) if self._same_text else [(record_type, words(heading), *period)]
        records = {}
        for key in keys:
            for record in self._citing.get(key, ()):
                records[record["type"], record["pk"]] = record
        return list(records.values())

    def heading_of(self, line, section, heading):
        """Return section and heading above `line`: those of the report's outline, else those that the text shows."""
        above = [entry for entry in self._headings if entry[0] <= line]
        return above[-1][1:] if above else (section, heading)

    def project_of(self, sentence, heading, first, last, numbers):
        """Return the code of the project that a sentence belongs to: by its lines, by what it names, by its heading."""
        lines = range(first, last + 1)
        cited = [(len(cited), code) for code, cited in self._project_lines if cited.intersection(lines)]
        if cited:
            return min(cited)[1]
        named = self._titles.find(sentence)
        if named:
            return named[0]
        for number in numbers:
            if number in self._project_of_decision:
                return self._project_of_decision[number]
        return self._under(heading)

    def _under(self, heading):
        """Return the project whose heading or title is `heading`, or shares most of its words."""
        parts = words(heading)
        if parts not in self._by_heading:
            asked = _telling(parts)
            likeness = ((len(asked & held) / len(asked | held), code) for code, held in self._heading_words.items())
            best, code = max(likeness, default=(0, ""))
            self._by_heading[parts] = code if asked and best >= _LIKE else ""
        return self._by_heading[parts]


def _telling(parts):
    """Return the words that tell headings apart: the long ones, where there are any."""
    return frozenset(part for part in parts if len(part) >= _TELLING) or frozenset(parts)


def line_numbers(lines):
    """Return the numbers in a text such as "12-15, 40", as a set."""
    found = set()
    for part in filter(None, lines.split(", ")):
        first, _dash, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found
