"""The question that a list was asked, to be asked again elsewhere: of a feed, of a calendar, of the next page."""

from django.http import QueryDict


def kept(found):
    """Return the filters that are set in the FilterSet `found` as a query string with its `?`; empty where none is.

    Only what the form knows and understood is kept, in the order of the form, so that the same question is always
    spelled the same; the order of the rows is left out. A question that makes no sense keeps nothing.
    """
    if not found.is_bound or not found.form.is_valid():
        return ""
    question = QueryDict(mutable=True)
    for name in found.form.fields:
        values = [value for value in found.data.getlist(name) if value.strip()]
        if values and name != "sort":
            question.setlist(name, values)
    return f"?{question.urlencode()}" if question else ""
