from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.AddField("joinedclaimrow", "paid", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("joinedclaimrow", "paid_doubled", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("disputerow", "about", models.TextField(default=""), preserve_default=False),
        migrations.AddIndex("disputerow", models.Index(fields=["about"], name="disputes_about")),
    ]
