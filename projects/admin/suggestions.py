"""One page of a reading: up to 25 passages, a small form for each suggestion beside its passage."""

from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Activity, Decision, FollowUp, Meeting, Partner, Project, Suggestion
from projects.periods import UNKNOWN, Period, PeriodError

PER_PAGE = 25
KINDS = {
    Activity: Activity.Kind,
    Meeting: Meeting.Kind,
    Decision: Decision.Type,
    FollowUp: FollowUp.Firmness,
}
# Types whose records cannot be without a project.
_NEEDS_PROJECT = ("activity", "followup")
_CHOICES = [
    (Suggestion.Choice.ACCEPTED, gettext_lazy("Accept")),
    (Suggestion.Choice.REFUSED, gettext_lazy("Refuse")),
    (Suggestion.Choice.OPEN, gettext_lazy("Decide later")),
]


def kinds_of(types):
    """Return record types and their kinds as grouped choices; values such as meeting:workshop."""
    return [
        (
            model._meta.verbose_name,
            [
                (f"{model._meta.model_name}:{key}", f"{model._meta.verbose_name}: {label}")
                for key, label in KINDS[model].choices
            ],
        )
        for model in types
    ]


class SuggestionForm(forms.ModelForm):
    """What can be decided and mended of a suggestion. What is not accepted may stay incomplete."""

    choice = forms.ChoiceField(label=gettext_lazy("Choice"), choices=_CHOICES, widget=forms.RadioSelect)
    what = forms.ChoiceField(label=gettext_lazy("What it is"))
    title = forms.CharField(
        label=gettext_lazy("Title (Dutch), a draft to rewrite"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
    )
    when = forms.CharField(label=gettext_lazy("When"), max_length=30, required=False)

    class Meta:
        model = Suggestion
        fields = ("choice", "what", "when", "title", "project", "partners")
        labels = {"partners": gettext_lazy("Partners")}

    def __init__(self, *args, kinds, projects, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.projects, self.known_partners = projects, partners
        self.fields["what"].choices = kinds
        self.fields["project"].widget.attrs["list"] = "projects"
        self.initial["when"] = self.instance.period.text
        self.initial["choice"] = self.instance.choice

    @property
    def is_accepted(self):
        """Whether the suggestion is to become a record, so that it has to be complete."""
        return self.data.get(self.add_prefix("choice")) == Suggestion.Choice.ACCEPTED

    def clean_title(self):
        """Return the title on one line."""
        title = " ".join(self.cleaned_data["title"].split())
        if self.is_accepted and not title:
            raise ValidationError(_("Write a title in Dutch."))
        return title

    def clean_project(self):
        """Return the code of a project that is there."""
        code = self.cleaned_data["project"].strip()
        if self.is_accepted and code and code not in self.projects:
            raise ValidationError(_("There is no project with this code."))
        if self.is_accepted and not code and self.cleaned_data.get("what", "").partition(":")[0] in _NEEDS_PROJECT:
            raise ValidationError(_("Name the project by its code."))
        return code

    def clean_partners(self):
        """Return the codes of partners that are there, each once."""
        codes = sorted(set(self.cleaned_data["partners"].replace(",", " ").split()))
        unknown = [code for code in codes if code not in self.known_partners]
        if self.is_accepted and unknown:
            raise ValidationError(_("There is no partner with this code: %(codes)s.") % {"codes": " ".join(unknown)})
        return " ".join(codes)

    def clean_when(self):
        """Return the period that was typed; the days that were recognised where it was left as it stood."""
        text = self.cleaned_data["when"].strip()
        if text == self.initial["when"]:
            return self.instance.period
        try:
            return Period.parse(text) if text else UNKNOWN
        except PeriodError as error:
            raise ValidationError(_("Such as 2023-Q2, 2023-05, 2023-05-12 or 2023-06-30/..")) from error

    def save(self, commit=True):
        """Keep the days with the rest."""
        self.instance.first_day, self.instance.last_day = self.cleaned_data["when"]
        return super().save(commit)

    @property
    def known(self):
        """The records that cite these lines already: (address, title)."""
        return [
            (reverse(f"admin:projects_{record['type']}_change", args=[record["pk"]]), record["title"] or record["code"])
            for record in self.instance.known
        ]

    @property
    def type_name(self):
        """The name of the record type, for people."""
        return next(m._meta.verbose_name for m in KINDS if m._meta.model_name == self.instance.record_type)

    @property
    def is_open(self):
        """Whether what is known already was taken up all the same, so that its fields are shown."""
        return bool(self.errors) or self.instance.choice == Suggestion.Choice.ACCEPTED

    @property
    def is_locked(self):
        """Whether it stands in a change set by now, where it is decided on."""
        return self.instance.choice == Suggestion.Choice.PROPOSED


class SuggestionPage:
    """The passages of one page and their forms; everything is asked for once, however many there are."""

    def __init__(self, reading, number, types):
        self.paginator = Paginator(range(1, reading.passages + 1), PER_PAGE)
        self.page = self.paginator.get_page(number)
        self.reading, self.kinds = reading, kinds_of(types)
        self.number, self.pages = self.page.number, self.paginator.num_pages
        self.has_errors = False
        self.data = None

    @cached_property
    def projects(self):
        """Code → title of every project."""
        return dict(Project.objects.order_by("code").values_list("code", "title_nl"))

    def _suggestions(self):
        """The suggestions of the page that the user may decide on, in the order of the text."""
        names = [name for _label, kinds in self.kinds for name, _kind in kinds]
        return self.reading.suggestions.filter(passage__in=list(self.page), what__in=names).order_by("position")

    @cached_property
    def forms(self):
        """The forms of the page, in the order of the text."""
        known = {
            "kinds": self.kinds,
            "projects": self.projects,
            "partners": set(Partner.objects.order_by().values_list("code", flat=True)),
        }
        return [
            SuggestionForm(
                None if self.data is None or one.choice == Suggestion.Choice.PROPOSED else self.data,
                instance=one,
                prefix=f"s{one.position}",
                **known,
            )
            for one in self._suggestions()
        ]

    @property
    def passages(self):
        """The passages: (first line, last line, heading, [(text, is marked)], forms)."""
        for _number, group in groupby(self.forms, key=lambda form: form.instance.passage):
            group = list(group)
            first = group[0].instance
            lines = (min(form.instance.first_line for form in group), max(form.instance.last_line for form in group))
            yield *lines, first, marked(first.text, [form.instance for form in group]), group

    @property
    def errors(self):
        """What cannot be kept: (line, id of the field or group, label, sentence), in the order of the page."""
        for form in self.forms:
            for name, sentences in form.errors.items():
                field = form[name]
                place = field.id_for_label or field.auto_id
                yield form.instance.first_line, place, field.label, " ".join(sentences)

    def save(self, data):
        """Keep the decisions in `data`, all or none; return whether they could be kept."""
        self.data = data
        with transaction.atomic():
            # Nobody proposes them in the meantime.
            list(self._suggestions().select_for_update().values_list("pk"))
            bound = [form for form in self.forms if form.is_bound]
            # Each is looked at, so that each says what is wrong with it.
            self.has_errors = bool([form for form in bound if not form.is_valid()])
            if not self.has_errors:
                names = ("choice", "what", "title", "project", "partners", "first_day", "last_day")
                changed = [form.save(commit=False) for form in bound if form.has_changed()]
                Suggestion.objects.bulk_update(changed, names, batch_size=100)
        return not self.has_errors


def marked(text, suggestions):
    """Return `text` in pieces (text, whether it is marked), in order: marked are the words and numbers found in it."""
    spans = set()
    for one in suggestions:
        start = max(0, text.find(one.sentence))
        for found in filter(None, (one.words, one.number)):
            place = text.find(found, start)
            if place >= 0:
                spans.add((place, place + len(found)))
    pieces, place = [], 0
    for start, end in sorted(spans):
        if start >= place:
            pieces += [(text[place:start], False), (text[start:end], True)]
            place = end
    return [piece for piece in [*pieces, (text[place:], False)] if piece[0]]
