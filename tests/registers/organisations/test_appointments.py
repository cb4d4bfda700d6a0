"""Who holds a post when: what may overlap and what may not (docs/decisions/0030)."""

from datetime import date

import pytest

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.appointments import Begun, Term, begin_appointment, end_appointment
from selaras.registers.organisations.models import Appointment, Official, Position, Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from tests.registers.conftest import TODAY, Office

JANUARY, MARCH, JUNE = date(2025, 1, 1), date(2025, 3, 1), date(2025, 6, 30)


@pytest.fixture
def camat(office: Office, planner: Scope) -> Position:
    return enter_position(office.agency, Post("Camat Contoh", "III.a", is_head=True), TODAY)


def official(agency: Unit, name: str) -> Official:
    return enter_official(agency, Who(name), TODAY).official


def begin(post: Position, name: str, term: Term) -> Begun:
    return begin_appointment(post, official(post.org_unit, name), term)


def test_an_appointment_begins_and_ends_with_one_entry_each(camat: Position) -> None:
    held = begin(camat, "Contoh Satu", Term(JANUARY, basis="SK 821/1/2025")).appointment
    end_appointment(held, JUNE)
    end_appointment(held, JUNE)
    begin(camat, "Contoh Dua", Term(date(2025, 7, 1), kind="plt"))
    with system("uji"):
        told = [entry.sentence for entry in LogEntry.objects.filter(code__startswith="appointment").order_by("id")]
    assert told == [
        "Mengangkat Contoh Satu sebagai Camat Contoh sejak 1 Januari 2025.",
        "Mengakhiri Contoh Satu sebagai Camat Contoh per 30 Juni 2025.",
        "Mengangkat Contoh Dua sebagai Plt. Camat Contoh sejak 1 Juli 2025.",
    ]


@pytest.mark.parametrize("kind", ["definitive", "pj"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((JANUARY, None), (MARCH, None)),
        ((JANUARY, MARCH), (MARCH, None)),  # the same last and first day
        ((MARCH, None), (JANUARY, None)),
        ((MARCH, JUNE), (JANUARY, MARCH)),
        ((JANUARY, None), (MARCH, JUNE)),
    ],
)
def test_a_post_is_held_for_good_by_one_at_a_time(
    camat: Position, kind: str, first: tuple[date, date | None], second: tuple[date, date | None]
) -> None:
    begin(camat, "Contoh Satu", Term(*first))
    with pytest.raises(Refused, match="Camat Contoh sudah dipegang Contoh Satu"):
        begin(camat, "Contoh Dua", Term(*second, kind=kind))
    assert Appointment.objects.count() == 1


def test_the_refusal_says_who_how_when_and_what_to_do(camat: Position) -> None:
    begin(camat, "Contoh Satu", Term(JANUARY, JUNE))
    with pytest.raises(Refused) as refused:
        begin(camat, "Contoh Dua", Term(MARCH))
    assert refused.value.sentence == (
        "Camat Contoh sudah dipegang Contoh Satu (definitif) sejak 1 Januari 2025 sampai 30 Juni 2025. Akhiri dahulu "
        "pengangkatan itu, atau pilih tanggal lain."
    )


def test_the_next_holder_begins_the_day_after(camat: Position) -> None:
    begin(camat, "Contoh Satu", Term(JANUARY, JUNE))
    assert begin(camat, "Contoh Dua", Term(date(2025, 7, 1))).doubts == ()


@pytest.mark.parametrize("kind", ["plt", "plh"])
def test_one_acts_beside_a_holder_only_while_that_one_is_away_and_until_a_day(camat: Position, kind: str) -> None:
    begin(camat, "Contoh Satu", Term(JANUARY))
    with pytest.raises(Refused) as refused:
        begin(camat, "Contoh Dua", Term(MARCH, JUNE, kind=kind))
    assert refused.value.sentence == (
        f"Camat Contoh masih dipegang Contoh Satu (definitif). {kind.capitalize()}. hanya mendampinginya selama ia "
        "berhalangan: tuliskan alasannya, atau akhiri dahulu pengangkatan yang satu."
    )
    with pytest.raises(Refused, match="Tuliskan sampai kapan Contoh Satu berhalangan"):
        begin(camat, "Contoh Tiga", Term(MARCH, kind=kind, absence="diklat"))
    held = begin(camat, "Contoh Empat", Term(MARCH, JUNE, kind=kind, absence="diklat")).appointment
    assert Appointment.objects.get(pk=held.pk).absence == "diklat"


