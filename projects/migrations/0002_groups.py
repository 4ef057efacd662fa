"""The four groups and what each may do."""

from django.db import migrations

RECORDS = (
    "report theme heading partner project statusupdate decision decisionrelation transposition meeting activity "
    "document followup duechange"
).split()
VERBS = {"publish": "Can publish", "import": "Can import", "export": "Can export"}
GROUPS = {
    "Reader": "view",
    "Editor": "view export add change import",
    "Publisher": "view export add change import publish delete",
    "Administrator": "view export add change import publish delete",
}


def permission(apps, model, verb, label):
    """Return the permission; Django itself makes its own only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="projects", model=model
    )
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{verb}_{model}", defaults={"name": f"{label} {model}"}
    )[0]


def create_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, verbs in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for model in (*RECORDS, "projectpartner"):
            for verb in verbs.split():
                label = VERBS.get(verb, f"Can {verb}")
                group.permissions.add(permission(apps, model, verb, label))
        group.permissions.add(permission(apps, "changeset", "view", "Can view"))
        if name == "Administrator":
            for verb in ("add", "change", "delete", "view"):
                group.permissions.add(permission(apps, "user", verb, f"Can {verb}"))


def delete_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="projects", codename__regex=r"^(publish|import|export)_"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_groups, delete_groups)]
