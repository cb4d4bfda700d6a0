"""The system checks see a relation or manager that would leak rows."""

from typing import Any, ClassVar

import pytest
from django.core.checks import run_checks
from django.db import connection, models
from django.test.utils import isolate_apps

from selaras.registers.archive.checks import database_is_fit, relation_mistakes
from selaras.registers.archive.scope import Scoped
from selaras.registers.organisations.models import Unit


def ids(model: type[models.Model]) -> list[str | None]:
    return [found.id for found in relation_mistakes(model)]


def test_the_project_has_no_mistake(db: None) -> None:
    assert run_checks(databases=["default"]) == []


@isolate_apps("selaras.registers.archive")
def test_a_relation_from_an_unscoped_to_a_scoped_model_is_a_mistake() -> None:
    class Loose(models.Model):
        unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

        class Meta:
            app_label = "archive"

    assert ids(Loose) == ["selaras.E002"]


@isolate_apps("selaras.registers.archive")
def test_a_relation_that_can_be_joined_backwards_is_a_mistake() -> None:
    class Joined(Scoped):
        org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="joined")

        class Meta(Scoped.Meta):
            app_label = "archive"

    assert ids(Joined) == ["selaras.E003"]


@isolate_apps("selaras.registers.archive")
def test_a_manager_that_does_not_know_the_scope_is_a_mistake() -> None:
    class Open(Scoped):
        org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
        objects: ClassVar[Any] = models.Manager()

        class Meta(Scoped.Meta):
            app_label = "archive"

    assert ids(Open) == ["selaras.E001"]


def test_a_table_without_its_trigger_is_reported(db: None) -> None:
    name = "trail_plans_workitem_insert" if connection.vendor == "sqlite" else "trail_plans_workitem"
    on = "" if connection.vendor == "sqlite" else ' ON "plans_workitem"'
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
    found = database_is_fit(databases=["default"])
    assert [message.id for message in found] == ["selaras.E006"]
    assert "plans_workitem" in found[0].msg


@pytest.mark.postgresql
def test_the_test_database_sorts_by_bytes(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'B' < 'a', '1/1/' < '1/10/', '/' < '0', '~' > 'z'")
        assert cursor.fetchone() == (True, True, True, True)
