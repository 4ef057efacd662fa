"""The least that Django can serve: one view without middleware, beside which our kept pages are measured.

`BARE_BYTES` in the environment is the size of its answer in bytes.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=os.urandom(16).hex(),
    USE_TZ=True,
)
BODY = b"x" * int(os.environ["BARE_BYTES"])


def answer(request):
    """Answer with the body."""
    return HttpResponse(BODY)


urlpatterns = [path("", answer)]
application = get_wsgi_application()
