from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0010_court_fees")]

    operations = [
        migrations.AddField("papercopyrow", "withdrawn", models.TextField(default=""), preserve_default=False),
    ]
