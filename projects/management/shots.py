"""The pictures of the help: for each what is done before it, what it frames, and what the ring is drawn around.

The walks are those that the texts tell, on the seed: the study on hydrogen was promised for the second quarter of 2023.
"""

from dataclasses import dataclass

# What the editor of the pictures owns.
OWNED = ("waterstof-backbone-studie", "leveringszekerheidsstudie")
PROJECT, PROMISE = "waterstof-backbone-studie", "waterstof-studie-publiceren"
OUTCOME = {
    "nl": "De studie is op 29 juni gepubliceerd.",
    "fr": "L’étude a été publiée le 29 juin.",
    "en": "The study was published on 29 June.",
}
# A text to recognise, in the two languages that it can be in.
_DUTCH = "De studie over waterstof als ruggengraat zal in het tweede kwartaal van 2023 worden gepubliceerd."
PASSAGE = {
    "nl": _DUTCH,
    "fr": "L’étude sur l’hydrogène comme dorsale sera publiée au deuxième trimestre 2023.",
    "en": _DUTCH,
}
ANSWER = {code: f"/admin/answers/?theme=4.1&language={code}" for code in ("nl", "fr", "en")}


@dataclass(frozen=True, slots=True)
class Shot:
    """Picture `number` of a help page.

    `steps` lead there from where the shot before it left off: pairs or triples of a verb of `Walker` (sign_in, go,
    click, fill, choose, tick, upload), an address or selector, and what is typed; both by language where they differ.
    `frame` names the parts of the page that the picture holds together, at most `tallest` pixels of it.
    """

    page: str
    number: int
    steps: tuple
    frame: tuple
    ring: str = ""
    tallest: int = 560


def found(kind, code):
    """Return the steps that find a record as people do: its list, its code, the first of what is found."""
    return (("go", f"/admin/projects/{kind}/?q={code}"), ("click", "#result_list tbody th a"))


HEAD = ("#content > h1", "ul.object-tools")
SHOTS = (
    Shot("first-steps", 1, (("sign_in", "editor"),), ("#content > h1", ".desk"), tallest=600),
    Shot("first-steps", 2, found("project", PROJECT), (*HEAD, ".submit-row"), "a.step[href*='change_status']"),
    Shot(
        "record-an-outcome",
        1,
        (("sign_in", "publisher"), *found("followup", PROMISE)),
        (*HEAD, ".submit-row"),
        "a.step[href*='/close/']",
    ),
    Shot(
        "record-an-outcome",
        2,
        (
            ("click", "a.step[href*='/close/']"),
            ("fill", "#id_day", "2023-06-29"),
            ("fill", "#id_reason", OUTCOME),
        ),
        ("#content > h1", "form.reason"),
        "[name=confirmed]",
        tallest=720,
    ),
    Shot(
        "propose-and-publish",
        1,
        (("sign_in", "editor"), *found("project", PROJECT)),
        (*HEAD, ".submit-row", ".held"),
        ".submit-row input",
    ),
    Shot(
        "propose-and-publish",
        2,
        (
            ("click", "a.step[href*='change_status']"),
            ("choose", "#id_status", "completed"),
            ("fill", "#id_reason", OUTCOME),
            ("click", "[name=confirmed]"),
        ),
        ("#content > h1", ".review-change"),
        "a[href*='/preview/']",
    ),
    Shot(
        "propose-and-publish",
        3,
        (
            ("sign_in", "publisher"),
            ("go", "/admin/projects/changeset/?state__exact=proposed"),
            ("click", "#result_list tbody th a"),
        ),
        ("#content > h1", ".review-steps"),
        "button[value=apply]",
    ),
    Shot(
        "import-a-file",
        1,
        (("sign_in", "publisher"), ("go", "/admin/projects/activity/")),
        (*HEAD, "#toolbar"),
        "a[href$='/import/']",
    ),
    Shot(
        "import-a-file",
        2,
        (("click", "a[href$='/import/']"), ("upload", "#id_file", "tracker/help/practice.csv")),
        ("#content > h1", "form .submit-row"),
        "form .submit-row input",
    ),
    Shot(
        "import-a-file",
        3,
        (("click", "form .submit-row input"),),
        ("#content > h1", ".review-change"),
        "button[value=apply]",
    ),
    Shot(
        "undo-an-import",
        1,
        (
            ("sign_in", "publisher"),
            ("go", "/admin/projects/activity/import/"),
            ("upload", "#id_file", "tracker/help/practice.csv"),
            ("click", "form .submit-row input"),
            ("click", "button[value=apply]"),
        ),
        ("#content > h1", ".review-steps"),
        "button[value=undo]",
    ),
    Shot(
        "prepare-a-meeting",
        1,
        (("sign_in", "publisher"), *found("meeting", "invasieve-soorten-studiedag")),
        (*HEAD, ".submit-row"),
        "a[href$='/sheet/']",
    ),
    Shot("prepare-a-meeting", 2, (("click", "a[href$='/sheet/']"),), ("#content > h1", ".sheet-form"), tallest=520),
    Shot(
        "answer-a-question",
        1,
        (("sign_in", "publisher"), ("go", "/admin/answers/")),
        ("#content > h1", "#content form"),
    ),
    Shot("answer-a-question", 2, (("go", ANSWER),), ("#answer",), tallest=520),
    Shot(
        "write-the-report",
        1,
        (("sign_in", "publisher"), ("go", "/admin/annual-report/")),
        ("#content > h1", ".draft-gaps"),
    ),
    Shot("write-the-report", 2, (), ("article.paper",), tallest=520),
    Shot(
        "recognise-a-report",
        1,
        (("sign_in", "publisher"), ("go", "/admin/recognise/")),
        ("#content > h1", "#content form"),
    ),
    Shot(
        "recognise-a-report",
        2,
        (
            ("choose", "#id_report", 1),
            ("choose", "#id_language", {"nl": "nl", "fr": "fr", "en": "nl"}),
            ("fill", "#id_text", PASSAGE),
            ("click", "#content form .submit-row input"),
        ),
        (".passage",),
        tallest=700,
    ),
)
