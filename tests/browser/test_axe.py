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
    "changes/",
    "changes/?record=project:vuurwerk",
    "reports/jaarverslag-2022/promises/",
    "projects/vuurwerk/?on=2022-10-15",
    "projects/?on=2023-02-30",
    "projects/?view=table&status=running",
    "search/?q=kwaliteit",
    "meanings/",
    "about-the-data/",
    "data-dictionary/",
    "api/",
    "api/follow-ups/",
    "accessibility/",
    "privacy/",
]
STAFF = [
    "",
    "?whose=all",
    "projects/project/",
    "projects/project/add/",
    "projects/followup/",
    "projects/decision/",
    "projects/activity/import/",
    "projects/changeset/",
    "calendar/",
    "annual-report/?year=2022&chapter=theme-1",
    "projects/frozenreport/add/",
    "help/",
    "help/first-steps/",
    "projects/meeting/1/sheet/",
    "projects/meeting/1/sheet/?reader=table",
    "answers/",
    "answers/?partner=nrw&language=fr",
    "answers/?words=vuurwerk&language=nl",
]


# Width and height, colour scheme, and whether a person chose the colours; 320 × 256 is 1280 × 1024 at 400 %.
LOOKS = [
    (320, 900, "light", "none"),
    (1440, 900, "dark", "none"),
    (320, 256, "dark", "none"),
    (1440, 900, "light", "none"),
    (1024, 900, "dark", "active"),
]


@pytest.fixture(params=LOOKS, ids=str)
def look(request, page):
    """A page of one size, in one colour scheme, with or without colours that a person has chosen."""
    width, height, scheme, forced = request.param
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, forced_colors=forced)
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
