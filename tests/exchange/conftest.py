"""What the tests of the exchange share."""

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def english():
    """Say what is wrong in English, the language in which the tests expect it."""
    with override("en"):
        yield
