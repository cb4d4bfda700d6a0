"""Which cells of the file were corrected before acceptance stands with the plan.

The column takes NULL: with a default SQLite makes the table anew, and the triggers of its rows know no table of plans
meanwhile.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_work_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="mended",
            field=models.JSONField(null=True),
        ),
    ]
