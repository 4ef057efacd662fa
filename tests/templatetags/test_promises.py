"""Promises on pages."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from projects.models import FollowUp, Report


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        (Report(language="nl"), '<span lang="nl">“in &lt;2023&gt;”</span>'),
        (Report(language="fr"), '<span lang="fr">“in &lt;2023&gt;”</span>'),
        (None, "“in &lt;2023&gt;”"),
    ],
)
def test_the_words_of_a_source_stand_in_the_language_of_their_report(report, shown):
    record = FollowUp(report=report, original_wording="in <2023>")
    with override("en"):
        drawn = Template("{% load promises %}{% wording record %}").render(Context({"record": record}))
    assert drawn == shown
