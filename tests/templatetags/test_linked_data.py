"""Data blocks: what machines read of a page, only what is public and only as exact as it is known."""

import json
import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from projects.models import ProjectPartner
from tests import make

pytestmark = pytest.mark.django_db

HOST = "http://testserver/en"


def graph(client, record):
    """Return what the English page of a record says in JSON-LD: things by their type."""
    answer = client.get(f"/en/{record.get_absolute_url().split('/', 2)[2]}")
    assert answer.status_code == 200
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.DOTALL)
    data = json.loads(block)
    assert data["@context"]["@vocab"] == "https://schema.org/"
    return data["@graph"]


def thing(client, record):
    return graph(client, record)[0]


def test_a_decision_says_its_number_type_dates_and_by_whom_it_was_passed(client):
    body = make.partner(code="comite", title_en="Committee of Ministers", kind="benelux_body")
    act = make.decision(
        title_en="Decision on fireworks",
        body=body,
        stage="in_force",
        signed_first=date(2022, 9, 27),
        signed_last=date(2022, 9, 27),
        published_first=date(2022, 10, 1),
        published_last=date(2022, 10, 31),
    )
    committee = f"{HOST}/partners/comite/"
    assert thing(client, act) == {
        "@type": ["Legislation", "eli:LegalResource"],
        "@id": f"{HOST}/decisions/m-2022-7/",
        "url": f"{HOST}/decisions/m-2022-7/",
        "identifier": "m-2022-7",
        "name": {"@value": "Decision on fireworks", "@language": "en"},
        "legislationIdentifier": "M(2022)7",
        "legislationType": "decision",
        "legislationDate": "2022-09-27",
        "datePublished": "2022-10",
        "legislationPassedBy": {
            "@type": "Organization",
            "@id": committee,
            "url": committee,
            "name": {"@value": "Committee of Ministers", "@language": "en"},
        },
        "legislationLegalForce": {"@id": "https://schema.org/InForce"},
        "eli:number": "M(2022)7",
        "eli:type_document": {"@type": "skos:Concept", "skos:prefLabel": "decision"},
        "eli:date_document": {"@type": "xsd:date", "@value": "2022-09-27"},
        "eli:passed_by": {"@id": committee},
    }


@pytest.mark.parametrize(
    ("kind", "words", "back"),
    [
        ("amends", {"eli:amends", "legislationAmends"}, "eli:amended_by"),
        ("replaces", {"eli:changes", "legislationChanges"}, "eli:changed_by"),
        ("extends", {"eli:changes", "legislationChanges"}, "eli:changed_by"),
        (
            "implements",
            {"eli:ensures_implementation_of", "legislationEnsuresImplementationOf"},
            "eli:implementation_ensured_by",
        ),
        ("evaluates", {"eli:related_to"}, "eli:related_to"),
        ("prepares", {"eli:related_to"}, "eli:related_to"),
    ],
)
def test_a_decision_says_what_it_does_to_others_and_they_to_it(client, kind, words, back):
    relation = make.decision_relation(kind=kind)
    there, other = thing(client, relation.decision), thing(client, relation.other)
    found = {name: value for name, value in there.items() if isinstance(value, list) and name != "@type"}
    assert set(found) == words
    assert [[link["@id"] for link in links] for links in found.values()] == [
        [f"{HOST}/decisions/{relation.other.code}/"]
    ] * len(words)
    assert [link["@id"] for link in other[back]] == [f"{HOST}/decisions/{relation.decision.code}/"]


@pytest.mark.parametrize("kind", ["declaration", "mou", "mandate", "judgment"])
def test_what_is_no_law_is_not_called_legislation(client, kind):
    act = make.decision(type=kind, signed_first=date(2022, 1, 1), signed_last=date(2022, 12, 31))
    said = thing(client, act)
    assert (said["@type"], said["dateCreated"]) == ("CreativeWork", "2022")
    assert [name for name in said if name.startswith(("eli:", "legislation"))] == []


def test_nothing_private_stands_in_a_data_block(client):
    secret = make.partner(code="geheim", title_nl="geheim", title_en="geheim", kind="organisation", is_public=False)
    relation = make.decision_relation(other=make.decision(number=1, title_en="geheim", is_public=False))
    relation.decision.body = secret
    relation.decision.save()
    meeting = make.meeting(body=secret, host=secret)
    meeting.partners.add(secret)
    project = make.project()
    ProjectPartner.objects.create(project=project, partner=secret)
    for record in (relation.decision, meeting, project):
        assert "geheim" not in json.dumps(graph(client, record))


