from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_counterclaims"),
    ]

    operations = [
        migrations.AddField(
            model_name="personrow",
            name="twin",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
    ]
