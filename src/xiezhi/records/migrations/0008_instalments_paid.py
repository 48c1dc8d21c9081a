from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0007_twins")]

    operations = [
        migrations.AddField("instalmentrow", "paid", models.BigIntegerField(default=0), preserve_default=False),
    ]
