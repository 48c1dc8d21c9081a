from django.db import migrations, models

TABLES = {
    "sqlite": [
        "CREATE VIRTUAL TABLE desk_grams USING fts5(grams, content='', detail='none', columnsize=0, tokenize='ascii')",
    ],
    "postgresql": [
        "ALTER TABLE desk_finding ADD COLUMN grams text[] NOT NULL",
        "CREATE INDEX desk_finding_grams ON desk_finding USING gin (grams)",
    ],
}
GONE = {"sqlite": ["DROP TABLE desk_grams"], "postgresql": ["ALTER TABLE desk_finding DROP COLUMN grams"]}


def make(apps, schema_editor):
    for statement in TABLES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in GONE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_copies")]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=100, unique=True)),
                ("proceeding", models.CharField(db_index=True, max_length=80)),
                ("said", models.TextField()),
                ("text", models.TextField()),
            ],
        ),
        migrations.RunPython(make, unmake),
    ]
