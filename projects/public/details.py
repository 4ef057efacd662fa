"""The one page of a record: found by its code among what is public."""

from django.utils import timezone
from django.views.generic import DetailView

# So many records of one kind are named on the page of another; lists show the rest.
MOST = 100


class RecordDetail(DetailView):
    """A public record by its code; anything else is a 404, whether it exists or not."""

    slug_field = "code"
    slug_url_kwarg = "code"
    context_object_name = "record"

    def get_queryset(self):
        """Return the public records of the model."""
        return self.model.objects.public()

    def get_context_data(self, **kwargs):
        """Add the day on which terms are judged."""
        return super().get_context_data(on=timezone.localdate(), **kwargs)
