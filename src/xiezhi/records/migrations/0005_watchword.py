from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_newest_of_a_person")]
    operations = [
        migrations.AddField("depositrow", "watchword", models.TextField(default=""), preserve_default=False),
    ]
