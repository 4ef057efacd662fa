"""How a page is cited."""

import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest

from projects.models import Decision, Project
from projects.templatetags import citing
from tests import make

pytestmark = pytest.mark.django_db


def cited(client, address):
    """Return the sentence and the two blocks with which a page says how it is cited."""
    text = client.get(address).content.decode()
    block = re.search(r'<details class="cite">(.*?)</details>', text, re.DOTALL)[1]
    sentence = re.sub(r"<[^>]+>", "", re.search(r'<p class="citation">(.*?)</p>', block)[1])
    bibtex, csl = re.findall(r"<pre>(.*?)</pre>", block, re.DOTALL)
    return unescape(sentence), unescape(bibtex), unescape(csl)


@pytest.fixture
def project():
    """A project that was changed last just before midnight in Brussels."""
    project = make.project(title_nl="Roadmap fiets", title_en="Cycling: 50 % more & better_{x}")
    Project.objects.filter(pk=project.pk).update(updated_at=datetime(2023, 3, 31, 21, 30, tzinfo=UTC))
    return project


def test_a_citation_names_publisher_title_code_day_address_and_licence(client, project):
    sentence, _bibtex, _csl = cited(client, "/en/projects/fiets/")
    assert sentence == (
        "Secretariat-General of the Benelux Union. Cycling: 50 % more & better_{x} (fiets). Benelux Tracker. "
        "Last changed on 31 March 2023. http://testserver/en/projects/fiets/. CC BY 4.0."
    )


def test_bibtex_writes_out_what_tex_takes_for_commands(client, project):
    _sentence, bibtex, _csl = cited(client, "/en/projects/fiets/")
    assert bibtex.splitlines() == [
        "@misc{benelux-tracker-project-fiets,",
        r"  title = {{Cycling: 50 \% more \& better\_\{x\}}},",
        "  author = {{Secretariat-General of the Benelux Union}},",
        "  howpublished = {Benelux Tracker},",
        "  year = {2023},",
        "  month = {3},",
        "  day = {31},",
        "  url = {http://testserver/en/projects/fiets/},",
        "  language = {english},",
        "  note = {CC BY 4.0}",
        "}",
    ]


def test_csl_is_json_with_the_language_of_the_title(client, project):
    Project.objects.update(title_en="")
    [item] = json.loads(cited(client, "/en/projects/fiets/")[2])
    assert item == {
        "id": "benelux-tracker-project-fiets",
        "type": "webpage",
        "title": "Roadmap fiets",
        "author": [{"literal": "Secretariat-General of the Benelux Union"}],
        "container-title": "Benelux Tracker",
        "issued": {"date-parts": [[2023, 3, 31]]},
        "URL": "http://testserver/en/projects/fiets/",
        "language": "nl",
        "note": "CC BY 4.0",
    }


def test_an_act_is_cited_with_its_number(client):
    make.decision(title_en="Decision on fireworks")
    assert Decision.objects.get().official_number == "M(2022)7"
    assert "M(2022)7 Decision on fireworks (m-2022-7)." in cited(client, "/en/decisions/m-2022-7/")[0]


def test_a_title_in_another_language_is_marked(client, project):
    Project.objects.update(title_en="")
    assert '<cite lang="nl">Roadmap fiets</cite>' in client.get("/en/projects/fiets/").content.decode()


@pytest.mark.parametrize("sign", "\\~^{}&%$#_")
def test_a_sign_is_written_out_once(sign):
    assert citing.tex(sign) not in (sign, "")
    assert citing.tex(f"a{sign}b") == f"a{citing.tex(sign)}b"
