"""Sessions of the staff desk end: some hours after the sign-in, and sooner where nothing is done."""

import time

from django.conf import settings
from django.contrib.auth import logout

BEGUN, SEEN = "begun_at", "seen_at"
# So seldom the last click is written down, in seconds: a write for each page would be dear.
SEEN_EVERY = 60


class SessionEndMiddleware:
    """End a session that has lasted, or has lain idle, for too long.

    A changed password and a closed account need no rule of ours: Django asks for both with every page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Look at sessions on the staff desk only: public pages know none."""
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            now = time.time()
            if has_ended(request.session, now):
                logout(request)
            else:
                keep_time(request.session, now)
        return self.get_response(request)


def has_ended(session, now):
    """Whether the session is over at `now`, in seconds since 1970."""
    lasted = now - session.get(BEGUN, now)
    idle = now - session.get(SEEN, now)
    return lasted > settings.SESSION_COOKIE_AGE or idle > settings.SESSION_IDLE_AGE


def keep_time(session, now):
    """Write down when the session began and when it was last used, to the minute."""
    session.setdefault(BEGUN, now)
    if now - session.get(SEEN, 0) >= SEEN_EVERY:
        session[SEEN] = now
