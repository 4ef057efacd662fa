"""What follows from writing: a project's status, the ledger of terms, and who still refers to what goes."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.exchange.errors import ConflictRow
from projects.models import ChangeSet, DueChange, FollowUp, Project, StatusUpdate
from projects.models.base import CODE_LENGTH
from projects.models.search import index_records
from projects.translated import LANGUAGES, SOURCE

from .history import write_history
from .rows import many_names
from .values import in_batches

TERM = ("due_first", "due_last")


def after_writing(resource, texts, user, changeset, deleted=()):
    """Keep in step what other records hold of the written ones.

    `texts` is code → (cells before, cells after); `deleted` the records that are gone.
    """
    if resource.model is StatusUpdate:
        ids = {update.project_id for update in deleted}
        for batch in in_batches(list(texts)):
            ids.update(StatusUpdate.objects.filter(code__in=batch).values_list("project_id", flat=True))
        moved = {code for pair in texts.values() for cells in pair if (code := cells.get("project"))}
        ids.update(Project.objects.filter(code__in=moved).values_list("pk", flat=True))
        refresh_statuses(sorted(ids), user, changeset)
        # What an update says is found as its project.
        index_records(Project, sorted(ids))
    if resource.model is FollowUp and changeset.origin != ChangeSet.Origin.SEED:
        record_due_changes(resource, texts, user, changeset)


def refresh_statuses(ids, user, changeset):
    """Give the projects with these primary keys the status of their latest update, with history."""
    latest = StatusUpdate.objects.filter(project=OuterRef("pk")).order_by("-day", "-id")
    for batch in in_batches(ids):
        changed = []
        projects = Project.objects.filter(pk__in=batch).annotate(
            latest_status=Subquery(latest.values("status")[:1]), latest_day=Subquery(latest.values("day")[:1])
        )
        for project in projects.order_by():
            found = (project.latest_status or "", project.latest_day)
            if (project.status, project.status_since) != found:
                project.status, project.status_since = found
                project.updated_at = timezone.now()
                changed.append(project)
        Project.objects.bulk_update(changed, ["status", "status_since", "updated_at"], batch_size=200)
        write_history(Project, [project.pk for project in changed], "~", user, f"{changeset.origin} {changeset.code}")


def record_due_changes(resource, texts, user, changeset):
    """Write a `DueChange` for each follow-up whose term the set moved."""
    moved = {
        code: (before, after)
        for code, (before, after) in texts.items()
        if before and any(name in after for name in TERM)
    }
    day = resource.fields["due_last"].widget.parse
    said = {"author": changeset.author(user), **_reason(changeset)}
    for batch in in_batches(list(moved)):
        rows = []
        for followup in FollowUp.objects.filter(code__in=batch).order_by():
            before, _after = moved[followup.code]
            row = DueChange(
                followup=followup,
                changed_on=timezone.localdate(),
                old_first=day(before["due_first"]) if "due_first" in before else followup.due_first,
                old_last=day(before["due_last"]) if "due_last" in before else followup.due_last,
                new_first=followup.due_first,
                new_last=followup.due_last,
                # An edit was read by a publisher, its reason too; what a file moves says nothing to the public.
                is_public=changeset.is_edit and followup.is_public,
                **said,
            )
            rows.append(row)
        _give_codes(rows)
        DueChange.objects.bulk_create(rows)
        write_history(DueChange, [row.pk for row in rows], "+", user, f"{changeset.origin} {changeset.code}")


def _reason(changeset):
    """Return the columns of the ledger that say why: of an edit in the language of who proposed it, else in all."""
    if not changeset.is_edit:
        text = f"Import {changeset.file_name}".strip()[:500]
        return {f"reason_{language}": text for language in LANGUAGES}
    language = changeset.proposed_by.language if changeset.proposed_by else SOURCE
    text = changeset.reason
    if changeset.state == ChangeSet.State.UNDONE:
        with override(language):
            text = _("Taken back: %(reason)s") % {"reason": text}
    return {f"reason_{language}": text[:500]}


def _give_codes(rows):
    """Give each `DueChange` the first code made from its stem that is free, asking once for all."""
    followups = [row.followup_id for row in rows]
    taken = set(DueChange.objects.filter(followup__in=followups).order_by().values_list("code", flat=True))
    for row in rows:
        stem = row.code_stem()
        if len(stem) > CODE_LENGTH - 5 or stem in taken:
            row.code = row.free_code()
        else:
            row.code = stem
        taken.add(row.code)


def referred_to(resource, created):
    """Return a `ConflictRow` for each created record that other records, not created by the set, refer to."""
    line_of = {change.record_code: change.line for change in created}
    own_links = {resource.fields[name].through for name in many_names(resource)}
    rows = []
    for relation in resource.model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.is_relation and (relation.one_to_many or relation.one_to_one)):
            continue
        model, field = relation.related_model, relation.field.name
        if model in own_links or model.__name__.startswith("Historical") or model._meta.app_label != "projects":
            continue
        for batch in in_batches(list(line_of)):
            query = model.objects.filter(**{f"{field}__code__in": batch})
            if model is resource.model:
                query = query.exclude(code__in=list(line_of))
            for code in sorted(set(query.order_by().values_list(f"{field}__code", flat=True))):
                # A table of links speaks for the record type that it belongs to.
                kind = (model._meta.auto_created or model)._meta.verbose_name
                reason = _("A %(kind)s refers to it.") % {"kind": kind}
                rows.append(ConflictRow(line_of[code], code, reason))
    return rows
