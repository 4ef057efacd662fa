from datetime import date

import pytest
from django.core import mail

from projects.models import Reminder, User
from tests import make
from tests.management.terminal import run
from tests.reports.test_reminders import due, person

pytestmark = pytest.mark.django_db
ON = date(2023, 6, 15)


@pytest.fixture
def an():
    return person("an", language="fr", first_name="An", last_name="Peeters")


@pytest.fixture
def three(an):
    project = make.project(title_nl="Fiets", title_fr="Vélo", title_en="Cycling", owner=an)
    due("late", date(2023, 5, 1), project=project, reported_on=date(2023, 6, 1), title_fr="En retard")
    due("silent", date(2023, 5, 2), project=project, title_fr="Sans nouvelles")
    quarter = {"due_first": date(2023, 4, 1), "due_last": date(2023, 6, 30), "due_basis": "stated"}
    make.follow_up(code="soon", project=project, title_fr="Bientôt", **quarter)


def test_a_person_gets_one_mail_in_their_language_with_all_of_it(three, settings):
    settings.SITE_URL = "https://tracker.example"
    assert run("send_reminders", on=ON) == ("an: sent, 3 named\n", "")
    [letter] = mail.outbox
    assert letter.to == ["an@example.org"]
    positions = [letter.body.index(title) for title in ("En retard", "Sans nouvelles", "Bientôt")]
    assert positions == sorted(positions)
    assert "2e trimestre 2023 · Vélo" in letter.body
    assert letter.body.count("https://tracker.example/admin/projects/followup/") == 3
    assert "https://tracker.example/admin/calendar/\n" in letter.body


def test_the_same_week_brings_no_second_mail_and_the_next_one_does(three):
    run("send_reminders", on=ON)
    assert run("send_reminders", on=date(2023, 6, 18)) == ("an: had this week's mail already\n", "")
    assert len(mail.outbox) == 1
    assert run("send_reminders", on=date(2023, 6, 19)) == ("an: sent, 3 named\n", "")
    assert [(row.user.username, row.year, row.week, row.items) for row in Reminder.objects.order_by("week")] == [
        ("an", 2023, 24, 3),
        ("an", 2023, 25, 3),
    ]
    assert [row.sent_at is not None for row in Reminder.objects.all()] == [True, True]


def test_a_rehearsal_prints_and_sends_and_logs_nothing(three):
    said, _refused = run("send_reminders", on=ON, dry_run=True)
    assert said.startswith("To: an@example.org\nSubject: ")
    assert (len(mail.outbox), Reminder.objects.count()) == (0, 0)


class Refusing:
    """A mail server that refuses one person."""

    error = ConnectionRefusedError

    def __init__(self, **kwargs):
        pass

    def send_messages(self, messages):
        if messages[0].to == ["an@example.org"]:
            raise self.error("refused")
        mail.outbox.extend(messages)
        return len(messages)


class Misreading(Refusing):
    """A mail server to whom one mail cannot even be written."""

    error = ValueError


@pytest.mark.parametrize("server", ["Refusing", "Misreading"])
def test_a_mail_that_is_refused_holds_back_no_other_and_is_tried_again(three, settings, server):
    due("b", ON, owner=person("ben"))
    settings.EMAIL_BACKEND = f"{__name__}.{server}"
    assert run("send_reminders", on=ON) == ("an: not sent: refused\nben: sent, 1 named\n", "")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run("send_reminders", on=ON) == ("an: sent, 3 named\nben: had this week's mail already\n", "")
    assert [letter.to for letter in mail.outbox] == [["ben@example.org"], ["an@example.org"]]


def test_a_name_cannot_write_a_header(three):
    User.objects.update(first_name="An\nBcc: all@example.org")
    run("send_reminders", on=ON)
    assert [letter.recipients() for letter in mail.outbox] == [["an@example.org"]]


def test_without_anything_to_say_there_is_no_mail(an):
    assert (run("send_reminders", on=ON), len(mail.outbox)) == (("", ""), 0)
