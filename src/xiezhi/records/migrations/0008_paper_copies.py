from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0007_passes_of_officers")]

    operations = [
        migrations.CreateModel(
            name="PaperCopyRow",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("court", models.TextField()),
                ("dispute", models.TextField()),
                ("proceeding", models.TextField()),
                ("delivery", models.TextField()),
                ("paper", models.TextField()),
                ("recipient", models.TextField()),
                ("asked", models.TextField()),
                ("to", models.TextField()),
                ("sent", models.TextField()),
                ("tracking", models.TextField()),
                ("attempts", models.BigIntegerField()),
                ("received", models.TextField()),
            ],
            options={
                "db_table": "records_paper_copies",
                "indexes": [
                    models.Index(fields=["court", "received", "sent"], name="paper_copies_court_received_se"),
                    models.Index(fields=["dispute"], name="paper_copies_dispute"),
                    models.Index(fields=["proceeding"], name="paper_copies_proceeding"),
                    models.Index(fields=["delivery"], name="paper_copies_delivery"),
                ],
            },
        ),
    ]
