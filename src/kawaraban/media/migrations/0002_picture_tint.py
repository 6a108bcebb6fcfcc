"""The colour that stands for a picture being prepared, and why one can't be."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="tint",
            field=models.CharField(blank=True, default="", editable=False, max_length=7),
        ),
        migrations.AddField(
            model_name="picture",
            name="trouble",
            field=models.CharField(blank=True, default="", editable=False, max_length=20),
        ),
    ]
