"""The bench measures what it says, and its own table adds up."""

import pytest
from django.core.management import CommandError, call_command

from projects.management import pages
from projects.management.commands import bench
from projects.models import Activity, ChangeSet

pytestmark = pytest.mark.django_db


def test_every_part_does_its_work(tmp_path):
    assert bench.prepare(20, tmp_path) is None
    written = [part(20, tmp_path).get("written") for part in bench.IN[1:6]]
    assert written == [None, None, 20, 0, 0]
    assert list(ChangeSet.objects.order_by("id").values_list("new", "state")) == [(20, "undone"), (0, "proposed")]
    assert [part(20, tmp_path)["rows"] for part in bench.IN[6:]] == [2, 2]
    assert Activity.objects.count() == 2
    assert bench.fill(30, tmp_path) is None
    assert [part(30, tmp_path)["rows"] for part in bench.OUT[1:]] == [30, 3]


def test_the_table_shows_rates_and_ratios():
    ours = {"rows": 100, "seconds": 2, "peak": 90}
    figures = dict.fromkeys(("ours_propose", "ours_apply"), ours)
    figures |= {"idle": {"rows": 0, "seconds": 0, "peak": 60}, "ours_again": ours | {"written": 0}}
    figures |= {"ours_export": ours | {"first": 0.25}, "default_export": ours | {"seconds": 20, "first": 20}}
    figures |= {f"default_{what}": {"rows": 10, "seconds": 4, "peak": 80} for what in ("propose", "apply")}
    lines = list(bench.table(figures))
    assert lines[1].split() == ["ours_propose", "100", "2.00", "50", "90"]
    assert lines[-5:] == [
        "A process that does nothing peaks at 60 MB.",
        "propose: 20.0 times the rows per second of the default (aim: 20)",
        "apply: 20.0 times the rows per second of the default (aim: 20)",
        "export: 10.0 times the rows per second of the default (aim: 5)",
        "The same file again would write 0 records.",
    ]


def test_every_page_is_asked_for_and_answers(tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "TIMES", 1)
    found = pages.pages(500, tmp_path)["pages"]
    assert list(found) == [*pages.ADDRESSES, "bare view"]
    assert Activity.objects.count() == 500
    assert found["bare view"][1] == found["list"][1]
    assert [name for name, (ms, size) in found.items() if ms < 0 or size < 500] == []


def test_the_table_of_pages_shows_both_sizes_and_the_ratios():
    small, big = (
        {"rows": rows, "pages": {"list": [ms, 33_000], "bare view": [0.5, 33_000]}} for rows, ms in ((10, 4), (90, 6))
    )
    lines = [line.split() for line in pages.page_table(small, big)]
    assert lines[1] == ["list", "4.00", "ms", "6.00", "ms", "1.50", "12.0", "33"]
    assert lines[2] == ["bare", "view", "0.50", "ms", "0.50", "ms", "1.00", "1.0", "33"]


def test_a_part_that_is_not_there_is_refused():
    with pytest.raises(CommandError, match="invalid choice: 'ours'"):
        call_command("bench", "--part", "ours")
