"""What every test can ask for."""

import pytest


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    """Hash passwords quickly: tests sign in often and keep no secrets."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def pages_made_anew(settings):
    """Make every page anew: a test that is rolled back takes the data version back with it."""
    settings.KEEP_PAGES = False


def pytest_terminal_summary(terminalreporter):
    """Say in the last lines what was not tried."""
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"Not tried: {report.nodeid}: {reason}")
