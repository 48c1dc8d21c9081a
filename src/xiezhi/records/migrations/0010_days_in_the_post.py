from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0009_bound_papers")]

    operations = [
        migrations.AddField("deadlinerow", "margin", models.TextField(default=""), preserve_default=False),
        migrations.AddField("deadlinerow", "posted", models.TextField(default="[]"), preserve_default=False),
    ]
