from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0011_copies_not_wanted")]

    operations = [
        migrations.AddField("arrivalrow", "brought", models.TextField(default=""), preserve_default=False),
        migrations.AddField("arrivalrow", "signed", models.TextField(default=""), preserve_default=False),
    ]
