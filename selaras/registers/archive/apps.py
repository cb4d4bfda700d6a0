"""Connects the archive to the database: who acts, and the triggers."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ArchiveConfig(AppConfig):
    """The archive of the registers."""

    name = "selaras.registers.archive"
    label = "archive"
    verbose_name = "Arsip"

    def ready(self) -> None:
        """Hooks of Django itself; no signal of ours exists."""
        from selaras.registers.archive import checks  # noqa: F401  # registers the system checks
        from selaras.registers.archive.connection import prepare
        from selaras.registers.archive.triggers.install import after_migrate, before_migrate

        connection_created.connect(prepare, dispatch_uid="selaras.prepare")
        pre_migrate.connect(before_migrate, sender=self, dispatch_uid="selaras.triggers")
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="selaras.triggers")
