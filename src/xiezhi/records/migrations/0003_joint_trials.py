from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_suits_about_enforcement'),
    ]

    operations = [
        migrations.CreateModel(
            name='RelationRow',
            fields=[
                ('id', models.TextField(primary_key=True, serialize=False)),
                ('court', models.TextField()),
                ('dispute', models.TextField()),
                ('proceeding', models.TextField()),
                ('other', models.TextField()),
                ('number', models.TextField()),
                ('ground', models.TextField()),
                ('through', models.TextField()),
                ('since', models.TextField()),
                ('until', models.TextField()),
                ('heard_after', models.TextField()),
                ('closed', models.BigIntegerField()),
                ('reason', models.TextField()),
            ],
            options={
                'db_table': 'records_relations',
                'indexes': [models.Index(fields=['dispute'], name='relations_dispute'), models.Index(fields=['proceeding'], name='relations_proceeding')],
            },
        ),
    ]
