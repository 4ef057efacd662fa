"""Searching as people do: with the keyboard, with suggestions, and without any script."""

import pytest
from playwright.sync_api import expect

SIZES = [(320, "light"), (1440, "dark")]


def test_with_the_keyboard_alone_one_types_chooses_and_arrives(page, site):
    page.goto(f"{site.url}/nl/search/")
    box = page.locator("#page-q")
    box.focus()
    page.keyboard.type("vuur")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "page-q-list-0")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    title = options.nth(0).locator("span").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    assert page.context.cookies() == []


def test_escape_closes_the_list_and_enter_asks_for_the_words(page, site):
    page.goto(f"{site.url}/en/search/")
    page.locator("#page-q").press_sequentially("firew")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.locator("#page-q")).to_have_value("firew")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=firew")
    expect(page.locator(".hit").first).to_be_visible()


def test_without_a_script_the_box_is_a_form(browser, site):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site.url}/nl/search/")
    tab.locator("#page-q").fill("luchtkwaliet")
    tab.locator(".search-box button").first.click()
    expect(tab.locator(".search-note")).to_contain_text("luchtkwaliteit")
    expect(tab.locator(".hit mark").first).to_have_text("Luchtkwaliteit")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing_on_the_page_in_any_state(page, site, axe, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for question in ("", "?q=vuurwerk", "?q=grens&kind=project", "?q=cyclng", "?q=politie+Luxemburg", "?q=x&kind=zzz"):
        page.goto(f"{site.url}/nl/search/{question}")
        sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if problems := [*axe(page), *([("scrolls sideways", sideways)] if sideways > 0 else [])]:
            found[question] = problems
    page.locator("#page-q").fill("")
    page.locator("#page-q").press_sequentially("vuur")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert (found, axe(page)) == ({}, [])
