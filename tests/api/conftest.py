"""What tests of the API share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_asked_yet():
    """Forget how often the tests before have asked."""
    cache.clear()


@pytest.fixture
def ask(client):
    """Return a function that asks the API: the address below /api/v1/, then the question; it answers JSON."""

    def answer(address, status=200, /, **question):
        response = client.get(f"/api/v1/{address}", question)
        assert response.status_code == status, response.content
        return response.json()

    return answer
