"""Backup and restore: one file that carries everything kept, verified whenever it is written or read."""

from selaras.registers.archive.backup.actions import backup, restore
from selaras.registers.archive.backup.container import Manifest

__all__ = ["Manifest", "backup", "restore"]