def test_a_vacant_post_is_acted_in_without_a_reason_and_without_an_end(camat: Position) -> None:
    assert begin(camat, "Contoh Satu", Term(JANUARY, kind="plt")).appointment.until is None


def test_two_never_act_at_once_and_nobody_is_appointed_over_one_who_acts(camat: Position) -> None:
    begin(camat, "Contoh Satu", Term(JANUARY, kind="plt"))
    with pytest.raises(Refused, match=r"sudah dipegang Contoh Satu \(Plt\.\) sejak 1 Januari 2025\."):
        begin(camat, "Contoh Dua", Term(MARCH, kind="plh"))
    with pytest.raises(Refused, match=r"Plt\. hanya mendampinginya selama ia berhalangan"):
        begin(camat, "Contoh Tiga", Term(MARCH))


def test_a_later_end_needs_room_too(camat: Position) -> None:
    first = begin(camat, "Contoh Satu", Term(JANUARY, MARCH)).appointment
    begin(camat, "Contoh Dua", Term(date(2025, 3, 2)))
    with pytest.raises(Refused, match="sudah dipegang Contoh Dua"):
        end_appointment(first, JUNE)
    assert Appointment.objects.get(pk=first.pk).until == MARCH
    with pytest.raises(Refused, match=r"Tanggal akhir \(31 Desember 2024\) mendahului tanggal mulai"):
        end_appointment(first, date(2024, 12, 31))


def test_days_in_the_wrong_order_an_unknown_kind_and_a_stranger_are_refused(office: Office, camat: Position) -> None:
    with pytest.raises(Refused, match=r"Tanggal akhir \(1 Januari 2025\) mendahului tanggal mulai \(1 Maret 2025\)"):
        begin(camat, "Contoh Satu", Term(MARCH, JANUARY))
    with pytest.raises(Refused, match="Jenis pengangkatan “raja” tidak dikenal"):
        begin(camat, "Contoh Dua", Term(MARCH, kind="raja"))
    with system("uji"):
        stranger = official(office.neighbour, "Contoh Tetangga")
    with pytest.raises(Refused, match="Contoh Tetangga tidak tercatat sebagai pejabat di KECAMATAN CONTOH"):
        begin_appointment(camat, stranger, Term(MARCH))


def test_two_posts_held_for_good_at_once_are_a_doubt_and_acting_in_another_is_none(
    office: Office, camat: Position
) -> None:
    held = begin(camat, "Contoh Satu", Term(JANUARY)).appointment.official
    lurah = enter_position(office.one, Post("Lurah Satu", is_head=True), TODAY)
    assert begin_appointment(lurah, held, Term(JANUARY, MARCH, kind="plt")).doubts == ()
    assert begin_appointment(lurah, held, Term(date(2025, 3, 2))).doubts == (
        "Contoh Satu pada saat itu juga definitif sebagai Camat Contoh. Periksa lagi.",
    )


def test_the_head_of_the_region_is_appointed_by_the_government_alone(office: Office) -> None:
    with acting(office.scope("administrator", office.government)):
        bupati = enter_position(office.government, Post("Bupati Contoh", is_head=True), TODAY)
        held = begin(bupati, "Bupati Contoh Satu", Term(JANUARY)).appointment
    with acting(office.scope("planner", office.agency)):
        assert Appointment.objects.get(pk=held.pk).official.name == "Bupati Contoh Satu"
        with pytest.raises(Refused, match="Anda tidak berwenang"):
            end_appointment(held, JUNE)
