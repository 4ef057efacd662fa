"""What somebody may do, where more than one right is asked for."""

from projects.models import RECORD_TYPES


def decided_kinds(user):
    """Return the names of the record types on whose change sets `user` decides, whoever proposed them."""
    names = [model._meta.model_name for model in RECORD_TYPES]
    return [name for name in names if user.has_perms([f"projects.import_{name}", f"projects.publish_{name}"])]
