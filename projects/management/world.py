"""A tracker of any size for the bench: themes, projects, partners, and as many activities as are asked for.

Dates, kinds, projects and partners are spread evenly; one activity in twenty hangs on a private project, one in ten is
a year long, one in a hundred has no date.
"""

from datetime import date, timedelta

from django.db import connection

from projects.models import Activity, FollowUp, Meeting, Partner, Project, ProjectPartner, StatusUpdate, Theme

THEMES, PROJECTS, PARTNERS = 12, 60, 30
# So many are made one by one; the rest are copies of them, made by the database.
PATTERN = 5_000
FIRST_DAY = date(2012, 1, 1)
KINDS = Activity.Kind.values


def make_world(rows):
    """Fill an empty database: `rows` activities (a multiple of `PATTERN`, or fewer), and what they refer to."""
    projects, partners = make_frame()
    pattern = Activity.objects.bulk_create(activity(n, projects) for n in range(min(rows, PATTERN)))
    through = Activity.partners.through
    through.objects.bulk_create(
        through(activity_id=one.pk, partner_id=partners[(n + step) % PARTNERS].pk)
        for n, one in enumerate(pattern)
        for step in (0, 7)
    )
    for copy in range(1, rows // PATTERN):
        _copy(copy, pattern[-1].pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_frame():
    """Make themes, projects with their status and roles, meetings, follow-ups and partners; return the last two."""
    partners = Partner.objects.bulk_create(
        Partner(code=f"x{n}", title_nl=f"Partner {n}", kind="country", is_public=True) for n in range(PARTNERS)
    )
    themes = Theme.objects.bulk_create(
        Theme(code=str(n + 1), title_nl=f"Thema {n + 1}", position=n, is_public=True) for n in range(THEMES)
    )
    projects = Project.objects.bulk_create(
        Project(
            code=f"p{n}",
            title_nl=f"Project {n}",
            theme=themes[n % THEMES],
            position=n,
            status="running",
            status_since=FIRST_DAY,
            is_flagship=n % 10 == 0,
            is_public=n % 20 != 5,
        )
        for n in range(PROJECTS)
    )
    ProjectPartner.objects.bulk_create(
        ProjectPartner(project=one, partner=partners[n % PARTNERS]) for n, one in enumerate(projects)
    )
    StatusUpdate.objects.bulk_create(
        StatusUpdate(code=f"s{n}", project=one, day=FIRST_DAY, status="running", text_nl="Loopt.", is_public=True)
        for n, one in enumerate(projects)
    )
    _meetings_and_promises(projects)
    return projects, partners


def _meetings_and_promises(projects):
    """Make two meetings and two follow-ups for each project."""
    meetings = Meeting.objects.bulk_create(
        Meeting(code=f"m{n}", title_nl=f"Overleg {n}", kind="workshop", is_public=True, **days(n * 31))
        for n in range(2 * len(projects))
    )
    through = Meeting.projects.through
    through.objects.bulk_create(
        through(meeting_id=one.pk, project_id=projects[n % len(projects)].pk) for n, one in enumerate(meetings)
    )
    terms = [days(n * 37) for n in range(2 * len(projects))]
    FollowUp.objects.bulk_create(
        FollowUp(
            code=f"f{n}",
            title_nl=f"Toezegging {n}",
            project=projects[n % len(projects)],
            due_first=term["first_day"],
            due_last=term["last_day"],
            due_basis="stated" if term["last_day"] else "none",
            is_public=True,
        )
        for n, term in enumerate(terms)
    )


def activity(number, projects):
    """Return one activity, not saved."""
    return Activity(
        code=f"a{number}",
        is_public=True,
        project=projects[number % len(projects)],
        kind=KINDS[number // 3 % len(KINDS)],
        title_nl=f"Studie {number} over het vervoer van goederen",
        title_en=f"Study {number} of the transport of goods",
        summary_nl=f"Samenvatting {number} " * 12,
        **days(number),
    )


def days(number):
    """Return a period: mostly a day, now and then a month or a year, seldom none."""
    if number % 100 == 99:
        return {"first_day": None, "last_day": None}
    day = FIRST_DAY + timedelta(number % PATTERN)
    if number % 10 == 7:
        return {"first_day": day.replace(day=1), "last_day": day.replace(day=28)}
    if number % 10 == 3:
        return {"first_day": day.replace(month=1, day=1), "last_day": day.replace(month=12, day=31)}
    return {"first_day": day, "last_day": day}


def _copy(number, last):
    """Add every activity of the pattern once more, with its partners; `last` is the key of the last one."""
    table, through = Activity._meta.db_table, Activity.partners.through._meta.db_table
    columns = [field.column for field in Activity._meta.concrete_fields if field.name not in ("id", "code")]
    listed = ", ".join(f'"{column}"' for column in columns)
    # Every word of the statements is ours.
    copied = f"INSERT INTO {table} (code, {listed}) SELECT code || %s, {listed} FROM {table} WHERE id <= %s"  # noqa: S608
    tied = (
        f"INSERT INTO {through} (activity_id, partner_id) SELECT copy.id, tie.partner_id FROM {table} one "  # noqa: S608
        f"JOIN {through} tie ON tie.activity_id = one.id JOIN {table} copy ON copy.code = one.code || %s "
        "WHERE one.id <= %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(copied, [f"-{number}", last])
        cursor.execute(tied, [f"-{number}", last])
