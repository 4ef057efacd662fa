"""What every test can ask for."""

import pytest
from django.core.cache import cache
from django.utils.translation import override


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    """Hash passwords quickly: tests sign in often and keep no secrets."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def pages_made_anew(settings):
    """Make every page anew: a test that is rolled back takes the data version back with it."""
    settings.KEEP_PAGES = False


@pytest.fixture
def pages_kept(settings):
    """Keep pages in this test, beginning with none."""
    settings.KEEP_PAGES = True
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def english():
    """Let what is said in this test be said in English."""
    with override("en"):
        yield


@pytest.fixture(autouse=True)
def dumps_of_its_own(settings, tmp_path):
    """Keep the file of all data of each test apart, and out of the project."""
    settings.DUMP_FOLDER = tmp_path / "dump"


def pytest_terminal_summary(terminalreporter):
    """Say in the last lines what was not tried."""
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"Not tried: {report.nodeid}: {reason}")
