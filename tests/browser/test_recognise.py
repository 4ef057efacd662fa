"""A report recognised as a person does it: read, decided on beside the passage, proposed, applied."""

import pytest
from playwright.sync_api import expect

TEXT = """Havens

Waterstof in de havens
Op 14 november 2022 vond in Gent een workshop over water-
stof plaats, met Belgische en Nederlandse ministers.

Een handleiding verschijnt naar verwachting in het tweede kwartaal van 2023.
"""


def paste(page, site):
    """Paste the text as one of the report of 2022 and go to what it suggests."""
    page.goto(f"{site.url}/admin/recognise/")
    page.locator("#id_report").select_option(index=1)
    page.locator("#id_text").fill(TEXT)
    page.locator(".submit-row input").click()
    expect(page.locator(".suggestion")).to_have_count(2)


def test_a_passage_is_accepted_changed_proposed_and_applied(sign_in, site):
    page = sign_in("publisher")
    paste(page, site)
    assert page.locator(".passage mark").all_inner_texts() == ["Op 14 november 2022", "in het tweede kwartaal van 2023"]
    first = page.locator(".suggestion").first
    first.locator("input[value=accepted]").check()
    first.locator("textarea").fill("Workshop over waterstof in de havens")
    page.locator(".suggestion").last.locator("input[value=accepted]").check()
    page.locator("button[value=propose]").click()
    # A follow-up needs the project that it comes from.
    expect(page.locator(".suggestion .errorlist")).to_have_count(1)
    page.locator(".suggestion").last.locator("input[value=refused]").check()
    page.locator("button[value=propose]").click()
    expect(page.locator(".review-change")).to_have_count(1)
    assert "Workshop over waterstof in de havens" in page.locator(".review-change").inner_text()
    page.locator("button[value=apply]").click()
    expect(page.locator("button[value=undo]")).to_be_visible()
    page.goto(f"{site.url}/admin/projects/meeting/?q=waterstof-in-de-havens")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")])
def test_the_pages_of_the_recognition_are_fit_for_everybody(sign_in, site, axe, width, scheme):
    page = sign_in("editor")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    page.goto(f"{site.url}/admin/recognise/")
    found["start"] = axe(page)
    paste(page, site)
    found["suggestions"] = axe(page)
    sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert (found, max(sideways, 0)) == ({"start": [], "suggestions": []}, 0)
