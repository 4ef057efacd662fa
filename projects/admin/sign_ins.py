"""What Django and allauth announce about signing in, written into the audit."""

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa import signals as factors
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.dispatch import receiver

from projects.models import AuditEntry, User

Kind = AuditEntry.Kind
LEGIBLE = 2


def note(request, kind, user=None, **values):
    """Write an entry about what happened in `request`; the address it came from only where the settings ask for it."""
    if settings.AUDIT_NETWORK_ADDRESS and request is not None:
        values["network_address"] = get_client_ip(request)
    return AuditEntry.note(kind, user, **values)


def person_tried(name):
    """Return who was meant by what was typed as a name: an account or None, and the name as it may be kept.

    People type passwords into the wrong field; what belongs to no account is therefore kept as its first letters.
    """
    name = name.replace("\0", "")
    user = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).first() if name else None
    return user, user.username if user else f"{name[:LEGIBLE]}…"


@receiver(user_logged_in)
def signed_in(request, user, **kwargs):
    """Somebody is in; the detail says by which means."""
    records = get_authentication_records(request, user) if hasattr(request, "session") else []
    means = [record.get("type") or record.get("method", "") for record in records]
    note(request, Kind.SIGNED_IN, user, detail=" + ".join(means))


@receiver(user_login_failed)
def sign_in_failed(credentials, request=None, **kwargs):
    """A wrong name or password."""
    user, name = person_tried(credentials.get("username") or credentials.get("email") or "")
    note(request, Kind.SIGN_IN_FAILED, user, name=name, detail="password")


@receiver(factors.authentication_failed)
def factor_failed(request, user, authenticator, **kwargs):
    """The password was right, the code was not."""
    note(request, Kind.SIGN_IN_FAILED, user, detail=authenticator.type)


@receiver(user_logged_out)
def signed_out(request, user, **kwargs):
    """Somebody left, or the session was over."""
    if user is not None:
        note(request, Kind.SIGNED_OUT, user)


@receiver(factors.authenticator_added)
def factor_added(request, user, authenticator, **kwargs):
    """An app, a key or a list of recovery codes was added."""
    note(request, Kind.FACTOR_ADDED, user, detail=authenticator.type)


@receiver(factors.authenticator_reset)
def factor_renewed(request, user, authenticator, **kwargs):
    """New recovery codes were made, the old ones are void."""
    note(request, Kind.FACTOR_ADDED, user, detail=f"{authenticator.type}, new")


@receiver(factors.authenticator_removed)
def factor_removed(request, user, authenticator, **kwargs):
    """One was taken away by the person."""
    note(request, Kind.FACTOR_REMOVED, user, detail=authenticator.type)


@receiver((password_changed, password_reset, password_set))
def own_password_changed(request, user, **kwargs):
    """Somebody gave themselves a new password."""
    note(request, Kind.PASSWORD_CHANGED, user, about=("user", user.username))
