"""Paper forms: nine digits a line, counted when the last two times agree, and nothing half stored."""

from datetime import date

import pytest

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.surveys.actions import Plan, close_wave, open_wave
from selaras.registers.surveys.models import Keyed, Response, Wave
from selaras.registers.surveys.papers import MOST, State, key, waiting
from tests.registers.conftest import Office

MAY, JUNE = date(2025, 5, 1), date(2025, 6, 30)


@pytest.fixture
def wave(office: Office) -> Wave:
    with acting(office.scope("planner", office.agency)):
        return open_wave(office.agency, Plan(title="SKM", since=MAY, until=JUNE))


def typed(office: Office, wave: Wave, text: str, on: date = MAY) -> list[tuple[int, State]]:
    with acting(office.scope("planner", office.agency)):
        return [(each.serial, each.state) for each in key(wave.pk, text, on)]


def stored() -> list[tuple[str | None, int | None, int | None]]:
    with system("uji"):
        return [(row.serial, row.u1, row.u4) for row in Response.objects.all()]


def test_a_form_counts_when_it_was_typed_twice_alike(office: Office, wave: Wave) -> None:
    assert typed(office, wave, "1 333033333\n2; 444444444\n") == [(1, State.FIRST), (2, State.FIRST)]
    assert stored() == []
    assert typed(office, wave, "1 333033333") == [(1, State.COUNTED)]
    assert stored() == [("lembar 1", 3, None)]
    with system("uji"):
        assert waiting(wave) == [2]


def test_what_differs_counts_when_the_last_two_agree(office: Office, wave: Wave) -> None:
    states = [typed(office, wave, f"7 {digits}")[0][1] for digits in ("111111111", "222222222", "222222222")]
    assert states == [State.FIRST, State.DIFFERENT, State.COUNTED]
    assert stored() == [("lembar 7", 2, 2)]


def test_what_is_counted_is_never_written_over(office: Office, wave: Wave) -> None:
    for _ in range(2):
        typed(office, wave, "7 111111111")
    assert typed(office, wave, "7 111111111") == [(7, State.THERE)]
    assert typed(office, wave, "7 444444444") == [(7, State.CONTRADICTS)]
    assert stored() == [("lembar 7", 1, 1)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Ketik sedikitnya satu baris"),
        ("1 33333333", "1 baris belum terbaca: “1 33333333”"),
        ("1 333333335\n2 333333333", "belum terbaca"),
        ("1 000000000", "belum terbaca"),
        ("satu 333333333", "belum terbaca"),
        ("1 333333333\n1 333333333", "Lembar 1 tertulis dua kali"),
        ("\n".join(f"{n} 333333333" for n in range(MOST + 1)), "paling banyak 500 baris"),
    ],
)
def test_a_line_that_cannot_be_read_keeps_all_out(office: Office, wave: Wave, text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        typed(office, wave, text)
    with system("uji"):
        assert not Keyed.objects.exists()


def test_a_closed_wave_and_a_day_outside_take_no_paper(office: Office, wave: Wave) -> None:
    with pytest.raises(Refused, match="di luar masa survei"):
        typed(office, wave, "1 333333333", date(2025, 7, 1))
    for _ in range(2):
        typed(office, wave, "1 333333333")
    with acting(office.scope("planner", office.agency)):
        close_wave(wave.pk)
    with pytest.raises(Refused, match="sudah ditutup"):
        typed(office, wave, "2 333333333")


def test_only_who_may_edit_types(office: Office, wave: Wave) -> None:
    with acting(office.scope("inspectorate", office.government)), pytest.raises(Refused):
        key(wave.pk, "1 333333333", MAY)
