"""What needs the attention of staff on a day: the numbers of the staff desk, and the few records that come first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Max

from projects.models import ChangeSet, Decided, Doubt, FollowUp, Project, User, doubts_of

from .counts import counts

STALE_DAYS = 183
DUE_DAYS = 90
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that follow-ups wait for, in three languages, and how many of them do."""

    waits_for_nl: str
    waits_for_fr: str
    waits_for_en: str
    number: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention on a day.

    `terms`, `projects` and `proposals` are numbers by name; `drafts` numbers by model, `doubts` by (doubt, model).
    `urgent` are the follow-ups that ask first, `silent` the projects that have been silent longest, `waiting` what is
    waited for most.
    """

    terms: dict[str, int]
    projects: dict[str, int]
    proposals: dict[str, int]
    drafts: dict[type, int]
    doubts: dict[tuple[Doubt, type], int]
    urgent: list[FollowUp]
    silent: list[Project]
    waiting: list[Waiting]


def owns_anything(user: User) -> bool:
    """Return whether any project or follow-up is the business of `user`, in one query."""
    return Project.objects.of(user).values("pk").union(FollowUp.objects.of(user).values("pk")).exists()


def attention(user: User, on: date, *, only_own: bool, seen: list[type], decides: Decided) -> Attention:
    """Return what needs the attention of `user` on the day `on`, in four queries.

    Terms and projects are those of the user where `only_own`, else everybody's; the rest is the business of the whole
    house. `seen` are the record types that the user may look at, `decides` those on whose change sets the user
    decides; what may not be looked at is not counted.
    """
    followups, projects = FollowUp.objects.all(), Project.objects.all()
    if only_own:
        followups, projects = followups.of(user), projects.of(user)
    followups = followups if FollowUp in seen else followups.none()
    projects = projects if Project in seen else projects.none()
    found = counts(user, _questions(user, on, followups, projects, seen, decides))
    names = followups.select_related("project", "decision", "meeting", "owner")
    return Attention(
        terms=_part(found, "terms"),
        projects=_part(found, "projects"),
        proposals=_part(found, "proposals"),
        drafts=_part(found, "drafts"),
        doubts=_part(found, "doubts"),
        urgent=list(names.by_urgency(on, DUE_DAYS)[:SHOWN]),
        silent=list(projects.alive().order_by(F("status_since").asc(nulls_first=True), "id")[:SHOWN]),
        waiting=_waiting(followups, on),
    )


def _questions(user, on, followups, projects, seen, decides):
    """Return (part, key) → queryset for every number."""
    return {
        ("terms", "overdue"): followups.overdue(on),
        ("terms", "due_soon"): followups.due_within(DUE_DAYS, on),
        ("terms", "without_outcome"): followups.without_outcome(on),
        ("terms", "waiting"): followups.waiting(on),
        ("terms", "without_owner"): followups.asking(on, DUE_DAYS).without_owner(),
        ("projects", "stale"): projects.stale(on - timedelta(days=STALE_DAYS)),
        ("proposals", "own"): ChangeSet.objects.proposed_by_user(user),
        ("proposals", "to_decide"): ChangeSet.objects.proposed_to(user, decides),
        **{("drafts", model): model.objects.drafts() for model in seen},
        **{
            ("doubts", (doubt, model)): model.objects.in_doubt(doubt)
            for doubt in Doubt
            for model in seen
            if doubt in doubts_of(model)
        },
    }


def _part(found, name):
    """Return key → number of one part."""
    return {key: number for (part, key), number in found.items() if part == name}


def _waiting(followups, on):
    """Return what is waited for most, in one query; what has the same name in Dutch is the same."""
    texts = {f"waits_for_{language}": Max(f"waits_for_{language}") for language in ("fr", "en")}
    groups = followups.waiting(on).order_by().values("waits_for_nl").annotate(number=Count("pk"), **texts)
    return [Waiting(**group) for group in groups.order_by("-number", "waits_for_nl")[:SHOWN]]
