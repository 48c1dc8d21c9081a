from django.db import migrations

EMPTY = {
    "sqlite": ["INSERT INTO desk_grams(desk_grams) VALUES('delete-all')", "DELETE FROM desk_finding"],
    "postgresql": ["DELETE FROM desk_finding"],
}


def empty(apps, schema_editor):
    """What is empty is made anew before the court is served."""
    for statement in EMPTY[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_findings")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
