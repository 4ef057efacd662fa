"""Which release of the code this is: what a page made by another one must not be taken for."""

import hashlib
from functools import cache

from django.conf import settings

_MADE_FROM = (("projects", "*.py"), ("projects/locale", "*.mo"), ("templates", "*"), ("static", "*"))


@cache
def release():
    """Return a digest of the code, templates, texts and dress of the pages: the same on every host of one release."""
    digest = hashlib.sha256()
    for folder, pattern in _MADE_FROM:
        for path in sorted((settings.BASE_DIR / folder).rglob(pattern)):
            if path.is_file():
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
