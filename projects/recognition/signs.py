"""What a sentence speaks of: a promise, a gathering, an act, something done; told by the words of Dutch and French.

The kinds are the keys of the records (`workshop`, `publication`, `decision` …). A sign is a hint for the person who
decides, never more.
"""

import re
from dataclasses import dataclass

_DUTCH = {
    "promise": (
        r"zal|zullen|(?:wordt|worden) verwacht|naar verwachting|voorzien (?:is|zijn)|(?:is|zijn) voorzien"
        r"|afgesproken|overeengekomen|(?:is|werd|hebben|heeft) .{0,60}besloten|strev(?:en|t)|streeft"
        r"|beoogd?|beogen|de bedoeling|toegezegd|volgt|aangekondigd"
        r"|kondig(?:de|t|en) .{0,40}aan|gepland|voornemens|moet(?:en)? .{0,80}worden"
    ),
    "hedge": (
        r"naar verwachting|verwacht|kan|kunnen|strev(?:en|t)|streeft|wil|willen|de bedoeling|beoogd?|beogen|mogelijk"
        r"|mogelijkheden|zou|zouden|hoopt|hopen|voornemens|idealiter|afgewacht|in principe"
    ),
    "took_place": (
        r"vond(?:en)?|plaatsgevonden|plaats|gehouden|georganiseerd|organiseerden?|kwam(?:en)?|bijeen\w*|belegde?n?"
        r"|hielden?|hadden|geopend|deel|deelgenomen|hostte|ging"
    ),
    "signed": r"(?:mede)?ondertekend(?:en|e)?|ondertekenden?",
    "approved": r"goedgekeurd|goedkeuring|keurden?|aangenomen",
    "in_force": (
        r"in werking (?:getreden|traden|trad|treden)|(?:traden|trad|treedt|treden) .{0,40}in werking|van kracht"
    ),
    "published": r"bekendgemaakt|in het publicatieblad",
}
_DUTCH_MEETINGS = (
    ("negotiation", r"onderhandelings\w+"),
    ("study_day", r"studiedag(?:en)?|themadag(?:en)?|innovatiedag"),
    ("workshop", r"workshops?|brainstormsessies?|\w*brainstorm\w*"),
    ("round_table", r"rondetafel\w*|ronde tafel"),
    ("conference", r"\w*-?conferenties?|kick-off meeting|symposium|congres"),
    ("exercise", r"\w*oefening(?:en)?"),
    ("visit", r"(?:werk)?bezoek(?:en)?"),
    ("directors_general", r"directeuren-generaal"),
    ("strategic", r"strategisch(?:e)? (?:overleg\w*|bijeenkomst)"),
    ("ministerial", r"ministerieel|ministeriële?|\w*ministers"),
    (
        "expert",
        r"\w*vergadering(?:en)?|\w*bijeenkomst(?:en)?|\w*overleg(?:gen)?|\w*ontmoeting(?:en)?|bijeengekomen|bijeen"
        r"|\w*sessies?|gesprek(?:ken)?|paneldiscussie",
    ),
    ("summit", r"benelux-top|topontmoeting"),
)
_DUTCH_ACTIVITIES = (
    ("publication", r"gepubliceerd|publicatie|brochures?|bijgewerkt|infographic"),
    ("tender", r"aanbested\w+"),
    ("pilot", r"proefproject\w*|pilots?|\w*-pilot-\w+"),
    ("training", r"opleiding\w*|training\w*"),
    ("campaign", r"\w*campagne\w*"),
    ("monitoring", r"monitoring\w*|geëvalueerd|evaluatie"),
    ("consultation", r"raadpleging|consultatie|schriftelijke consultatie"),
    ("communication", r"\w*persbericht|communicatie\w*"),
    ("study", r"studies?|\w*-?studie|\w*onderzoek\w*|rapport\w*|\w*analyse|verslag|in kaart gebracht"),
    ("launch", r"gelanceerd|van start|opgestart|gestart|opgericht\w*|ingesteld"),
    ("agreement", r"akkoord|afspraken|verklaring|overeengekomen"),
    ("service", r"\w*portaal|portal|website|dienst"),
    ("event", r"event|evenement\w*"),
)
_DUTCH_ACTS = (
    ("mou", r"memorandum|mou"),
    ("mandate", r"samenwerkingsmandaat"),
    ("implementing", r"uitvoeringsovereenkomst\w*|uitvoeringsafspra\w+"),
    ("recommendation", r"\w*-?aanbeveling"),
    ("decision", r"\w*-?beschikking(?:en)?"),
    ("declaration", r"\w*-?verklaring|declaration"),
    ("agreement", r"\w*-?verdrag|\w*-?overeenkomst|\w*protocol"),
)
_FRENCH = {
    "promise": (
        r"\w+(?:era|eront|ira|iront|dra|dront|ura|uront)|sera|seront|devrai(?:t|ent)|prévue?s?|convenue?s?"
        r"|s['’]engagent?|engagée?s? à|vis(?:e|ent) à|envisag\w+|annoncée?s?|est attendue?|décidé d[e'’]|planifiée?s?"
    ),
    "hedge": (
        r"devrai(?:t|ent)|attendue?s?|en principe|vis(?:e|ent) à|souhait\w+|pourrai(?:t|ent)|peut|peuvent|envisag\w+"
        r"|esp[èé]r\w+|si possible|idéalement|éventuel\w*"
    ),
    "took_place": (r"s['’]est|se sont|eu lieu|tenue?s?|organisée?s?|réunie?s?|participé|ont eu|rencontrée?s?"),
    "signed": r"signée?s?|signature",
    "approved": r"approuvée?s?|adoptée?s?|approbation",
    "in_force": r"entrée?s? en vigueur|entre(?:nt)? en vigueur",
    "published": r"publiée?s? au",
}
_FRENCH_MEETINGS = (
    ("negotiation", r"(?:cycles?|séances?|tours?) de négociations?"),
    ("study_day", r"journées? d['’]études?|journées? thématiques?"),
    ("workshop", r"ateliers?|workshops?"),
    ("round_table", r"tables? rondes?"),
    ("conference", r"conférences?|colloques?|congrès|symposium"),
    ("exercise", r"exercices?"),
    ("visit", r"visites?"),
    ("directors_general", r"directeurs généraux"),
    ("strategic", r"concertations? stratégiques?|réunions? stratégiques?"),
    ("ministerial", r"ministérielles?|ministres"),
    ("expert", r"réunions?|réunie?s?|rencontres?|concertations?|sessions?|entretiens?"),
    ("summit", r"sommet"),
)
_FRENCH_ACTIVITIES = (
    ("publication", r"publiée?s?|publication|brochures?|mise? à jour"),
    ("tender", r"appels? d['’]offres|adjudication|marché public"),
    ("pilot", r"projets?[- ]pilotes?|pilotes?"),
    ("training", r"formations?"),
    ("campaign", r"campagnes?"),
    ("monitoring", r"monitoring|évaluée?s?|évaluation|suivi"),
    ("consultation", r"consultations?"),
    ("communication", r"communiqué|communication"),
    ("study", r"études?|rapports?|analyses?|recherches?"),
    ("launch", r"lancée?s?|lancement|démarré\w*|créée?s?|instituée?s?"),
    ("agreement", r"accords?|convenue?s?"),
    ("service", r"portail|site web|service"),
    ("event", r"événements?"),
)
_FRENCH_ACTS = (
    ("mou", r"protocole d['’]entente|mémorandum"),
    ("mandate", r"mandat de coopération"),
    ("implementing", r"accords? d['’]exécution"),
    ("recommendation", r"recommandations?"),
    ("decision", r"décisions?"),
    ("declaration", r"déclarations?"),
    ("agreement", r"traités?|conventions?|protocoles?"),
)
MILESTONES = ("signed", "approved", "in_force", "published")


