"""The help: every task has its page in three languages, and no page names what is not on the screen."""

import re
from pathlib import Path

import django
import pytest
from allauth import account
from django.conf import settings
from django.urls import get_resolver, reverse

from projects.admin.help import BY_SLUG, LANGUAGES, OF_NAMES, OF_PAGES, OF_TYPES, PAGES, WITHOUT_HELP, help_on
from projects.exchange.changes import propose
from projects.management.shots import SHOTS
from projects.models import RECORD_TYPES, Activity
from tests import make

TEMPLATES = settings.BASE_DIR / "templates"
TEXTS = TEMPLATES / "admin" / "help"
PICTURES = settings.BASE_DIR / "static" / "tracker" / "help"
# A picture is described in a sentence.
PICTURE = r'{% picture "([^"]+)" (\d+) "[^"]{20,}" %}'


def text_of(language, slug):
    return (TEXTS / language / f"{slug}.html").read_text()


def named(pattern, text):
    return re.findall(pattern, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_text_in_every_language_and_no_text_is_left_over(language):
    assert {path.stem for path in (TEXTS / language).iterdir()} == set(BY_SLUG)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_page_is_read_in_the_language_of_whoever_reads_it_and_in_any_other(sign_in, slug):
    client, address = sign_in("Reader", language="nl"), reverse("admin:help_page", args=[slug])
    for query, language in (("", "nl"), ("?language=fr", "fr"), ("?language=en", "en"), ("?language=%00xx", "nl")):
        page = client.get(address + query)
        text = page.content.decode()
        assert (page.status_code, f'<article class="help-article" lang="{language}">' in text) == (200, True)
        assert text.count("<ol>") >= 1


@pytest.mark.django_db
def test_a_page_that_there_is_not_is_not_found(sign_in):
    assert sign_in("Reader").get(reverse("admin:help_page", args=["nothing"])).status_code == 404


@pytest.mark.django_db
def test_the_list_leads_to_every_page(sign_in):
    text = sign_in("Reader").get(reverse("admin:help")).content.decode()
    assert [slug for slug in BY_SLUG if f'href="{reverse("admin:help_page", args=[slug])}"' not in text] == []


def test_previous_and_next_lead_through_all_pages(sign_in):
    client, slug, walked = sign_in("Reader"), PAGES[0].slug, []
    while slug:
        walked.append(slug)
        after = client.get(reverse("admin:help_page", args=[slug])).context["after"]
        slug = after and after.slug
    assert walked == list(BY_SLUG)


def all_names():
    """Yield the names of all addresses of the staff desk."""

    def walk(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns)
            else:
                yield pattern.name

    return walk(get_resolver().url_patterns)


def test_every_page_of_the_help_is_linked_from_a_page_of_the_desk():
    names = {*OF_NAMES, *(f"projects_{kind}_{page}" for kind, pages in OF_TYPES.items() for page in pages)}
    names |= {f"projects_activity_{page}" for page in OF_PAGES}
    assert {page.slug for name in names for page in help_on(name)} == set(BY_SLUG)


def test_every_address_that_the_help_knows_is_there():
    there = {name for name in all_names() if name}
    kinds = {model._meta.model_name for model in RECORD_TYPES}
    known = {*OF_NAMES, *(f"projects_{kind}_{page}" for kind, pages in OF_TYPES.items() for page in pages)}
    known |= {f"projects_{kind}_{page}" for kind in kinds for page in OF_PAGES}
    known |= {f"projects_{kind}_changelist" for kind in WITHOUT_HELP}
    assert known - there == set()


@pytest.mark.parametrize("name", [None, "", "projects_user_change", "projects_auditentry_changelist", "help", "other"])
def test_a_page_without_a_task_has_no_help(name):
    assert help_on(name) == []


def test_a_page_leads_to_the_help_on_what_is_done_there(sign_in):
    client, followup = sign_in("Publisher"), make.follow_up()
    address = reverse("admin:projects_followup_change", args=[followup.pk])
    link = f'<p class="help-link"><a href="{reverse("admin:help_page", args=["record-an-outcome"])}">'
    assert link in client.get(address).content.decode()
    assert link not in client.get(f"{address}?_popup=1").content.decode()
    assert 'class="help-link"' not in client.get(reverse("admin:help")).content.decode()


def interface():
    """Return all that can stand on a page of the staff desk, as the code of ours and of others has it."""
    roots = [settings.BASE_DIR / "projects", TEMPLATES, Path(django.__file__).parent / "contrib" / "admin"]
    roots.append(Path(account.__file__).parent.parent / "templates")
    paths = (path for root in roots for kind in ("*.py", "*.html") for path in root.rglob(kind))
    return "\n".join(path.read_text() for path in paths if TEXTS not in path.parents)


def test_every_text_that_the_help_quotes_stands_on_a_page():
    quoted = {
        text
        for language in LANGUAGES
        for slug in BY_SLUG
        for text in named(r'{% translate "([^"]+)" %}', text_of(language, slug))
    }
    there = interface()
    missing = {text for text in quoted if f'"{text}"' not in there and f"'{text}'" not in there}
    assert missing == set()


@pytest.mark.parametrize("slug", BY_SLUG)
def test_the_three_texts_of_a_page_quote_the_same_buttons_and_show_the_same_pictures(slug):
    parts = r'{% (?:translate|picture|url) "?([^"%]+"? ?\d*|[^%]+) '
    dutch, french, english = (sorted(named(parts, text_of(language, slug))) for language in LANGUAGES)
    assert dutch == french == english


def shown(language):
    """Return the pictures that the texts of a language show, as pairs of page and number."""
    texts = ((slug, text_of(language, slug)) for slug in BY_SLUG)
    found = [(slug, page, int(number)) for slug, text in texts for page, number in named(PICTURE, text)]
    assert [page for slug, page, _number in found if page != slug] == []
    return {(page, number) for _slug, page, number in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_that_a_text_shows_is_declared_and_taken_and_no_other(language):
    declared = [(shot.page, shot.number) for shot in SHOTS]
    stems = [path.stem.rsplit("-", 1) for path in PICTURES.glob(f"{language}/*.png")]
    taken = {(page, int(number)) for page, number in stems}
    assert len(declared) == len(set(declared))
    assert shown(language) == set(declared)
    assert (taken - set(declared), set(declared) - taken) == (set(), set())


def test_pictures_are_small():
    sizes = {path: path.stat().st_size for path in PICTURES.rglob("*.png")}
    assert [path for path, size in sizes.items() if size > 100_000] == []
    assert sum(sizes.values()) < 3_200_000


def test_the_file_to_practise_with_brings_two_drafts_in(person):
    make.project(code="waterstof-backbone-studie")
    content = (PICTURES / "practice.csv").read_bytes()
    changeset = propose(Activity, content, "practice.csv", person("Editor"))
    drafts = [change.after.get("is_public") for change in changeset.changes.all()]
    assert (changeset.new, changeset.changed) == (2, 0)
    assert set(drafts) <= {"false", None}
