"""The migrations make exactly the tables that the models describe, also of a database that is full."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from selaras.registers.archive.scope import system
from selaras.registers.archive.triggers.install import installed, wanted
from selaras.registers.plans.actions import approve
from selaras.registers.plans.models import Plan, WorkItem
from tests.site.people import accept_plan, make_town


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration() -> None:
    out = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


@pytest.mark.django_db(transaction=True)
def test_a_full_database_with_its_locks_is_migrated() -> None:
    town = make_town()
    plan = accept_plan(town)
    with system("uji"):
        approve(plan)
        items = WorkItem.objects.filter(plan=plan).count()
        call_command("migrate", "plans", "0005_mended", verbosity=0)
        call_command("migrate", verbosity=0)
        assert Plan.objects.get(pk=plan.pk).is_approved
        assert WorkItem.objects.filter(plan=plan).count() == items > 0
    assert installed(connection) == wanted(connection)
