"""A file with rows in error as a person has it: taken apart, the sound rows gone on with, the others mended."""

import pytest
from playwright.sync_api import expect

HEADER = "code;kind;title_nl\n"


def bring_in(page, site, content):
    """Bring a file of partners in."""
    page.goto(f"{site.url}/admin/projects/partner/import/")
    page.locator("#id_file").set_input_files({"name": "partners.csv", "mimeType": "text/csv", "buffer": content})
    page.locator(".submit-row input").click()


def test_rows_in_error_are_mended_and_the_sound_ones_go_on(sign_in, site, tmp_path):
    page = sign_in("publisher")
    bring_in(page, site, f"{HEADER}proef-a;network;Élan\nproef-b;netwerk;B\nproef-c;network;C\n".encode())
    with page.expect_download() as download:
        page.locator(".import-apart a.button").click()
    download.value.save_as(tmp_path / download.value.suggested_filename)
    content = (tmp_path / "partner-errors.csv").read_bytes()
    page.locator(".import-apart button").click()
    expect(page.locator(".review-change")).to_have_count(2)
    page.locator("button[value=apply]").click()
    expect(page.locator("button[value=undo]")).to_be_visible()
    bring_in(page, site, content.replace(b";netwerk;", b";network;"))
    expect(page.locator(".review-change")).to_have_count(1)
    page.locator("button[value=apply]").click()
    expect(page.locator("button[value=undo]")).to_be_visible()
    page.goto(f"{site.url}/admin/projects/partner/?q=proef-")
    expect(page.locator("#result_list tbody tr")).to_have_count(3)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")])
def test_the_pages_of_an_import_are_fit_for_everybody(sign_in, site, axe, width, scheme):
    page = sign_in("publisher")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found, sideways = {}, []
    lines = "".join(f"lang-{number};network;Netwerk {number}\n" for number in range(60))
    bring_in(page, site, f"{HEADER}{lines}fout;netwerk;B\n".encode())
    expect(page.locator(".import-apart button")).to_be_visible()
    found["import"] = axe(page)
    sideways.append(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
    page.locator(".import-apart button").click()
    expect(page.locator(".review-pages")).to_be_visible()
    found["review"] = axe(page)
    sideways.append(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
    assert (found, max(*sideways, 0)) == ({"import": [], "review": []}, 0)
