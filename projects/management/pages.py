"""How long public pages take, at ten thousand activities and at a million: the part `pages` of the bench.

Each address is asked for through the whole stack, middleware and templates included, in the process that measures.
"""

import time

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from projects.models import Activity
from projects.models.search import index_everything

from .world import make_world

# The fastest of so many requests: whatever else the machine does makes the others slower, never this one faster.
TIMES = 15
MIDDLE = "2018-06-20"
# Name → address; `{after}` is the code of an activity deep in the list, `{one}` that of any.
ADDRESSES = {
    "home": "/en/",
    "list": "/en/activities/",
    "list, deep": "/en/activities/?after={after}",
    "list, back": "/en/activities/?before={after}",
    "theme": "/en/activities/?theme=3",
    "theme, deep": "/en/activities/?theme=3&after={after}",
    "kind": "/en/activities/?kind=study",
    "partner": "/en/activities/?partner=x3",
    "project": "/en/activities/?project=p4",
    "since": f"/en/activities/?since={MIDDLE}",
    "until": f"/en/activities/?until={MIDDLE}",
    "kind, until": f"/en/activities/?kind=study&until={MIDDLE}",
    "earliest": "/en/activities/?sort=earliest",
    "by title": "/en/activities/?sort=title",
    "activity": "/en/activities/{one}/",
    "project page": "/en/projects/p4/",
    "partner page": "/en/partners/x3/",
    "projects": "/en/projects/",
    "meetings": "/en/meetings/",
    "follow-ups": "/en/follow-ups/",
    "search, rare": "/en/search/?q=4711",
    "search, common": "/en/search/?q=vervoer",
    "words, rare": "/en/activities/?q=4711",
    "words, common": "/en/activities/?q=vervoer",
    "changes": "/en/changes/",
    "pictures": "/en/pictures/",
    "feed": "/en/feeds/activities.atom",
    "API": "/api/v1/activities",
    "sitemap": "/sitemap.xml",
}


def bare(request):
    """Answer with a text of the size that is asked for, and do nothing else."""
    return HttpResponse("x" * int(request.GET["size"]))


# The addresses of a site that has nothing but the bare view.
urlpatterns = [path("bare/", bare)]


def pages(rows, _folder):
    """Fill the database and ask for each address; return {name: [milliseconds, bytes]} as `pages`."""
    with transaction.atomic():
        make_world(rows)
        index_everything()
    middle = Activity.objects.filter(last_day__lt=MIDDLE, is_public=True).order_by("-last_day", "-pk").first()
    codes = {"after": middle.code if middle else Activity.objects.first().code, "one": Activity.objects.first().code}
    with override_settings(ALLOWED_HOSTS=["localhost"], KEEP_PAGES=False, API_RATE="100000/min"):
        found = {name: _measured(address.format(**codes)) for name, address in ADDRESSES.items()}
        with override_settings(ROOT_URLCONF=__name__):
            found["bare view"] = _measured(f"/bare/?size={found['list'][1]}")
    return {"rows": rows, "seconds": 0, "pages": found}


def _measured(address):
    """Return the milliseconds that the fastest of some requests takes, and the bytes of its answer.

    On SQLite they are those of this process; elsewhere the database works in another one, and the clock on the wall
    counts for both.
    """
    client = Client(SERVER_NAME="localhost")
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    taken = []
    for _time in range(TIMES):
        start = clock()
        answer = client.get(address)
        taken.append(clock() - start)
        if answer.status_code != 200:
            raise ValueError(f"{address} answers {answer.status_code}.")
    return [min(taken) * 1000, len(answer.content)]


def page_table(small, big):
    """Yield the lines that people read: each address at both sizes, and the ratios."""
    bare_ms = big["pages"]["bare view"][0]
    yield f"{'page':<16}{small['rows']:>10} rows{big['rows']:>10} rows{'ratio':>8}{'÷ bare':>8}{'kB':>6}"
    for name, (ms, size) in big["pages"].items():
        before = small["pages"][name][0]
        yield (f"{name:<16}{before:>12.2f} ms{ms:>12.2f} ms{ms / before:>8.2f}{ms / bare_ms:>8.1f}{size / 1000:>6.0f}")
