"""The full text of the records, and the words that occur in it. `manage.py reindex` fills both."""

from django.db import migrations, models

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE projects_fulltext "
        "USING fts5(title, body, tokenize='ascii', detail=none, columnsize=0)"
    ],
    "postgresql": [
        "CREATE TABLE projects_fulltext (id bigint PRIMARY KEY, title text NOT NULL, words tsvector NOT NULL)",
        "CREATE INDEX projects_fulltext_words ON projects_fulltext USING gin (words)",
    ],
}


def create_full_text(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_full_text(apps, schema_editor):
    schema_editor.execute("DROP TABLE projects_fulltext")


class Migration(migrations.Migration):
    dependencies = [("projects", "0004_reminders")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(db_index=True, max_length=60, verbose_name="word")),
                ("token", models.CharField(max_length=62, verbose_name="token")),
                (
                    "ending",
                    models.CharField(blank=True, db_index=True, max_length=60, verbose_name="stem from its end"),
                ),
            ],
            options={
                "verbose_name": "search word",
                "verbose_name_plural": "search words",
                "constraints": [models.UniqueConstraint(fields=("word", "token"), name="searchword_once")],
            },
        ),
        migrations.RunPython(create_full_text, drop_full_text),
    ]
