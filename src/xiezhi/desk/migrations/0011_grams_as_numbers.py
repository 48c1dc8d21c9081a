from django.db import migrations


def number(apps, schema_editor):
    """What is empty is made anew before the court is served."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DELETE FROM desk_finding")
        schema_editor.execute("DROP INDEX desk_finding_grams")
        schema_editor.execute("ALTER TABLE desk_finding ALTER COLUMN grams TYPE bigint[] USING '{}'")
        schema_editor.execute("CREATE INDEX desk_finding_grams ON desk_finding USING gin (grams)")
        schema_editor.execute("ALTER INDEX desk_finding_grams SET (gin_pending_list_limit = 512)")


class Migration(migrations.Migration):
    dependencies = [("desk", "0010_notices_by_proceeding")]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
