"""A text to be recognised, and what a person sends to have it read and to decide on it."""

from django.urls import reverse

START = reverse("admin:recognise")
TEXT = """2.1 Havens

Waterstof
Op 14 maart 2022 vond in Gent een workshop plaats.

Een brochure is in mei 2022 gepubliceerd.
"""


def read(client, report, text=TEXT, **given):
    """Paste a text, or send what is given; return the answer."""
    return client.post(START, {"report": report.pk, "language": "nl", "text": text} | given)


def page_of(code, **question):
    return reverse("admin:reading", args=[code], query=question or None)


def fields(answer, **choices):
    """Return what a page would send, with the values of `choices` (s1_choice="accepted") instead of its own."""
    data = {}
    for form in answer.context["page"].forms:
        data |= {form.add_prefix(name): form[name].value() for name in form.fields}
    return data | {name.replace("_", "-", 1): value for name, value in choices.items()}
