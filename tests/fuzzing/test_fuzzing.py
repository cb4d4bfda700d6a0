"""The fuzz run itself: it is repeatable, and sees what must never happen."""

import random
from pathlib import Path

import pytest

from scripts.fuzzing import acceptance
from scripts.fuzzing.__main__ import Figures
from scripts.fuzzing.mutations import mutate
from selaras.engine.readers.reader import Reading, read
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Unit
from tests.engine.readers import hostile_files

SAMPLE = Path(__file__).parents[2] / "samples" / "rkt-sangasanga-2025.md"
FILES = [
    hostile_files.xlsx(), hostile_files.docx(), hostile_files.ods(), hostile_files.pdf(b"BT ET", ""),
    SAMPLE.read_bytes(), hostile_files.SPREADSHEETML.format(before="").encode(),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FILES)))
def test_the_same_seed_gives_the_same_file_and_most_seeds_another(number: int) -> None:
    made = [mutate(FILES[number], random.Random(seed)) for seed in range(20)]
    assert made == [mutate(FILES[number], random.Random(seed)) for seed in range(20)]
    assert len(set(made)) > 10


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(SAMPLE)


@pytest.mark.django_db
def test_a_plan_is_taken_in_whole_and_nothing_stays(reading: Reading) -> None:
    assert acceptance.try_acceptance(reading, random.Random(1)) == acceptance.TAKEN
    with system("test"):
        assert not Unit.objects.exists()


@pytest.mark.django_db
def test_an_acceptance_that_leaves_something_behind_is_seen(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(*_: object, **__: object) -> None:
        Unit.objects.create(level=Unit.Level.GOVERNMENT, code="99.99", name="Sisa")
        raise Refused("gagal di tengah")

    monkeypatch.setattr(acceptance, "accept", half)
    assert acceptance.try_acceptance(reading, random.Random(1)) == acceptance.PARTIAL


def test_what_must_never_happen_ends_the_run_with_an_error() -> None:
    figures = Figures()
    figures.mistakes["ValueError, formats/xlsx.py:1"] += 1
    figures.deaths["crash (signal 6)"] += 1
    assert not figures.failed
    for name in ("escaped", "acceptance"):
        bad = Figures()
        getattr(bad, name)["partial"] += 1
        assert bad.failed
    assert Figures(voiceless=1).failed
