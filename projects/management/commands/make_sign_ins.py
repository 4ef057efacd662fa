"""`manage.py make_sign_ins`: the three people of a fresh clone."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

SIGN_INS = {"administrator": "Administrator", "publisher": "Publisher", "editor": "Editor"}


class Command(BaseCommand):
    """Create administrator, publisher and editor where they are missing; print their passwords, this once."""

    help = "Creates the sign-ins administrator, publisher and editor, and prints their passwords once."

    @transaction.atomic
    def handle(self, *args, **options):
        """Create who is missing; whoever is there keeps password and rights."""
        model = get_user_model()
        there = set(model.objects.filter(username__in=SIGN_INS).values_list("username", flat=True))
        made = []
        for name, group in SIGN_INS.items():
            if name in there:
                continue
            password = secrets.token_urlsafe(12)
            user = model.objects.create_user(
                name, password=password, is_staff=True, is_superuser=name == "administrator"
            )
            user.groups.add(Group.objects.get(name=group))
            made.append((name, password))
        if made:
            self.stdout.write("Sign-ins for the staff desk; the passwords are shown this once:")
            for name, password in made:
                self.stdout.write(f"  {name}: {password}")
