"""The verb that changes what an agency decides for its documents."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction

from selaras.registers.archive.actions import log
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import AgencySettings, Unit
from selaras.registers.organisations.roles import SETTINGS

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "letterhead": "kop surat",
        "logo": "lambang",
        "paper": "kertas",
        "font": "huruf",
        "place_of_signing": "tempat penandatanganan",
        "number_pattern": "pola nomor",
        "first_party": "sebutan pihak pertama",
        "second_party": "sebutan pihak kedua",
        "classification": "kode klasifikasi arsip",
        "classifications": "kode klasifikasi per jenis",
        "unit_code": "kode unit",
        "choices": "bentuk dokumen",
    }
)


def settings_of(agency: Unit) -> AgencySettings:
    """What the agency decided, or the defaults (not stored) where it decided nothing yet."""
    return AgencySettings.objects.filter(org_unit=agency).first() or AgencySettings(org_unit=agency)


@transaction.atomic
def change_settings(agency: Unit, changes: Mapping[str, Any]) -> tuple[str, ...]:
    """Change what is given by the names of ``LABELS``, and ``logo_format`` with a logo; returns what differs, in words.

    Issued documents keep what they were drawn with. One log entry, none where nothing differs. Raises ``Refused`` for
    somebody who may not, and ``KeyError`` for an unknown name.
    """
    require(current(), SETTINGS, agency, "mengubah pengaturan dokumen")
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if unknown := set(changes) - set(LABELS) - {"logo_format"}:
        raise KeyError(f"no settings of documents: {', '.join(sorted(unknown))}")
    held = settings_of(agency)
    held.logo = bytes(held.logo)
    changed = tuple(label for name, label in LABELS.items() if name in changes and getattr(held, name) != changes[name])
    if not changed:
        return ()
    for name, value in changes.items():
        setattr(held, name, value)
    held.logo_digest = hashlib.sha256(held.logo).hexdigest() if held.logo else ""
    held.save()
    log("settings.changed", f"Mengubah pengaturan dokumen: {', '.join(changed)}.", unit=agency.pk, subject=held.pk)
    return changed
