"""A process killed with SIGKILL at any moment of a step: the next one finds all of it, or nothing.

`KILLS=50 pytest tests/exchange/changes/test_killed.py -s` kills every step 50 times for each kind of record, and prints
what was found.
"""

import os
import random
from collections import Counter

import pytest

from projects.models import FollowUp, Project, StatusUpdate
from tests import make
from tests.exchange.files import csv_file

from .ground import difference, ground

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KILLS", "1"))
STEPS = ("propose", "apply", "undo", "import", "undo")
RECORDS = 20
SOME = range(RECORDS)
FILES = {
    Project: [
        {"code": f"p-{n}", "theme": "1", "title_nl": f"Nieuwe titel {n}", "leads": "be", "partners": "nl"}
        for n in range(2 * RECORDS)
    ],
    StatusUpdate: [
        {"code": f"s-{n}", "project": f"p-{n}", "day": "2023-01-31", "status": "completed", "text_nl": f"Af {n}."}
        for n in SOME
    ],
    FollowUp: [
        {
            "code": f"f-{n}",
            "project": f"p-{n % RECORDS}",
            "title_nl": f"Studie {n}",
            "responsible": "be",
            "due_first": "2024-01-01",
            "due_last": "2024-06-30",
            "due_basis": "stated",
            "original_wording": "eerste helft van 2024",
        }
        for n in range(2 * RECORDS)
    ],
}
NEWEST = "SELECT code FROM projects_changeset ORDER BY id DESC LIMIT 1"


def little_world():
    """Make what the files change: projects with a partner and a promise each."""
    be = make.partner(code="be")
    make.partner(code="nl")
    for n in SOME:
        project = make.project(code=f"p-{n}")
        make.status_update(code=f"old-{n}", project=project)
        make.follow_up(code=f"f-{n}", project=project, responsible=be)


class Trial:
    """The steps with one file on one ground: what each does when it is let be, and what was found after kills."""

    def __init__(self, place, kind, file):
        self.place, self.file, self.random = place, (kind, str(file)), random.Random(kind)
        self.whole, self.seconds, self.found = {}, {}, Counter()

    def arguments(self, verb):
        """Return what a step is about: the file, or the set that was proposed last."""
        return self.file if verb in ("propose", "import") else (self.place.one(NEWEST),)

    def learn(self, verb):
        """Take a step to its end, and remember what it did and how long it took."""
        before = self.place.rows()
        _outcome, self.seconds[verb] = self.place.take(verb, *self.arguments(verb))
        self.whole[verb] = difference(before, self.place.rows())
        assert self.whole[verb]

    def kill(self, verb):
        """Kill a step somewhere on its way and look; then take it to its end, where it is not there yet."""
        # Half of them near the end, where the transaction is closed.
        share = self.random.choice([self.random.uniform(0, 1), self.random.uniform(0.8, 1)])
        before, arguments = self.place.rows(), self.arguments(verb)
        outcome, _seconds = self.place.take(verb, *arguments, kill_after=share * self.seconds[verb])
        after = self.place.rows()
        done = difference(before, after)
        found = self.outcome(verb, done)
        assert (self.place.is_whole(), found != "nothing" or after == before) == (True, True)
        self.found[verb, found if outcome == "killed" else "not killed"] += 1
        if found != "all":
            assert self.place.take(verb, *arguments)[0] == "done"
            assert difference(after, self.place.rows()) == self.whole[verb]

    def outcome(self, verb, done):
        """Say in one word what was found; what is neither nothing nor all is a failure."""
        if verb == "import" and done == self.whole["propose"]:
            return "proposed"
        assert done in ({}, self.whole[verb]), verb
        return "all" if done else "nothing"


def test_a_killed_step_is_found_done_or_not_begun(tmp_path):
    little_world()
    with ground(tmp_path) as place:
        for model, lines in FILES.items():
            kind = model._meta.model_name
            file = tmp_path / f"{kind}.csv"
            file.write_bytes(csv_file(*lines))
            trial = Trial(place, kind, file)
            for verb in STEPS:
                trial.learn(verb)
            for verb in STEPS * KILLS:
                trial.kill(verb)
            print(f"{kind}: {dict(sorted(trial.found.items()))}")  # noqa: T201
            assert sum(trial.found.values()) == len(STEPS) * KILLS
