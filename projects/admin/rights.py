"""What somebody may do, where more than one right is asked for."""

from projects.models import RECORD_TYPES, Decided


def right_asked(*, is_edit):
    """Return the right that a step on a change set asks for, besides that to publish."""
    return "change" if is_edit else "import"


def decided_kinds(user):
    """Return the record types on whose change sets `user` decides, whoever proposed them, as a `Decided`."""
    names = [model._meta.model_name for model in RECORD_TYPES]
    published = [name for name in names if user.has_perm(f"projects.publish_{name}")]
    edits, others = (
        [name for name in published if user.has_perm(f"projects.{right_asked(is_edit=is_edit)}_{name}")]
        for is_edit in (True, False)
    )
    return Decided(edits, others)
