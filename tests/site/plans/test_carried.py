"""A file that travels inside the form: for one person and agency, for some hours, unchanged."""

import random
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest

from selaras.registers.archive.refused import Refused
from selaras.site.plans.carried import HOURS, Carried, pack, unpack

FILE = Carried("rencana “2025”.md", "Kode\tUraian\r\n7.01\tProgram é\n\n".encode() + bytes(range(256)), "plan 3")
LOST = "Pratinjau ini tidak berlaku lagi. Pilih berkasnya sekali lagi."


def test_the_file_arrives_as_it_was_sent() -> None:
    assert unpack(pack(FILE, "orang", "camat"), "orang", "camat") == FILE


def test_text_is_carried_compressed() -> None:
    content = b"7.01.03.2.02.01\tPeningkatan Partisipasi Masyarakat\t299.670.000,00\n" * 1000
    assert len(pack(Carried("a.md", content, ""), "orang", "camat")) < len(content) / 20


@pytest.mark.parametrize(("person", "agency"), [("lain", "camat"), ("orang", "lain")])
def test_nobody_else_can_use_it_and_not_for_another_agency(person: str, agency: str) -> None:
    with pytest.raises(Refused) as refused:
        unpack(pack(FILE, "orang", "camat"), person, agency)
    assert refused.value.sentence == LOST


@pytest.mark.parametrize("broken", ["", "x", ":::", "a:b:c"])
def test_a_changed_or_invented_value_is_refused(broken: str) -> None:
    packed = pack(FILE, "orang", "camat")
    flipped = packed[:5] + ("A" if packed[5] != "A" else "B") + packed[6:]
    for value in (broken, flipped):
        with pytest.raises(Refused):
            unpack(value, "orang", "camat")


@pytest.mark.parametrize(("minutes", "good"), [(HOURS * 60 - 1, True), (HOURS * 60 + 1, False)])
def test_it_is_good_for_four_hours(minutes: int, good: bool) -> None:
    packed = pack(FILE, "orang", "camat")
    later = datetime.now(UTC) + timedelta(minutes=minutes)
    with patch("django.core.signing.time.time", return_value=later.timestamp()):
        if good:
            assert unpack(packed, "orang", "camat") == FILE
        else:
            with pytest.raises(Refused):
                unpack(packed, "orang", "camat")


def test_a_file_that_stays_too_large_is_refused() -> None:
    noise = random.Random(1).randbytes(16 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        pack(Carried("a.md", noise, ""), "orang", "camat")
    assert refused.value.sentence == (
        "Berkas ini terlalu besar untuk dipratinjau. Hapus lampiran yang bukan bagian rencana."
    )
