"""Words of the interface: what gettext does not find in the code is never translated."""

import ast

import pytest
from django.conf import settings

CODE = sorted((settings.BASE_DIR / "projects").rglob("*.py"))
# The names under which xgettext, as makemessages calls it, finds words in Python.
FOUND = {"_", *(f"{kind}gettext{late}" for kind in ("", "n", "p", "np") for late in ("", "_lazy")), "gettext_noop"}


def lost(source):
    """Return the lines of Python code whose words are not found: under another name, or within an f-string."""
    tree = ast.parse(source)
    given = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if "gettext" in name.name
    }

    def calls(below):
        return [
            call
            for call in ast.walk(below)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in given
        ]

    renamed = {call.lineno for call in calls(tree) if call.func.id not in FOUND}
    inside = {call.lineno for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for call in calls(node)}
    return sorted(renamed | inside)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("import gettext as _; _('a')", []),
        ("import gettext as _; f'{_(1)}'", [1]),
        ("import gettext_lazy as _lazy; _lazy('a')", [1]),
        ("import pgettext_lazy; pgettext_lazy('a', 'b')", []),
    ],
)
def test_words_under_another_name_or_in_an_f_string_are_lost(line, lines):
    assert lost(f"from django.utils.translation {line}") == lines


def test_no_words_of_the_tracker_are_lost():
    found = {str(path.relative_to(settings.BASE_DIR)): lines for path in CODE if (lines := lost(path.read_text()))}
    assert (len(CODE) > 200, found) == (True, {})
