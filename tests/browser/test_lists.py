"""Lists in a browser: filters answer at once and leave the focus alone, and without JavaScript they find the same."""

import pytest
from playwright.sync_api import expect

STATUS, COUNT = "select[name=status]", "#found strong"


@pytest.fixture
def without_script(browser):
    """A page in a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_filter_answers_at_once_and_leaves_the_focus_where_it_is(page, site):
    page.goto(f"{site.url}/en/projects/")
    before = page.locator(COUNT).inner_text()
    page.locator(STATUS).focus()
    page.locator(STATUS).select_option("suspended")
    page.wait_for_url("**/en/projects/?status=suspended")
    expect(page.locator(COUNT)).not_to_have_text(before)
    assert page.evaluate("document.activeElement.name") == "status"
    assert page.locator(STATUS).input_value() == "suspended"
    expect(page.locator("#chips a")).to_have_text("Take away: Status: suspended ×")
    expect(page.locator(".card-title a")).to_have_count(int(page.locator(COUNT).inner_text()))
    french = page.get_by_label("Language").get_by_role("link", name="Français")
    expect(french).to_have_attribute("href", f"{site.url}/fr/projects/?status=suspended")


def test_the_numbers_behind_the_options_follow_the_other_filters(page, site):
    page.goto(f"{site.url}/en/projects/")
    page.locator("select[name=flagship]").select_option("1")
    page.wait_for_url("**flagship=1")
    expect(page.locator("#chips a")).to_have_count(1)
    option = page.locator(f"{STATUS} option[value=running]")
    number = int(option.inner_text().rpartition("(")[2].rstrip(")"))
    page.locator(STATUS).select_option("running")
    page.wait_for_url("**status=running**")
    expect(page.locator(COUNT)).to_have_text(str(number))


def test_typing_finds_without_a_button_and_the_way_back_leads_back(page, site):
    page.goto(f"{site.url}/en/projects/")
    everything = page.locator(COUNT).inner_text()
    page.locator(".finder input[name=q]").press_sequentially("hyperloop")
    page.wait_for_url("**/en/projects/?q=hyperloop")
    expect(page.locator(COUNT)).not_to_have_text(everything)
    assert page.evaluate("document.activeElement.name") == "q"
    page.go_back()
    page.wait_for_url("**/en/projects/")
    expect(page.locator(COUNT)).to_have_text(everything)
    expect(page.locator(".finder input[name=q]")).to_have_value("")


def test_a_question_that_makes_no_sense_is_said_at_once(page, site):
    page.goto(f"{site.url}/en/decisions/")
    page.locator("input[name=year]").fill("12")
    page.locator("input[name=year]").blur()
    expect(page.locator("#finder-problem")).to_contain_text("This question makes no sense:")
    page.locator("input[name=year]").fill("2022")
    page.locator("input[name=year]").blur()
    expect(page.locator("#finder-problem li")).to_have_count(0)


def test_without_javascript_the_same_form_finds_the_same(page, without_script, site):
    page.goto(f"{site.url}/en/projects/?view=table")
    page.locator(STATUS).select_option("suspended")
    page.wait_for_url("**status=suspended**")
    expect(page.locator("#chips a")).to_have_count(1)
    live = page.locator("#results").inner_html()
    without_script.goto(f"{site.url}/en/projects/?view=table")
    without_script.locator(STATUS).select_option("suspended")
    without_script.get_by_role("button", name="Show").click()
    assert "view=table" in without_script.url
    assert without_script.locator("#results").inner_html() == live
