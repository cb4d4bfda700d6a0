"""What an agency decides for its documents: who may, what is logged, and that nothing is written for nothing."""

import hashlib

import pytest

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.document_settings import change_settings, settings_of
from selaras.registers.organisations.models import AgencySettings
from tests.registers.conftest import Office


def test_what_was_changed_is_stored_and_said_once(office: Office, planner: Scope) -> None:
    changed = change_settings(office.agency, {"paper": "F4", "place_of_signing": "Contoh", "font": "sans"})
    assert changed == ("kertas", "tempat penandatanganan")
    assert settings_of(office.agency).for_documents().paper == "F4"
    entry = LogEntry.objects.get()
    assert entry.sentence == "Mengubah pengaturan dokumen: kertas, tempat penandatanganan."


def test_a_logo_is_stored_with_its_digest_and_removed_again(office: Office, planner: Scope) -> None:
    assert change_settings(office.agency, {"logo": b"gambar", "logo_format": "svg"}) == ("lambang",)
    stored = settings_of(office.agency)
    assert (bytes(stored.logo), stored.logo_format) == (b"gambar", "svg")
    assert stored.logo_digest == hashlib.sha256(b"gambar").hexdigest()
    assert change_settings(office.agency, {"logo": b"gambar", "logo_format": "svg"}) == ()
    assert change_settings(office.agency, {"logo": b""}) == ("lambang",)
    assert settings_of(office.agency).logo_digest == ""


def test_the_same_settings_again_write_nothing(office: Office, planner: Scope) -> None:
    change_settings(office.agency, {"paper": "F4"})
    assert change_settings(office.agency, {"paper": "F4"}) == ()
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize("role", ["operator", "bappeda", "inspectorate"])
def test_who_may_not_is_refused(office: Office, role: str) -> None:
    with acting(office.scope(role, office.agency)), pytest.raises(Refused) as refused:
        change_settings(office.agency, {"paper": "F4"})
    assert refused.value.sentence.startswith("Anda tidak berwenang mengubah pengaturan dokumen KECAMATAN CONTOH.")
    with system("uji"):
        assert not AgencySettings.objects.exists()


def test_a_name_that_is_no_setting_is_a_mistake_of_ours(office: Office, planner: Scope) -> None:
    with pytest.raises(KeyError, match="colour"):
        change_settings(office.agency, {"colour": "merah"})
