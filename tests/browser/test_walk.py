"""The tracker as people use it: the public who read, and the staff who write."""

import csv
import io

from playwright.sync_api import expect

LIST = "code,project,kind,title_nl,first_day,last_day\n"


def test_a_citizen_goes_from_home_through_a_filter_to_a_project_and_takes_the_list_along(page, site):
    page.goto(f"{site.url}/en/")
    page.get_by_label("Main menu").get_by_role("link", name="Projects").click()
    page.wait_for_url("**/en/projects/")
    # The list follows the choice by itself; a second request by the button would only be torn by the next click.
    with page.expect_response("**status=suspended**"):
        page.locator("select[name=status]").select_option("suspended")
    page.wait_for_url("**status=suspended**")
    expect(page.locator("#chips a")).to_have_count(1)
    shown = page.locator(".card-title a").all_inner_texts()
    assert shown != []
    with page.expect_download() as download:
        page.locator(".downloads").get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert [row["title_en"] for row in rows] == shown
    page.locator(".card-title a").first.click()
    expect(page.locator("h1")).to_have_text(shown[0])
    page.get_by_label("Language").get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.context.cookies() == []


def test_a_publisher_changes_a_status_and_the_page_and_the_history_say_so(sign_in, site):
    page = sign_in("publisher")
    page.goto(f"{site.url}/admin/projects/project/?q=hyperloop")
    page.locator("#result_list input[name=_selected_action]").first.check()
    page.locator("select[name=action]").select_option("change_status")
    page.locator("button[name=index]").click()
    page.locator("#id_status").select_option("suspended")
    page.locator("#id_day").fill("2023-03-01")
    page.locator("#id_reason").fill("De verkenning ligt stil.")
    page.locator("input[name=confirmed]").click()
    expect(page.locator(".messagelist .success")).to_have_count(1)
    page.goto(f"{site.url}/nl/projects/hyperloop/")
    assert "De verkenning ligt stil." in page.locator(".timeline").inner_text()
    assert page.locator(".page-state .badge").inner_text().strip() == "opgeschort"
    page.goto(f"{site.url}/admin/projects/project/?q=hyperloop")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Geschiedenis").click()
    expect(page.locator("#change-history tbody tr")).to_have_count(3)


def upload(page, site, text):
    page.goto(f"{site.url}/admin/projects/activity/import/")
    file = {"name": "activiteiten.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    page.locator("#id_file").set_input_files(files=[file])
    page.locator(".submit-row input").click()


def test_an_import_with_an_error_is_mended_reviewed_applied_and_undone(sign_in, site):
    page = sign_in("publisher")
    upload(page, site, LIST + "proef-1,hyperloop,study,Één studie,31-11-2022,31-12-2022\n")
    expect(page.locator(".import-errors tbody tr")).to_have_count(1)
    for place, text in enumerate(["2", "first_day", "“31-11-2022”"]):
        expect(page.locator(".import-errors tbody td").nth(place)).to_have_text(text)
    upload(page, site, LIST + "proef-1,hyperloop,study,Één studie,30-11-2022,31-12-2022\n")
    expect(page.locator(".review-change")).to_have_count(1)
    assert "2022-11-30" in page.locator(".review-change").inner_text()
    page.locator("button[value=apply]").click()
    expect(page.locator("button[value=undo]")).to_be_visible()
    page.goto(f"{site.url}/admin/projects/activity/?q=proef-1")
    assert page.locator("#result_list tbody tr").count() == 1
    page.goto(f"{site.url}/admin/projects/changeset/?q=activiteiten")
    page.locator("#result_list tbody th a").first.click()
    page.locator("button[value=undo]").click()
    expect(page.locator("button[value=undo]")).to_have_count(0)
    page.goto(f"{site.url}/admin/projects/activity/?q=proef-1")
    assert page.locator("#result_list tbody tr").count() == 0


def test_the_api_can_be_tried_on_its_page_and_what_is_wrong_is_said_there(page, site):
    page.goto(f"{site.url}/en/api/follow-ups/")
    page.fill("[data-try] [name=q]", "studie")
    page.click("[data-try] button")
    said = page.locator("[data-said] p")
    expect(said).to_have_text(f"GET {site.url}/api/v1/follow-ups?q=studie → 200")
    page.fill("[name=updated_since]", "yesterday")
    page.click("[data-try] button")
    expect(said).to_have_text(f"GET {site.url}/api/v1/follow-ups?q=studie&updated_since=yesterday → 400")
    expect(page.locator("[data-said] pre")).to_contain_text('"parameter": "updated_since"')
