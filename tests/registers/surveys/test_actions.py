"""Surveys: answers that tell nobody who gave them, a form sent twice, closing, files, and what they come to."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.services import SurveyAnswer, SurveyRespondent
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.models import Unit
from selaras.registers.surveys.actions import Given, Plan, answer, change_wave, close_wave, open_wave, take_in
from selaras.registers.surveys.measures import OWN, WITH_UNITS, counted
from selaras.registers.surveys.models import Response, Wave, drawn
from selaras.registers.surveys.results import groups, results
from tests.registers.conftest import Office

MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 30), date(2025, 7, 1)
ON = date(2025, 5, 20)
PLAN = Plan(
    title="SKM semester I", since=MAY, until=JUNE, services=("Surat pengantar", "Surat pengantar", " "), population=100
)
LAW = load_law()


def given(digits: str, **more: str) -> Given:
    """Nine digits; 0 is left out."""
    return Given(elements={f"u{n}": int(digit) for n, digit in enumerate(digits, 1) if digit != "0"}, profile=more)


@pytest.fixture
def wave(office: Office) -> Wave:
    with acting(office.scope("planner", office.agency)):
        return open_wave(office.agency, PLAN)


def send(wave: Wave, digits: str = "333333333", *, id: str = "", on: date = ON) -> bool:
    return answer(wave.code, id or drawn(), given(digits), on)


def test_a_wave_names_each_service_once_and_has_an_address_nobody_guesses(wave: Wave) -> None:
    assert wave.choices == ["Surat pengantar"]
    assert len(wave.code) == 10
    with system("uji"):
        assert [each.code for each in LogEntry.objects.all()] == ["survey.opened"]


def test_an_answer_leaves_neither_a_trail_nor_a_log_entry_nor_a_time(wave: Wave) -> None:
    with system("uji"):
        before = TrailRow.objects.count(), LogEntry.objects.count()
    assert send(wave)
    with system("uji"):
        assert (TrailRow.objects.count(), LogEntry.objects.count()) == before
        row = Response.objects.get()
    assert type(row.answered_on) is date
    assert not any(isinstance(value, datetime) for value in vars(row).values())


def test_ids_of_answers_do_not_tell_in_which_order_they_came() -> None:
    """Ids of other rows begin with the moment; a hundred random ones in order would be one chance in 100 factorial."""
    ids = [drawn() for _ in range(100)]
    assert ids != sorted(ids)


def test_a_form_that_is_sent_twice_is_one_answer(wave: Wave) -> None:
    id = drawn()
    assert [send(wave, id=id), send(wave, "111111111", id=id)] == [True, False]
    with system("uji"):
        assert [(row.u1, row.u9) for row in Response.objects.all()] == [(3, 3)]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2025, 4, 30), "Survei ini dibuka mulai 01-05-2025. Jawaban Anda belum disimpan."),
        (JULY, "Survei ini sudah ditutup. Jawaban Anda tidak disimpan. Terima kasih atas kesediaan Anda."),
    ],
)
def test_before_and_after_its_days_nothing_is_taken_and_it_is_said(wave: Wave, on: date, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        send(wave, on=on)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("digits", ["000000000", "533333333"])
def test_what_is_no_answer_is_refused(wave: Wave, digits: str) -> None:
    with pytest.raises(Refused):
        send(wave, digits)


def test_an_unknown_form_is_told_so(office: Office) -> None:
    with pytest.raises(Refused, match="tidak dikenal"):
        answer("takada", drawn(), given("333333333"), ON)


def test_what_was_answered_is_counted_exactly(wave: Wave) -> None:
    """Sums of two: 7 in U1, 6 in the others but U4, which one left out: 4. (3,5 + 7 × 3 + 4) / 9 × 25."""
    send(wave, "333033333")
    send(wave, "433433333")
    with system("uji"):
        found = results([wave], LAW, ON)
    assert (found.index.respondents, found.index.complete) == (2, 1)
    assert found.index.converted == Fraction(285, 10) / 9 * 25
    assert found.channels == {"tautan atau QR": 2}


def test_once_closed_nothing_changes_any_more(office: Office, wave: Wave) -> None:
    send(wave)
    with acting(office.scope("planner", office.agency)):
        first = close_wave(wave.pk, at=datetime(2025, 7, 1, tzinfo=UTC))
        assert close_wave(wave.pk).closed_at == first.closed_at
        with pytest.raises(Refused, match="sudah ditutup"):
            change_wave(wave.pk, PLAN, 1)
    with pytest.raises(Refused, match="sudah ditutup"):
        send(wave)
    with system("uji"), pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
        Response.objects.update(u1=4)
    with system("uji"), pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
        Response.objects.create(org_unit=wave.org_unit, wave=wave, channel="link", answered_on=ON, u1=4)


def test_an_empty_wave_is_not_closed(office: Office, wave: Wave) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="belum mempunyai jawaban"):
        close_wave(wave.pk)


def test_who_changes_what_somebody_else_changed_is_told(office: Office, wave: Wave) -> None:
    with acting(office.scope("planner", office.agency)):
        changed = Plan(title="SKM lain", since=MAY, until=JUNE)
        assert change_wave(wave.pk, changed, 1).revision == 2
        with pytest.raises(Refused, match="sudah mengubah survei ini"):
            change_wave(wave.pk, PLAN, 1)


def test_answers_stay_inside_the_days_of_their_wave(office: Office, wave: Wave) -> None:
    send(wave)
    late = Plan(title="SKM", since=date(2025, 6, 1), until=JUNE)
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="1 jawaban bertanggal di luar"):
        change_wave(wave.pk, late, 1)


@pytest.mark.parametrize(
    "plan",
    [
        Plan(title=" ", since=MAY, until=JUNE),
        Plan(title="SKM", since=JUNE, until=MAY),
        Plan(title="SKM", since=MAY, until=JUNE, population=0),
        Plan(title="S" * 201, since=MAY, until=JUNE),
    ],
)
def test_a_wave_that_contradicts_itself_is_refused(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused):
        open_wave(office.agency, plan)


def test_a_reader_opens_no_survey_and_an_operator_only_that_of_their_unit(office: Office) -> None:
    with acting(office.scope("inspectorate", office.government)), pytest.raises(Refused):
        open_wave(office.agency, PLAN)
    with acting(office.scope("operator", office.one)):
        assert open_wave(office.one, PLAN).org_unit == office.one
        with pytest.raises(Refused):
            open_wave(office.agency, PLAN)


HEAD = "No,Tanggal,JK,U1,U2,U3,U4,U5,U6,U7,U8,U9\n"


def file(lines: str) -> tuple[list[SurveyAnswer], list[SurveyRespondent]]:
    book = read_bytes("skm.csv", (HEAD + lines).encode()).book
    return list(book.all(SurveyAnswer)), list(book.all(SurveyRespondent))


def test_a_file_is_taken_in_once_however_often_it_is_sent(office: Office, wave: Wave) -> None:
    rows = file("1,2025-05-02,P,4,4,4,4,4,4,4,4,4\n2,2025-05-03,L,3,3,3,3,3,3,3,3,3\n")
    with acting(office.scope("planner", office.agency)):
        assert take_in(wave.pk, *rows, "skm.csv") == (2, 0)
        assert take_in(wave.pk, *rows, "skm.csv") == (0, 2)
    with system("uji"):
        assert results([wave], LAW, ON).index.converted == Fraction(175, 2)
        assert [(each.name, each.count) for each in groups(wave, "sex")] == [("L", 1), ("P", 1)]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            "1,2025-05-02,P,4,4,4,4,4,4,4,4,4\n1,2025-05-02,P,3,3,3,3,3,3,3,3,3\n",
            "Responden 1 menjawab U1 lebih dari sekali",
        ),
        ("1,2025-05-02,P,4,4,4,4,4,4,4,4,4\n2,2024-05-02,P,3,3,3,3,3,3,3,3,3\n", "di luar masa survei ini"),
    ],
)
def test_a_file_with_a_mistake_is_not_taken_in_at_all(office: Office, wave: Wave, lines: str, sentence: str) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match=sentence):
        take_in(wave.pk, *file(lines), "skm.csv")
    with system("uji"):
        assert not Response.objects.exists()


def closed(office: Office, unit: Unit, *answers: str, until: date = JUNE) -> None:
    with acting(office.scope("planner", office.agency)):
        made = open_wave(unit, Plan(title=f"SKM {unit.name}", since=MAY, until=until))
    for digits in answers:
        send(made, digits)
    with acting(office.scope("planner", office.agency)):
        close_wave(made.pk)


def test_an_indicator_gets_the_index_of_what_was_closed_in_its_days(office: Office) -> None:
    """The kecamatan: 4 and 3 throughout, 87,50; with a kelurahan that got 1 throughout: 8 / 3 × 25 = 66,67."""
    closed(office, office.agency, "444444444", "333333333")
    closed(office, office.one, "111111111")
    with system("uji"):
        own = counted(office.agency, OWN, date(2025, 4, 1), JUNE, LAW)
        whole = counted(office.agency, WITH_UNITS, date(2025, 4, 1), JUNE, LAW)
        before = counted(office.agency, OWN, date(2025, 1, 1), date(2025, 3, 31), LAW)
    assert (own.value, own.records) == (87_5000, 2)
    assert (whole.value, whole.records) == (66_6700, 3)
    assert (before.value, before.state) == (None, "unknown")
    assert own.words == (
        "SKM KECAMATAN CONTOH: 2 responden; rata-rata sembilan unsur dengan bobot 1/9 × 25 = 87,50 "
        "(PermenPANRB 14/2017)"
    )


def test_a_survey_that_is_still_open_makes_no_figure(office: Office, wave: Wave) -> None:
    send(wave)
    with system("uji"):
        assert counted(office.agency, OWN, MAY, JUNE, LAW).value is None
