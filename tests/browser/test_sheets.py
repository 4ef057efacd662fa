"""The sheet of a meeting on paper: two pages, whatever is owed; and the copy of an answer."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from projects.models import FollowUp, User
from tests import make

LONG = "Een gemeenschappelijke aanpak van de overdracht van gegevens tussen de bevoegde diensten uitwerken"


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def meeting_that_is_owed(number, title):
    """Return a meeting whose body owes so many things, with twelve decisions since its last sitting."""
    day = timezone.localdate()
    body = make.partner(code="werkgroep", kind="benelux_body", title_nl="Strategische werkgroep gegevensuitwisseling")
    before, past = day - timedelta(days=100), day - timedelta(days=40)
    make.meeting(code="vorige", body=body, first_day=before, last_day=before)
    meeting = make.meeting(code="deze", title_nl=title, body=body, first_day=day, last_day=day, state="planned")
    source = make.follow_up(code="eerste", title_nl=title, responsible=body, due_last=past, due_basis="stated")
    values = {"responsible": body, "project": source.project, "original_wording": "in de loop van het jaar"}
    FollowUp.objects.bulk_create(
        FollowUp(code=f"punt-{n}", title_nl=title, due_basis="stated", due_first=past, due_last=past, **values)
        for n in range(number - 1)
    )
    for n in range(1, 13):
        make.decision(number=n, title_nl=title, body=body, signed_first=past, signed_last=past)
    return meeting


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["Kort", LONG], ids=["short titles", "long titles"])
def test_a_sheet_is_printed_on_two_pages_however_much_is_owed(page, site, title):
    meeting = meeting_that_is_owed(60, title)
    client = Client()
    client.force_login(User.objects.create_superuser("top", language="nl"))
    answer = client.get(reverse("admin:projects_meeting_sheet", args=[meeting.pk]))
    # The page of this test's database, in the dress of the running site.
    dressed = re.sub(r"<script.*?</script>", "", answer.content.decode().replace('"/static/', f'"{site.url}/static/'))
    page.set_content(dressed, wait_until="networkidle")
    assert answer.context["sheet"].left_out > 0
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 2
    page.emulate_media(media="print")
    shown = [page.locator(selector).first.is_visible() for selector in ("#header", ".tick input", ".by-hand", "thead")]
    assert shown == [False, False, True, True]
    expect(page.locator(".left-out").first).to_be_visible()


def test_little_that_is_owed_is_printed_on_one_page(sign_in, site):
    tab = sign_in("editor")
    tab.goto(f"{site.url}/admin/projects/meeting/?q=overstromingen-workshop-2022-04-21")
    tab.click("#result_list tbody th a")
    tab.click(".object-tools a[href$='/sheet/']")
    tab.wait_for_selector(".sheet-table")
    tab.wait_for_url("**/sheet/")
    assert tab.locator(".sheet-table tbody tr").count() > 2
    assert pages_of(tab.pdf(prefer_css_page_size=True)) == 1


def test_an_answer_is_copied_with_its_links(sign_in, site):
    tab = sign_in("editor")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{site.url}/admin/answers/?partner=nrw&language=nl")
    tab.click("[data-copy]")
    expect(tab.locator("[role=status]")).to_have_text("Gekopieerd.")
    copied = tab.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert "<table" in copied and "/nl/follow-ups/" in copied
