"""How French says when something is."""

from .grammar import Bound, Grammar

_OF = r"(?: de| du| d['’])?"

FRENCH = Grammar(
    months={
        name: number
        for number, names in enumerate(
            (
                "janvier janv.",
                "février fevrier févr.",
                "mars",
                "avril avr.",
                "mai",
                "juin",
                "juillet juil.",
                "août aout",
                "septembre sept.",
                "octobre oct.",
                "novembre nov.",
                "décembre decembre déc.",
            ),
            start=1,
        )
        for name in names.split()
    },
    # Every month that the season touches by any of its definitions; winter goes on in the next year.
    seasons={"printemps": (3, 6), "été": (6, 9), "automne": (9, 12), "hiver": (12, 15)},
    parts={"début": (1, 4), "milieu": (5, 8), "mi": (5, 8), "fin": (9, 12)},
    ordinals={
        "premier": 1,
        "première": 1,
        "1er": 1,
        "1re": 1,
        "1ère": 1,
        "deuxième": 2,
        "second": 2,
        "seconde": 2,
        "2e": 2,
        "2ème": 2,
        "2d": 2,
        "2nd": 2,
        "troisième": 3,
        "3e": 3,
        "3ème": 3,
        "quatrième": 4,
        "4e": 4,
        "4ème": 4,
        "dernier": -1,
        "dernière": -1,
    },
    numbers={
        **{word: n for n, word in enumerate("deux trois quatre cinq six sept huit neuf dix onze douze".split(), 2)},
        "un": 1,
        "une": 1,
        "dix-huit": 18,
        "vingt-quatre": 24,
    },
    units={"an": 12, "ans": 12, "année": 12, "années": 12, "trimestre": 3, "mois": 1},
    years=(
        (r"l['’]année (?:19|20)\d\d", 0),
        (r"cette année|l['’]année (?:écoulée|passée)", 0),
        (r"l['’]an(?:née)? (?:derni(?:er|ère)|précédente)", -1),
        (r"l['’]an(?:née)? (?:prochaine?|à venir|suivante)", 1),
        (r"l['’]année", 0),
    ),
    relative=(
        (r"(?:l['’])?(?:année|an) (?:écoulée|passée|passé)|cette année", (0, 0)),
        (
            r"(?:au cours|tout au long|dans le courant|pendant|durant)(?: de)? l['’]année"
            r"(?! (?:prochaine|à venir|suivante|dernière|précédente))",
            (0, 0),
        ),
        (r"l['’]an(?:née)? (?:derni(?:er|ère)|précédente)", (-1, -1)),
        (r"l['’]an(?:née)? (?:prochaine?|à venir|suivante)|l['’]année qui vient", (1, 1)),
        (r"(?:les |ces |des )?(?:prochaines années|années à venir|prochains mois|mois à venir)", (1, None)),
        (r"ces dernières années", (None, 0)),
    ),
    rhythms=(
        (r"semestriel(?:le)?s?|semestriellement|chaque semestre|tous les six mois", 6),
        (r"annuel(?:le)?s?|annuellement|chaque année|tous les ans", 12),
        (r"mensuel(?:le)?s?|mensuellement|chaque mois|tous les mois", 1),
        (r"bimestriel(?:le)?s?|tous les deux mois", 2),
        (r"trimestriel(?:le)?s?|trimestriellement|chaque trimestre|tous les trois mois", 3),
        (r"biennal(?:e|es|aux)?|tous les deux ans", 24),
        (r"tous les trois ans", 36),
        (r"tous les quatre ans", 48),
        (r"hebdomadaires?", None),
        (
            r"régulièrement|périodiquement|à intervalles réguliers|sur une base régulière|réguli(?:er|ère)s?"
            r"|périodiques?",
            None,
        ),
    ),
    waiting=(
        r"jusqu['’]à nouvel ordre|(?:dans l['’]attente|en attente) (?:de|du|des|d['’])|en attendant|dès que"
        r"|après (?:l['’]entrée en vigueur|la mise en œuvre|la ratification|la transposition) (?:de|du|des|d['’])"
    ),
    rules=(
        ("numeric", r"(?P<d>\d\d?)(?P<sep>[./-])(?P<m>\d\d?)(?P=sep)(?P<y><Y>)"),
        ("numeric", r"(?P<y><Y>)-(?P<m>\d\d)-(?P<d>\d\d)"),
        (
            "day_span",
            r"(?P<d>\d\d?)(?:er)?(?: (?P<m><M>)(?: (?P<y><Y>))?)? ?(?P<join>et|ou|au|-|–) ?"
            r"(?P<d2><D>)(?:er)? (?P<m2><M>)(?: (?P<y2><YY>))?",
        ),
        ("day", r"(?P<d><D>)(?:er)? (?P<m><M>)(?: (?P<y><YY>))?"),
        ("derived", r"délai [^.;:]{0,60}?(?<!\w)(?P<n><N>) (?P<unit><U>)"),
        ("derived", r"(?:dans les|endéans les|dans un délai de) (?P<n><N>) (?P<unit><U>)"),
        ("quarter", rf"(?P<q><O>) trimestre(?:{_OF} (?P<y><YY>))?"),
        ("quarter", r"T(?P<q>[1-4])[ -](?P<y><Y>)"),
        ("half", rf"(?P<h><O>) semestre(?:{_OF} (?P<y><YY>))?"),
        ("half", rf"(?P<h><O>) moitié{_OF} (?P<y><YY>)"),
        ("part", r"(?P<p>mi)-(?P<m><M>)(?: (?P<y><YY>))?"),
        ("part", r"(?P<p>mi)-(?P<y><Y>)"),
        ("part", rf"(?P<p><P>)(?: du mois)?{_OF} ?(?P<m><M>)(?: (?P<y><YY>))?"),
        ("part", rf"(?P<p><P>){_OF} (?P<y><YY>)"),
        ("season", r"(?P<s><S>) (?P<y><Y>)[-/](?P<y2>(?:20)?\d\d)"),
        # "été" is a participle too: the season has an article.
        (
            "season",
            rf"(?:l['’]|cet |ce |au |le |en |du )(?P<s><S>)(?: (?P<det>prochain|dernier|passé)|{_OF} (?P<y><YY>))?",
        ),
        (
            "month_span",
            r"(?P<m><M>)(?: (?P<y><Y>))? ?(?P<join>et|ou|à|au|-|–) ?(?P<m2><M>)(?: (?P<y2><YY>))?",
        ),
        ("month", rf"(?P<m><M>){_OF} (?P<y><YY>)"),
        ("month", r"(?:en|depuis|dès|d['’]ici|jusqu['’]en|avant|vers|(?:au )?mois (?:de |d['’])) ?(?P<m><M>)"),
        ("year_span", r"(?P<y><LY>)(?: à | au |/)(?P<y2><LY>)"),
        ("year_span", r"(?<![\w/:.,-])(?P<y><Y>) ?[-–] ?(?P<y2><Y>)(?![/:]|[.,]\d)"),
        (
            "year",
            r"(?:en|courant|dans le courant de|au cours de|durant|pendant|depuis|dès|d['’]ici|d['’]ici à|jusqu['’]en"
            r"|avant|pour|l['’]année) (?:l['’]année )?(?P<y><LY>)(?P<more>(?:(?:, | et | ou )(?:en )?<LY>)*)",
        ),
        ("lone_year", r"(?P<y><LY>)"),
        ("times", r"(?P<n><N>) fois par (?P<unit><U>)"),
        ("interval", r"tous les (?P<n><N>) (?P<unit><U>)"),
        ("same", r"(?:le|la|au) même (?P<unit>jour|mois|année)"),
    ),
    bounds=(
        (
            r"(?:au moins|au minimum) jusqu['’](?:à la fin du|à|au|en)|jusqu['’](?:à|au|en) (?:la |le )?au moins",
            Bound.AT_LEAST_UNTIL,
        ),
        (r"à partir d[eu]|depuis|dès|à compter d[eu]", Bound.FROM),
        (r"avant", Bound.BEFORE),
        (r"jusqu['’](?:à|au|en)|d['’]ici(?: à| au)?|au plus tard|pour", Bound.BY),
    ),
    lead=(
        r"(?:(?:en|au|à|le|les|du|dans le|dans la|au cours du|au cours de|pendant|durant|courant|lors du) )?"
        r"(?:(?:le|la|les) |l['’])?"
    ),
    later=r"prochaine?",
    earlier="",
    and_words=frozenset({"et", "ou"}),
    between="entre",
)
