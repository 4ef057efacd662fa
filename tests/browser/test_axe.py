"""What axe finds, on every kind of page, light and dark, on a phone and on a desk; and nothing scrolls sideways."""

import pytest

PUBLIC = [
    "",
    "themes/",
    "themes/2.1/",
    "projects/",
    "projects/?status=zzz",
    "projects/vuurwerk/",
    "decisions/",
    "decisions/m-2022-7/",
    "meetings/",
    "meetings/overstromingen-workshop-2022-04-21/",
    "follow-ups/",
    "activities/",
    "partners/",
    "partners/be/",
    "documents/",
    "reports/",
    "reports/jaarverslag-2022/",
    "pictures/",
    "pictures/themes/",
    "pictures/promises/",
    "pictures/promises/?by=theme",
    "pictures/countries/",
    "pictures/meetings/",
    "pictures/relations/",
    "projects/roadmap-fiets/",
    "decisions/m-2020-14/",
    "meanings/",
    "about-the-data/",
    "accessibility/",
    "privacy/",
]
STAFF = [
    "",
    "projects/project/",
    "projects/project/add/",
    "projects/followup/",
    "projects/decision/",
    "projects/activity/import/",
    "projects/changeset/",
]


@pytest.fixture(params=[(320, "light"), (1440, "dark"), (320, "dark"), (1440, "light")], ids=str)
def look(request, page):
    """A page in one width and one colour scheme."""
    width, scheme = request.param
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    return page


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_axe_finds_nothing_on_public_pages(look, site, axe):
    found = {}
    for path in PUBLIC:
        look.goto(f"{site.url}/nl/{path}")
        if problems := [*axe(look), *([("scrolls sideways", "")] if sideways(look) > 0 else [])]:
            found[path] = problems
    assert found == {}


def test_axe_finds_nothing_on_the_staff_desk(look, sign_in, site, axe):
    sign_in("publisher")
    found = {}
    for path in STAFF:
        look.goto(f"{site.url}/admin/{path}")
        if problems := axe(look):
            found[path] = problems
    assert found == {}
