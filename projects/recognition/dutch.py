"""How Dutch says when something is."""

from .grammar import Bound, Grammar

DUTCH = Grammar(
    months={
        name: number
        for number, names in enumerate(
            (
                "januari jan.",
                "februari feb. febr.",
                "maart mrt.",
                "april apr.",
                "mei",
                "juni",
                "juli",
                "augustus aug.",
                "september sept.",
                "oktober okt.",
                "november nov.",
                "december dec.",
            ),
            start=1,
        )
        for name in names.split()
    },
    # Every month that the season touches by any of its definitions; winter goes on in the next year.
    seasons={
        "voorjaar": (3, 6),
        "lente": (3, 6),
        "zomer": (6, 9),
        "najaar": (9, 12),
        "herfst": (9, 12),
        "winter": (12, 15),
    },
    parts={"begin": (1, 4), "midden": (5, 8), "medio": (5, 8), "halfweg": (5, 8), "eind": (9, 12), "einde": (9, 12)},
    ordinals={
        "eerste": 1,
        "1e": 1,
        "1ste": 1,
        "tweede": 2,
        "2e": 2,
        "2de": 2,
        "derde": 3,
        "3e": 3,
        "3de": 3,
        "vierde": 4,
        "4e": 4,
        "4de": 4,
        "laatste": -1,
    },
    numbers={
        **{word: n for n, word in enumerate("twee drie vier vijf zes zeven acht negen tien elf twaalf".split(), 2)},
        "een": 1,
        "één": 1,
        "achttien": 18,
        "vierentwintig": 24,
    },
    units={"jaar": 12, "jaren": 12, "kwartaal": 3, "maand": 1, "maanden": 1},
    years=(
        (r"(?:het )?jaar (?:19|20)\d\d", 0),
        (r"dit jaar|het jaar", 0),
        (r"(?:het )?(?:afgelopen|voorbije) jaar", 0),
        (r"vorig jaar", -1),
        (r"(?:het )?(?:volgende?|(?:aan)?komende?) jaar", 1),
    ),
    relative=(
        (r"(?:het )?(?:afgelopen|voorbije|verstreken) (?:werk)?jaar", (0, 0)),
        (r"dit (?:werk)?jaar|(?:in de loop van|gedurende|doorheen|tijdens) het jaar", (0, 0)),
        (r"(?:het )?(?:vorige?|voorgaande) jaar", (-1, -1)),
        (r"(?:het )?(?:volgende?|(?:aan)?komende?) jaar", (1, 1)),
        (r"(?:de )?(?:(?:aan)?komende|volgende) (?:jaren|periode|maanden)", (1, None)),
        (r"(?:de )?(?:afgelopen|voorbije|laatste) jaren", (None, 0)),
    ),
    rhythms=(
        (r"(?:periodiek )?(?:ieder|elke?) half ?jaar|(?:half|zesmaande)(?:jaar)?lijkse?", 6),
        (r"(?:ieder|elk) jaar|jaarlijkse?", 12),
        (r"(?:iedere|elke) maand|maandelijkse?", 1),
        (r"tweemaandelijkse?", 2),
        (r"(?:ieder|elk) kwartaal|per kwartaal|driemaandelijkse?|kwartaalsgewijze?", 3),
        (r"tweejaarlijkse?", 24),
        (r"driejaarlijkse?", 36),
        (r"vierjaarlijkse?", 48),
        (r"wekelijkse?|tweewekelijkse?", None),
        (
            r"(?:op )?(?:regelmatige|periodieke) basis|met (?:vaste )?regelmaat|op gezette tijden"
            r"|regelmatige?|periodieke?",
            None,
        ),
    ),
    waiting=(
        r"tot nadere? order|in afwachting van|afgewacht|afwachten|zodra"
        r"|na (?:de )?(?:implementatie|inwerkingtreding|omzetting|ratificatie) van"
    ),
    rules=(
        ("numeric", r"(?P<d>\d\d?)(?P<sep>[./-])(?P<m>\d\d?)(?P=sep)(?P<y><Y>)"),
        ("numeric", r"(?P<y><Y>)-(?P<m>\d\d)-(?P<d>\d\d)"),
        (
            "day_span",
            r"(?P<d>\d\d?)(?: (?P<m><M>)(?: (?P<y><Y>))?)? ?(?P<join>en|of|tot en met|t/m|tot|-|–|&) ?"
            r"(?P<d2><D>) (?P<m2><M>)(?: (?P<y2><YY>))?",
        ),
        ("day", r"(?P<d><D>) (?P<m><M>)(?: (?P<y><YY>))?"),
        ("derived", r"\w*termijn [^.;:]{0,60}?(?<!\w)(?P<n><N>) (?P<unit><U>)"),
        ("derived", r"binnen (?:een termijn van )?(?P<n><N>) (?P<unit><U>)"),
        ("quarter", r"(?P<q><O>) kwartaal(?:(?: van| in)? (?P<y><YY>))?"),
        ("quarter", r"[QK](?P<q>[1-4])(?:[ -]| van )(?P<y><Y>)"),
        ("quarter", r"(?P<y><Y>)-Q(?P<q>[1-4])"),
        ("half", r"(?P<h><O>) (?:half ?jaar|semester)(?:(?: van| in)? (?P<y><YY>))?"),
        ("half", r"(?P<h><O>) (?:jaar)?helft van (?P<y><YY>)"),
        ("part", r"(?P<p><P>)(?: van)? (?:de maand )?(?P<m><M>)(?: (?P<y><YY>))?"),
        ("part", r"(?P<p><P>)(?: van)? (?P<y><YY>)"),
        ("season", r"(?P<s><S>) (?P<y><Y>)[-/](?P<y2>(?:20)?\d\d)"),
        (
            "season",
            r"(?P<det>dit|deze|volgende?|(?:aan)?komende?|afgelopen|vorige?|het|de) (?P<s><S>)"
            r"(?:(?: van)? (?P<y><YY>))?",
        ),
        ("season", r"(?P<s><S>)(?: van)? (?P<y><YY>)"),
        (
            "month_span",
            r"(?P<m><M>)(?: (?P<y><Y>))? ?(?P<join>en|of|tot en met|t/m|tot|-|–) ?(?P<m2><M>)(?: (?P<y2><YY>))?",
        ),
        ("month", r"(?P<m><M>)(?: van)? (?P<y><YY>)"),
        ("month", r"(?:in|sinds|vanaf|tegen|tot|tot en met|voor|rond)(?: de maand)? (?P<m><M>)"),
        ("year_span", r"(?P<y><LY>)(?: tot en met | tot |/)(?P<y2><LY>)"),
        ("year_span", r"(?<![\w/:.,-])(?P<y><Y>) ?[-–] ?(?P<y2><Y>)(?![/:]|[.,]\d)"),
        (
            "year",
            r"(?:in|in de loop van|gedurende|tijdens|over|sinds|vanaf|tegen|tot|tot en met|voor|vóór|uiterlijk|jaar)"
            r"(?: het jaar)? (?P<y><LY>)(?P<more>(?:(?:, | en | of )<LY>)*)",
        ),
        ("lone_year", r"(?P<y><LY>)"),
        ("times", r"(?P<n><N>) ?(?:maal|keer) per (?P<unit><U>)"),
        ("interval", r"om de (?P<n><N>) (?P<unit><U>)"),
        ("same", r"(?:dat|die|de|het)?zelfde (?P<unit>dag|maand|jaar)"),
    ),
    bounds=(
        (r"tot en met (?:ten minste|minstens)|(?:ten minste|minstens|zeker) tot(?: en met)?", Bound.AT_LEAST_UNTIL),
        (r"vanaf|sinds|sedert", Bound.FROM),
        (r"vóór", Bound.BEFORE),
        (r"voor", Bound.BEFORE_DAY),
        (r"uiterlijk(?: op| in| tegen| tot)?|ten laatste(?: op)?|tot(?: en met)?|tegen", Bound.BY),
    ),
    lead=r"(?:(?:in|op|van|gedurende|tijdens|over|rond|in de loop van) )?(?:(?:de|het) )?",
    later=r"volgende?|(?:aan)?komende?",
    earlier=r"vorige?",
    and_words=frozenset({"en", "of", "&"}),
    between="tussen",
)
