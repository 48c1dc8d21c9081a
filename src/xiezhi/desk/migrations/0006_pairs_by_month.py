from django.db import migrations


def empty(apps, schema_editor):
    """What is empty is made anew before the court is served."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DELETE FROM desk_finding")


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_grams_settled")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