@pytest.mark.parametrize(
    ("first", "last", "start", "end"),
    [
        (date(2022, 4, 21), date(2022, 4, 21), "2022-04-21", "2022-04-21"),
        (date(2022, 4, 21), date(2022, 4, 23), "2022-04-21", "2022-04-23"),
        (date(2022, 4, 1), date(2022, 4, 30), "2022-04", None),
        (date(2022, 1, 1), date(2022, 12, 31), "2022", None),
        (date(2022, 4, 1), date(2022, 6, 30), None, None),
        (date(2022, 4, 3), date(2022, 5, 20), None, None),
        (date(2022, 4, 21), None, None, None),
        (None, None, None, None),
    ],
)
def test_a_meeting_says_its_days_only_as_exactly_as_they_are_known(client, first, last, start, end):
    said = thing(client, make.meeting(first_day=first, last_day=last))
    assert (said["@type"], said.get("startDate"), said.get("endDate")) == ("Event", start, end)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("held", "https://schema.org/EventScheduled"),
        ("planned", "https://schema.org/EventScheduled"),
        ("cancelled", "https://schema.org/EventCancelled"),
        ("unclear", None),
    ],
)
def test_a_meeting_says_whether_it_takes_place_where_that_is_known(client, state, said):
    assert thing(client, make.meeting(state=state)).get("eventStatus") == ({"@id": said} if said else None)


def test_a_meeting_says_where_by_whom_and_which_organisations_took_part(client):
    host = make.partner(code="gastheer", title_en="Host", kind="organisation")
    meeting = make.meeting(place="Luik", host=host)
    meeting.partners.add(host, make.partner(code="be", kind="member_state"))
    said = thing(client, meeting)
    assert said["location"] == {"@type": "Place", "name": "Luik"}
    assert said["organizer"]["@id"] == f"{HOST}/partners/gastheer/"
    assert [link["@id"] for link in said["attendee"]] == [f"{HOST}/partners/gastheer/"]


@pytest.mark.parametrize("sittings", [8, None])
def test_several_sittings_are_a_series_without_days(client, sittings):
    said = thing(client, make.meeting(sittings=sittings))
    assert (said["@type"], "startDate" in said) == ("EventSeries", False)


def test_a_project_says_which_organisations_take_part(client):
    project = make.project(title_en="Cycling", summary_en="More cyclists.")
    ProjectPartner.objects.create(project=project, partner=make.partner(code="boip", kind="benelux_body"))
    said = thing(client, project)
    assert (said["@type"], said["description"]["@value"]) == ("Project", "More cyclists.")
    assert [link["@id"] for link in said["member"]] == [f"{HOST}/partners/boip/"]


def test_a_text_in_another_language_says_so(client):
    assert thing(client, make.meeting())["name"] == {"@value": "Workshop overstromingen", "@language": "nl"}


@pytest.mark.parametrize("maker", [make.project, make.document, make.follow_up, make.theme, make.report])
def test_every_page_says_where_it_stands_on_the_site(client, maker):
    record = maker()
    trail = graph(client, record)[-1]
    own = f"http://testserver/en/{record.get_absolute_url().split('/', 2)[2]}"
    assert trail["@type"] == "BreadcrumbList"
    places = [step["item"]["@id"] for step in trail["itemListElement"]]
    assert places == [f"{HOST}/", own.removesuffix(f"{record.code}/"), own]
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]


def test_no_text_can_close_the_block(client):
    project = make.project(title_en="</script><script>alert(1)</script> & <!--")
    text = client.get("/en/projects/fiets/").content.decode()
    assert text.count("<script") == text.count("</script>") == 2
    assert thing(client, project)["name"]["@value"] == "</script><script>alert(1)</script> & <!--"


def test_the_home_page_says_how_the_site_is_searched(rf):
    with override("nl"):
        shown = Template("{% load linked_data %}{% website_data %}").render(Context({"request": rf.get("/nl/")}))
    [site] = json.loads(re.sub(r"</?script.*?>", "", shown))["@graph"]
    assert (site["@type"], site["url"]) == ("WebSite", "http://testserver/nl/")
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://testserver/nl/search/?q={search_term_string}"
