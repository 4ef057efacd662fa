"""Commands, run as at a terminal."""

import io

from django.core.management import CommandError, call_command


def run(*args, **options):
    """Run a command; return what it printed, and what it complained of."""
    out, err = io.StringIO(), io.StringIO()
    refused = ""
    try:
        call_command(*args, stdout=out, stderr=err, **options)
    except CommandError as error:
        refused = str(error)
    return out.getvalue(), err.getvalue() + refused
