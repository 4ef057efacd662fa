"""What is read at the staff desk and written elsewhere."""

from django.contrib import admin


class ReadOnlyAdmin(admin.ModelAdmin):
    """A trace of what happened: nobody adds to it by hand, changes it or takes anything away."""

    actions = None

    def has_add_permission(self, request):
        """It comes from what people and commands do."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nothing in it is a matter of opinion."""
        return False

    def has_delete_permission(self, request, obj=None):
        """A trace that can be deleted is none."""
        return False
