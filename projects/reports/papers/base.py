"""The empty document in the house style: A4, the styles and lists of `house/`, page numbers in the footer."""

import io
import zipfile
from functools import lru_cache
from pathlib import Path

HOUSE = Path(__file__).parent / "house"
# As spelling checkers know the languages: French and Dutch are those of the Benelux.
TAGS = {"nl": "nl-NL", "fr": "fr-BE", "en": "en-GB"}
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer1.xml": "footer1.xml",
}


@lru_cache(maxsize=len(TAGS))
def empty_document(language):
    """Return the empty document (bytes of a DOCX) whose text is in `language` (nl, fr, en)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, file in PARTS.items():
            text = (HOUSE / file).read_text(encoding="utf-8").replace("LANGUAGE", TAGS[language])
            package.writestr(name, text)
    return buffer.getvalue()
