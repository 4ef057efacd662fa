"""Pages on a day: `?on=2023-04-01` shows how things stood, as far as the records know it now."""

from datetime import date

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.days import seen_on

FIRST, LAST = date(1944, 9, 5), date(2199, 12, 31)


def day_field(label, **kwargs):
    """Return a form field for a day as addresses have it, from the founding of the Benelux on."""
    widget = forms.DateInput(attrs={"type": "date", "min": FIRST.isoformat(), "max": LAST.isoformat()})
    widget.format = "%Y-%m-%d"
    return forms.DateField(label=label, input_formats=["%Y-%m-%d"], widget=widget, required=False, **kwargs)


class DayForm(forms.Form):
    """The day that a page is asked for; none means today."""

    on = day_field(
        _("Day"), error_messages={"invalid": _("There is no such day. Write it as year, month and day: 2023-04-01.")}
    )

    def clean_on(self):
        """Refuse days that no record can know anything of."""
        day = self.cleaned_data["on"]
        if day and not FIRST <= day <= LAST:
            message = _("The day must lie between %(first)s and %(last)s.")
            raise forms.ValidationError(message % {"first": FIRST.isoformat(), "last": LAST.isoformat()})
        return day


class NotThereYet(Http404):
    """A record that is public, but was not there on the day asked for."""


class OnADay:
    """A view that can be asked for another day.

    `self.day` is the day asked for, or None; `self.on` the day on which terms are judged. Addresses of records lead
    to the same day while the page is drawn. An impossible day is answered with a sentence and 400.
    """

    day = None

    def dispatch(self, request, *args, **kwargs):
        """Find out the day, then answer and draw the page on it."""
        form = DayForm(request.GET)
        if not form.is_valid():
            return render(request, "public/impossible_day.html", {"day_form": form}, status=400)
        self.day = form.cleaned_data["on"]
        with seen_on(self.day):
            try:
                response = super().dispatch(request, *args, **kwargs)
            except NotThereYet:
                return render(request, "public/not_there_yet.html", self.about_the_day(), status=404)
            # Drawn here: later the addresses would have forgotten the day.
            return response.render() if hasattr(response, "render") else response

    @property
    def on(self):
        """The day on which terms are judged."""
        return self.day or timezone.localdate()

    def seen(self, model):
        """Return the public records of `model`, on the day asked for."""
        return model.objects.public().on_day(self.day)

    def about_the_day(self):
        """Return what the banner needs."""
        today = timezone.localdate()
        form = DayForm(initial={"on": self.day or today})
        return {"day": self.day, "day_form": form, "on": self.on, "is_projection": bool(self.day and self.day > today)}

    def get_context_data(self, **kwargs):
        """Add the day."""
        return super().get_context_data(**self.about_the_day() | kwargs)