def _whole(pattern):
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


def _compiled(words, meetings, activities, acts):
    return (
        {name: _whole(pattern) for name, pattern in words.items()},
        *(tuple((kind, _whole(pattern)) for kind, pattern in table) for table in (meetings, activities, acts)),
    )


_SIGNS = {
    "nl": _compiled(_DUTCH, _DUTCH_MEETINGS, _DUTCH_ACTIVITIES, _DUTCH_ACTS),
    "fr": _compiled(_FRENCH, _FRENCH_MEETINGS, _FRENCH_ACTIVITIES, _FRENCH_ACTS),
}


@dataclass(frozen=True, slots=True)
class Signs:
    """What the words of one sentence point at; a kind is empty where nothing points at one.

    `is_held` says that a verb of gathering stands in it, `milestone` what became of an act: signed, approved,
    in_force or published.
    """

    is_promise: bool
    is_hedged: bool
    is_held: bool
    meeting: str
    activity: str
    act: str
    milestone: str


def signs(sentence, language):
    """Return the `Signs` of a sentence; `language` is "nl" or "fr"."""
    words, meetings, activities, acts = _SIGNS[language]
    # Patterns in lower case only are searched much faster than ones that ignore case.
    sentence = sentence.lower()
    return Signs(
        is_promise=bool(words["promise"].search(sentence)),
        is_hedged=bool(words["hedge"].search(sentence)),
        is_held=bool(words["took_place"].search(sentence)),
        meeting=_first(meetings, sentence),
        activity=_first(activities, sentence),
        act=_first(acts, sentence),
        milestone=next((name for name in MILESTONES if words[name].search(sentence)), ""),
    )


def _first(table, sentence):
    return next((kind for kind, pattern in table if pattern.search(sentence)), "")
