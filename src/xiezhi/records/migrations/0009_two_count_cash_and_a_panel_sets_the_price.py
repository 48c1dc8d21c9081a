from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0008_paper_copies")]

    operations = [
        migrations.AddField("arrivalrow", "second", models.TextField(default=""), preserve_default=False),
        migrations.AddField("arrivalrow", "piles", models.TextField(default="[]"), preserve_default=False),
        migrations.AddField("salerow", "decided", models.TextField(default="[]"), preserve_default=False),
    ]
