"""The help, as a new colleague comes to it; and the camera that takes its pictures."""

import struct

from django.conf import settings
from playwright.sync_api import expect

from projects.management.camera import MARGIN, VIEWPORT, Walker
from projects.management.shots import Shot, found


def test_a_link_beside_the_title_leads_to_the_help_and_on_in_another_language(site, sign_in):
    page = sign_in("editor")
    page.goto(f"{site.url}/admin/projects/followup/")
    page.click(".help-link a")
    page.wait_for_url("**/admin/help/record-an-outcome/")
    page.click(".help-languages a[lang=fr]")
    article = page.locator(".help-article")
    expect(article).to_have_attribute("lang", "fr")
    expect(article.locator("h2").first).to_have_text("Un engagement a été tenu")
    page.click(".help-contents a[href*='first-steps']")
    page.wait_for_url("**/admin/help/first-steps/")
    expect(article.locator(".seen").first).to_be_visible()


def test_nothing_of_the_help_scrolls_sideways_on_a_phone(site, sign_in):
    page = sign_in("editor")
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("help/", "help/first-steps/", "help/import-a-file/", "projects/followup/"):
        page.goto(f"{site.url}/admin/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_the_camera_takes_what_it_can_and_says_what_stood_in_its_way(site, browser, tmp_path):
    walker = Walker(browser, site.url, "en", site.passwords)
    steps = (("sign_in", "editor"), *found("project", "waterstof-backbone-studie"))
    shot = Shot("a-page", 1, steps, ("#content > h1", "ul.object-tools"), "a.step", tallest=100)
    assert walker.take(shot, tmp_path / "en" / "a-page-1.png") == ""
    width, height = struct.unpack(">II", (tmp_path / "en" / "a-page-1.png").read_bytes()[16:24])
    scale = settings.HELP_SCALE
    assert width <= VIEWPORT["width"] * scale
    assert 2 * MARGIN * scale < height <= 100 * scale
    nowhere = Shot("a-page", 2, (("go", "/admin/nowhere/"),), ("#content",))
    assert walker.take(nowhere, tmp_path / "2.png") == "/admin/nowhere/ answered 404"
    assert not (tmp_path / "2.png").exists()
    walker.context.close()
