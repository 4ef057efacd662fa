"""Characters that may stand in XML and in a calendar; staff can type others, and one of them breaks a whole file."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def allowed(text):
    """Return `text` without control characters, halves of surrogate pairs and what is no character at all."""
    return _FORBIDDEN.sub("", str(text))
