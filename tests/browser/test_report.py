"""The next annual report, as a person writes it: read a chapter, take the file out, freeze, see what has changed."""

import re

from docx import Document
from playwright.sync_api import expect


def test_a_report_is_read_taken_out_frozen_and_compared(sign_in, site, tmp_path):
    page = sign_in("publisher")
    page.goto(f"{site.url}/admin/annual-report/")
    assert page.input_value("#id_year") == "2023"
    page.click(".draft-outline a[href*='theme-2.1']")
    expect(page.locator(":target")).to_have_id("theme-2.1")
    page.click(".draft-gaps summary >> nth=0")
    page.click(".draft-gaps details[open] a >> nth=0")
    expect(page.locator(":target")).to_have_id(re.compile("project-.*"))
    with page.expect_download() as download:
        page.click(".draft-tools a[href*='format=docx']")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "annual-report-2023-nl-draft.docx"
    assert len([p for p in Document(file).paragraphs if p.style.name == "Heading 1"]) == 6
    page.click(".draft-tools a[href$='frozenreport/add/']")
    page.fill("#id_name", "Proef")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_have_count(1)
    page.goto(f"{site.url}/admin/annual-report/")
    page.click(".draft-tools a[href*='/change/']")
    expect(page.locator("#content > h1")).to_have_text("Proef")
    expect(page.locator(".frozen-totals tbody tr")).to_have_count(14)
    page.wait_for_load_state()
    assert page.locator(".review-change").count() == 0
