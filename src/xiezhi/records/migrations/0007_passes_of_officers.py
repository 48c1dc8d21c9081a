from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0006_lectures")]

    operations = [
        migrations.AddField("officerrow", "work_pass", models.TextField(default=""), preserve_default=False),
        migrations.AddField("officerrow", "duty_pass", models.TextField(default=""), preserve_default=False),
    ]
