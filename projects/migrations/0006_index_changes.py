"""Whoever asks for what has changed since a day finds it without reading a whole table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0005_search")]

    operations = [
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(fields=["updated_at", "code"], name="projects_ac_updated_fbf4bc_idx"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["updated_at", "code"], name="projects_de_updated_059634_idx"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["updated_at", "code"], name="projects_do_updated_1899be_idx"),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["updated_at", "code"], name="projects_fo_updated_5b6f18_idx"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["updated_at", "code"], name="projects_me_updated_8a31f9_idx"),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["updated_at", "code"], name="projects_pr_updated_5f4baa_idx"),
        ),
        migrations.AddIndex(
            model_name="statusupdate",
            index=models.Index(fields=["updated_at", "code"], name="projects_st_updated_f58abb_idx"),
        ),
    ]
