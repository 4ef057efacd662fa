"""The menu and the search box where there is no JavaScript, what paper shows, and what the home page weighs."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def plain(browser):
    """A phone whose browser runs no JavaScript."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_on_a_phone_the_menu_opens_without_javascript_and_leads_everywhere(plain, site):
    plain.goto(f"{site.url}/en/projects/")
    menu = plain.get_by_label("Main menu")
    expect(menu.get_by_role("link", name="Themes")).not_to_be_visible()
    plain.get_by_text("Menu", exact=True).click()
    small = [box for link in menu.get_by_role("link").all() if (box := link.bounding_box())["height"] < 24]
    assert small == []
    menu.get_by_role("link", name="Themes").click()
    expect(plain.locator("h1")).to_have_text("Themes")


def test_on_a_desk_the_keyboard_reaches_what_stands_under_more(page, site):
    page.goto(f"{site.url}/en/meetings/")
    page.get_by_label("Main menu").get_by_role("link", name="Meetings").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Activities")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Activities")


@pytest.mark.parametrize("path", ["", "projects/"])
def test_one_search_box_stands_on_every_page(page, site, path):
    page.goto(f"{site.url}/fr/{path}")
    boxes = page.locator("form.search-box")
    assert [box.get_attribute("action") for box in boxes.all()] == ["/fr/search/"]


def test_paper_has_no_menu_and_shows_what_is_folded(page, site):
    page.goto(f"{site.url}/en/reports/jaarverslag-2022/")
    page.emulate_media(media="print")
    expect(page.get_by_label("Main menu")).not_to_be_visible()
    expect(page.locator("form.search-box")).not_to_be_visible()
    expect(page.locator(".outline-records a").first).to_be_visible()
    expect(page.locator(".printed")).to_have_text(f"{site.url}/en/reports/jaarverslag-2022/")


def test_the_whole_home_page_weighs_less_than_100_kilobytes_even_uncompressed(page, site):
    weights = {}
    page.on("response", lambda response: weights.update({response.url: len(response.body())}))
    page.goto(f"{site.url}/fr/", wait_until="networkidle")
    assert sum(weights.values()) < 100_000, weights
