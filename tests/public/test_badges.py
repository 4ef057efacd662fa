"""The status of a project as a picture for other pages."""

import re
from html import unescape

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from projects.models import Status
from tests import make
from tests.test_translated import BEFORE_A_COLON

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def drawn(client, code="fiets", language="en"):
    answer = client.get(f"/{language}/badges/{code}.svg")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml; charset=utf-8")
    return fromstring(answer.content)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("status", Status)
def test_a_badge_says_the_status_in_its_language_and_every_status_fits(client, language, status):
    make.status_update(project=make.project(), status=status)
    picture = drawn(client, language=language)
    with override(language):
        said = gettext(str(status.label))
    assert picture.get(XML_LANG) == language
    assert picture.findtext(f"{SVG}title") == f"Benelux Tracker{BEFORE_A_COLON[language]}: {said}"
    name, word = picture.findall(f"{SVG}g/{SVG}text")
    assert (name.text, word.text) == ("Benelux Tracker", said)
    # The browser fits each text to its length, so it ends before the icon and before the edge.
    ends = [float(text.get("x")) + float(text.get("textLength")) for text in (name, word)]
    assert ends[0] < float(picture.findall(f"{SVG}svg")[1].get("x"))
    assert ends[1] < float(picture.get("width"))
    assert picture.get("viewBox") == f"0 0 {picture.get('width')} {picture.get('height')}"


def test_a_project_without_a_status_says_so(client):
    make.project()
    assert drawn(client).findtext(f"{SVG}title") == "Benelux Tracker: no status recorded"


def test_a_badge_names_its_project_and_the_language_of_the_name(client):
    make.project(title_nl="Roadmap <fiets> & meer")
    name = drawn(client).find(f"{SVG}desc")
    assert (name.text, name.get(XML_LANG)) == ("Roadmap <fiets> & meer", "nl")


def test_a_badge_needs_no_style_no_script_and_nothing_from_elsewhere(client):
    make.status_update(project=make.project())
    text = client.get("/en/badges/fiets.svg").content.decode()
    addresses = set(re.findall(r"https?://[^\"]+", text))
    assert (addresses, re.findall(r"style|<script|href|url\(", text)) == ({"http://www.w3.org/2000/svg"}, [])


@pytest.mark.usefixtures("pages_kept")
def test_any_page_may_show_it_and_keep_it_for_a_while(client):
    make.project()
    answer = client.get("/en/badges/fiets.svg")
    names = ("Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy", "Content-Security-Policy", "Cache-Control")
    assert [answer[name] for name in names] == ["*", "cross-origin", "default-src 'none'", "public, max-age=3600"]
    assert ("X-Frame-Options" in answer, dict(answer.cookies)) == (False, {})
    again = client.get("/en/badges/fiets.svg", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_a_private_project_has_no_badge(client):
    make.project(is_public=False)
    assert [client.get(f"/en/badges/{code}.svg").status_code for code in ("fiets", "nope", "%00")] == [404] * 3


def test_a_badge_takes_one_query(client):
    make.status_update(project=make.project())
    with CaptureQueriesContext(connection) as captured:
        drawn(client)
    assert len(captured) == 1


def test_the_page_of_a_project_offers_the_lines_to_copy(client):
    make.project(title_en='Cycling "roadmap"')
    text = client.get("/en/projects/fiets/").content.decode()
    words = "Status of “Cycling &quot;roadmap&quot;” in the Benelux Tracker"
    assert f'<img src="/en/badges/fiets.svg" alt="{words}"' in text
    copied = unescape(re.search(r"<pre>(&lt;a .*?)</pre>", text)[1])
    assert copied == (
        '<a href="http://testserver/en/projects/fiets/">'
        f'<img src="http://testserver/en/badges/fiets.svg" alt="{words}" height="24"></a>'
    )
