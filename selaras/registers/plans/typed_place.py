"""The place of what somebody types: who and when, where a row that was read has its file and line."""

from datetime import datetime

from django.utils import timezone

from selaras.engine.tables.place import Place
from selaras.registers.archive.scope import current


def typed_place(at: datetime | None = None) -> Place:
    """The place of what the one who acts types at a moment, default now."""
    moment = timezone.localtime(at or timezone.now())
    return Place(by=current().name or current().actor, at=f"{moment:%d-%m-%Y %H.%M}")
