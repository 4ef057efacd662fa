"""The one page of a record: found by its code among what is public."""

from django.http import Http404
from django.views.generic import DetailView

from .day import NotThereYet, OnADay

# So many records of one kind are named on the page of another; lists show the rest.
MOST = 100


class RecordDetail(OnADay, DetailView):
    """A public record by its code, on the day asked for; anything else is a 404, whether it exists or not."""

    slug_field = "code"
    slug_url_kwarg = "code"
    context_object_name = "record"

    def get_queryset(self):
        """Return the public records of the model."""
        return self.seen(self.model)

    def get_context_data(self, **kwargs):
        """Add the name under which its history is asked for."""
        record_key = f"{self.model._meta.model_name}:{self.object.code}"
        return super().get_context_data(record_key=record_key, **kwargs)

    def get_object(self, queryset=None):
        """Return the record; one that was not there on the day is said not to have been."""
        try:
            return super().get_object(queryset)
        except Http404 as error:
            if self.day and self.model.objects.public().filter(code=self.kwargs["code"]).exists():
                raise NotThereYet from error
            raise
