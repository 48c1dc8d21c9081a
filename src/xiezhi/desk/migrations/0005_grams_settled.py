from django.db import migrations

SETTLED = {
    "sqlite": [],
    "postgresql": [
        "ALTER INDEX desk_finding_grams SET (gin_pending_list_limit = 512)",
        "ALTER TABLE desk_finding SET (autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05)",
    ],
}
GONE = {
    "sqlite": [],
    "postgresql": [
        "ALTER INDEX desk_finding_grams RESET (gin_pending_list_limit)",
        "ALTER TABLE desk_finding RESET (autovacuum_analyze_scale_factor, autovacuum_vacuum_insert_scale_factor)",
    ],
}


def settle(apps, schema_editor):
    """What waits to be sorted into the index is looked through by every search: less of it, and sooner known."""
    for statement in SETTLED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unsettle(apps, schema_editor):
    for statement in GONE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_triples")]

    operations = [migrations.RunPython(settle, unsettle)]
