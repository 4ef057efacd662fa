"""An edit of something public as people make it: proposed by one, looked at and accepted by another, then public."""

import pytest
from playwright.sync_api import expect

NEW = "Fietsplan van de Benelux"


def open_project(page, site, code):
    page.goto(f"{site.url}/admin/projects/project/?q={code}")
    page.locator("#result_list tbody th a").first.click()


@pytest.fixture
def proposed(sign_in, site):
    """An editor has proposed a title for a public project; the address of its review."""
    page = sign_in("editor")
    open_project(page, site, "roadmap-fiets")
    page.locator("#id_title_nl").fill(NEW)
    page.locator("#id_reason").fill("Zo heet het nu.")
    page.locator(".submit-row input[name=_save]").first.click()
    expect(page.locator(".review-change .new")).to_have_text(NEW)
    return page.url


def heading_of(browser, site):
    visitor = browser.new_context().new_page()
    visitor.goto(f"{site.url}/nl/projects/roadmap-fiets/")
    text = visitor.locator("h1").inner_text()
    visitor.context.close()
    return text


def test_an_edit_is_proposed_previewed_accepted_and_only_then_public(proposed, page, sign_in, site, browser):
    before = heading_of(browser, site)
    page.context.clear_cookies()
    page = sign_in("publisher")
    open_project(page, site, "roadmap-fiets")
    expect(page.locator(".proposals .new")).to_have_text(NEW)
    page.locator(".proposal-ways a").click()
    page.locator(".change-ways a").last.click()
    expect(page.locator("h1")).to_have_text(NEW)
    expect(page.locator(".preview-banner")).to_be_visible()
    page.locator(".preview-ways a[hreflang=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert heading_of(browser, site) == before
    page.locator(".preview-back").click()
    page.locator("button[value=apply]").click()
    expect(page.locator("button[value=undo]")).to_be_visible()
    assert heading_of(browser, site) == NEW
    page.locator("button[value=undo]").click()
    expect(page.locator("button[value=undo]")).to_have_count(0)
    assert heading_of(browser, site) == before


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_the_pages_of_a_proposal_are_fit_for_everybody(proposed, page, site, axe, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    open_project(page, site, "roadmap-fiets")
    expect(page.locator(".proposals")).to_be_visible()
    page.wait_for_load_state()
    found["record"] = [one for one in axe(page) if "proposal" in one[1] or "held" in one[1] or "reason" in one[1]]
    page.goto(proposed)
    found["review"] = axe(page)
    page.locator(".change-ways a").last.click()
    expect(page.locator(".preview-banner")).to_be_visible()
    page.wait_for_load_state()
    found["preview"] = axe(page)
    sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.goto(proposed)
    page.locator("button[value=refuse]").click()
    expect(page.locator("button[value=refuse]")).to_have_count(0)
    assert (found, max(sideways, 0)) == ({"record": [], "review": [], "preview": []}, 0)
