from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_digest", models.CharField(max_length=64, unique=True)),
                ("delivery", models.CharField(max_length=80, unique=True)),
                ("ends", models.DateTimeField(db_index=True)),
                ("device", models.CharField(blank=True, db_index=True, max_length=64)),
            ],
        ),
    ]
