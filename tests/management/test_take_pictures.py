"""Pictures of the help are taken where there is a browser; what hinders that is said in a sentence."""

import pytest

from projects.admin.help import BY_SLUG
from projects.management import camera
from projects.management.shots import SHOTS
from tests.management.terminal import run


@pytest.fixture
def verbs():
    """What a walker can do."""
    return {name.removeprefix("_") for name in vars(camera.Walker)}


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: f"{shot.page}-{shot.number}")
def test_a_shot_is_of_a_page_of_the_help_and_walks_with_steps_that_there_are(shot, verbs):
    assert shot.page in BY_SLUG
    assert {step[0] for step in shot.steps} <= verbs
    assert [len(step) in (2, 3) for step in shot.steps] == [True] * len(shot.steps)
    parts = [part for _verb, *rest in shot.steps for part in rest]
    assert all(set(part) == {"nl", "fr", "en"} for part in parts if isinstance(part, dict))


def test_the_first_shot_of_each_page_signs_in():
    first = {}
    for shot in SHOTS:
        first.setdefault(shot.page, shot)
    assert {page: shot.steps[0][0] for page, shot in first.items()} == dict.fromkeys(BY_SLUG, "sign_in")


def test_without_playwright_a_sentence_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(camera, "sync_playwright", None)
    printed, refused = run("take_pictures")
    assert (printed, refused) == ("", "Pictures need playwright, which comes with requirements-dev.txt.")


def test_without_chromium_a_sentence_says_what_is_missing(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert run("take_pictures")[1] == "Pictures need Chromium, which is not on this machine."


@pytest.mark.django_db
def test_a_database_in_use_is_never_made_that_of_the_pictures():
    assert run("take_pictures", prepare=True) == ("", "Pictures are taken on an empty database; this one is in use.")


def test_a_picture_holds_all_that_it_frames_and_a_margin_but_no_more_than_it_may():
    boxes = [{"x": 40, "y": 100, "width": 300, "height": 20}, {"x": 20, "y": 200, "width": 100, "height": 400}]
    assert camera._around(boxes, 1000) == {"x": 8, "y": 88, "width": 344, "height": 524}
    assert camera._around(boxes, 300)["height"] == 300
