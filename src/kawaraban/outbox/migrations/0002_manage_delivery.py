from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0001_initial'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='change',
            options={
                'ordering': ['id'],
                'permissions': [('manage_delivery', 'Can see and manage delivery')],
            },
        ),
    ]
