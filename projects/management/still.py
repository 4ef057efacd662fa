"""The tracker with its clock stopped, as a WSGI application: what the pictures of the help are taken of."""

from django.core.wsgi import get_wsgi_application

from .stopped_clock import stop_the_clock

stop_the_clock()
application = get_wsgi_application()
