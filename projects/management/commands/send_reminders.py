"""`manage.py send_reminders`: one collected mail per person and week about terms; for a timer."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.models import Reminder
from projects.reports.reminders import letters


def subject_and_text(letter):
    """Return the subject and the text of a letter, in the language of its person."""
    with override(letter.user.language):
        sections = [
            (_("Overdue"), "", letter.overdue),
            (
                _("Outcome not recorded"),
                _("The term has passed and nobody has reported since. It may well have been done."),
                letter.outcome_not_recorded,
            ),
            (_("Due in the next 30 days"), "", letter.due_soon),
        ]
        context = {
            "letter": letter,
            "name": letter.user.get_full_name() or letter.user.username,
            "sections": [section for section in sections if section[2]],
            "site": settings.SITE_URL,
        }
        return _("Terms that ask for your attention"), render_to_string("mail/reminders.txt", context)


def claim(letter, on):
    """Return the `Reminder` of this person and week, now claimed; None where it was claimed before."""
    year, week, _weekday = on.isocalendar()
    try:
        with transaction.atomic():
            return Reminder.objects.create(user=letter.user, year=year, week=week, items=letter.items)
    except IntegrityError:
        return None


class Command(BaseCommand):
    """Send what is to be said this week, and log it; run again, it sends nothing twice."""

    help = "Sends each person one mail about terms that are overdue, without an outcome or due within 30 days."

    def add_arguments(self, parser):
        """--dry-run, and the day for which to look."""
        parser.add_argument("--dry-run", action="store_true", help="Print the mails, send and log nothing.")
        parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="Another day than today: 2023-07-01.")

    def handle(self, *args, **options):
        """Send or print the letters of the day; one that fails does not keep back the others."""
        on = options["on"] or timezone.localdate()
        for letter in letters(on):
            subject, text = subject_and_text(letter)
            mail = EmailMessage(subject, text, to=[letter.user.email])
            if options["dry_run"]:
                self.stdout.write(f"To: {letter.user.email}\nSubject: {subject}\n\n{text}")
                continue
            self.stdout.write(f"{letter.user.username}: {self.send(mail, letter, on)}")

    def send(self, mail, letter, on):
        """Send one mail at most once, and say what became of it.

        It is claimed first: whatever happens between, a second run does not send it again. Where the mail server
        refuses it, or it cannot be written as a mail, the claim is given back, so that the next run tries again.
        """
        reminder = claim(letter, on)
        if reminder is None:
            return "had this week's mail already"
        try:
            mail.send()
        except (OSError, ValueError) as error:
            reminder.delete()
            return f"not sent: {error}"
        reminder.sent_at = timezone.now()
        reminder.save(update_fields=["sent_at"])
        return f"sent, {letter.items} named"
