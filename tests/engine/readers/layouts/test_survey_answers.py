"""Answers of satisfaction surveys, wide and long, in numbers and in words."""

from datetime import date
from pathlib import Path

import pytest

from selaras.engine.readers.layouts.survey_answers import element_of
from selaras.engine.readers.reader import Reading, read, read_bytes
from selaras.engine.tables.services import SurveyAnswer, SurveyRespondent


def reading(text: str) -> Reading:
    return read_bytes("survei.csv", text.encode())


@pytest.mark.shared
def test_the_survey_of_kediri_adds_up_to_what_was_printed_after_it(shared_folder: Path) -> None:
    """The application printed 558 as the sum of all answers of these twenty people, and 24 for the first of them."""
    result = read(shared_folder / "samples" / "skm-kediri-answers.csv")
    answers = result.book.all(SurveyAnswer)
    assert result.kind == "skm"
    assert len(answers) == 20 * 9
    assert sum(answer.value or 0 for answer in answers) == 558
    first = [answer for answer in answers if answer.respondent == "94"]
    assert [answer.value for answer in first] == [3, 3, 3, 1, 1, 1, 4, 4, 4]
    assert {answer.answered_on for answer in first} == {date(2024, 5, 24)}
    assert first[3].place.line == 2
    assert first[3].place.column == 5
    assert [problem.message.partition(";")[0] for problem in result.problems] == [
        "Unsur ke-8 dan ke-9 hanya disebut dengan nomornya"
    ]


HEAD = "No,Persyaratan,Prosedur,Waktu Pelayanan,Biaya/Tarif,Produk,Kompetensi,Perilaku,Sarana,Pengaduan\n"


def test_elements_are_known_by_their_names_in_any_order() -> None:
    result = reading(HEAD + "1,4,3,2,1,4,3,2,1,4\n2,3,3,3,3,3,3,3,3,3\n")
    found = {answer.element: answer.value for answer in result.book.all(SurveyAnswer) if answer.respondent == "1"}
    assert found == {"U1": 4, "U2": 3, "U3": 2, "U4": 1, "U5": 4, "U6": 3, "U7": 2, "U9": 1, "U8": 4}
    assert result.problems == ()


def test_answers_in_words_are_the_options_of_their_element() -> None:
    rows = "1,Sangat sesuai,Mudah,Kurang cepat,Gratis,3. Sesuai,Kompeten,d. Sangat sopan dan ramah,Baik,Tidak ada\n"
    result = reading(HEAD + rows + "2,4,4,4,4,4,4,4,4,4\n3,4,4,4,4,4,4,4,4,4\n")
    values = [answer.value for answer in result.book.all(SurveyAnswer) if answer.respondent == "1"]
    assert values == [4, 3, 2, 4, 3, 3, 4, 3, 1]


def test_what_is_no_answer_is_unknown_and_told_and_never_zero() -> None:
    result = reading(HEAD + "1,5,,3,3,3,3,3,3,3\n2,3,3,3,3,3,3,3,3,3\n")
    one = [answer for answer in result.book.all(SurveyAnswer) if answer.respondent == "1"]
    assert [answer.value for answer in one][:3] == [None, None, 3]
    [problem] = result.problems
    assert problem.message == "Jawaban “5” bukan nilai 1 sampai 4 dan bukan pilihan jawaban unsur U1."
    assert problem.row == one[0].id


def test_one_answer_a_line() -> None:
    lines = ["responden,unsur,nilai,tanggal"]
    lines += [
        f"R{person},U{element},{(person + element) % 4 + 1},2025-03-0{person}"
        for person in (1, 2)
        for element in range(1, 10)
    ]
    result = reading("\n".join(lines) + "\n")
    answers = result.book.all(SurveyAnswer)
    assert len(answers) == 18
    assert (answers[0].respondent, answers[0].element, answers[0].value) == ("R1", "U1", 3)
    assert answers[9].answered_on == date(2025, 3, 2)


def test_a_line_about_something_else_is_told_and_left_out() -> None:
    lines = ["responden,unsur,nilai", *(f"1,U{n},4" for n in range(1, 10)), "1,Parkir,4"]
    result = reading("\n".join(lines) + "\n")
    assert len(result.book.all(SurveyAnswer)) == 9
    assert any("“Parkir” bukan salah satu dari sembilan unsur SKM" in problem.message for problem in result.problems)


@pytest.mark.parametrize(
    ("heading", "element"),
    [
        ("U1", "U1"), ("unsur 4", "U4"), ("P7", "U7"), ("Nilai U9", "U9"), ("3. Kecepatan waktu dalam pelayanan", "U3"),
        ("Penanganan Pengaduan, Saran dan Masukan", "U8"), ("Sarana dan Prasarana", "U9"), ("Nama", ""), ("umur", ""),
    ],
)  # fmt: skip
def test_an_element_is_known_by_number_or_word(heading: str, element: str) -> None:
    assert element_of(heading) == element


FORM = (
    "Timestamp,Nama,Jenis Kelamin,Umur,Pendidikan Terakhir,Pekerjaan,Jenis Layanan,"
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?,"
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?,"
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?,"
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?,"
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan?,"
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?,"
    "Bagaimana pendapat Saudara tentang perilaku petugas terkait kesopanan dan keramahan?,"
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?,"
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?,Saran\n"
)


def test_a_form_with_questions_in_full_says_who_answered_without_a_name_and_keeps_no_suggestion() -> None:
    line = "2025-03-02,Orang Contoh,Perempuan,34,SMA,Wirausaha,Surat pengantar,4,3,3,4,3,3,4,2,3,Tambah kursi tunggu\n"
    result = reading(FORM + line + line.replace("Perempuan,34", "Laki-laki,51"))
    one, two = result.book.all(SurveyRespondent)
    assert (one.respondent, one.sex, one.age, one.education, one.occupation, one.service) == (
        "1", "Perempuan", "34", "SMA", "Wirausaha", "Surat pengantar",
    )  # fmt: skip
    assert (two.sex, two.age) == ("Laki-laki", "51")
    first = {answer.element: answer.value for answer in result.book.all(SurveyAnswer) if answer.respondent == "1"}
    assert first == {"U1": 4, "U2": 3, "U3": 3, "U4": 4, "U5": 3, "U6": 3, "U7": 4, "U9": 2, "U8": 3}
    assert result.problems == ()
    assert "Orang Contoh" not in repr(result.book)
    assert "kursi" not in repr(result.book)


TURNED = "1. Sangat sesuai,2. Mudah,1. Sangat cepat,4,4,4,4,4,4\n"


def test_a_number_that_says_the_opposite_of_its_words_is_told_and_the_words_count() -> None:
    result = reading(HEAD + "1," + TURNED + "2,4,4,4,4,4,4,4,4,4\n3,4,4,4,4,4,4,4,4,4\n")
    values = [answer.value for answer in result.book.all(SurveyAnswer) if answer.respondent == "1"]
    assert values[:3] == [4, 3, 4]
    [problem] = result.problems
    assert problem.message == (
        "Nomor dan kata pada jawaban “1. Sangat sesuai” berlawanan: pilihan itu bernilai 4 menurut urutan "
        "PermenPANRB 14/2017. Jawaban dibaca menurut katanya."
    )


def test_a_legend_with_one_as_the_best_is_told() -> None:
    result = reading(
        HEAD.replace("Persyaratan", "Persyaratan (1 = sangat sesuai; 4 = tidak sesuai)") + 3 * "1,1,1,1,1,1,1,1,1,2\n"
    )
    [problem] = result.problems
    assert problem.message.endswith("menyebut 1 sebagai nilai terbaik; jawaban dibaca dengan 4 sebagai nilai terbaik.")


@pytest.mark.parametrize(("answer", "told"), [("1", True), ("2", False)])
def test_a_mean_that_nobody_prints_is_asked_about(answer: str, told: bool) -> None:
    """Ten people who answer 1 throughout; a mean of exactly 2,00 is not below the line."""
    lines = "".join(f"{person}," + ",".join(answer * 9) + "\n" for person in range(10))
    messages = [problem.message for problem in reading(HEAD + lines).problems]
    wanted = ["Rata-rata semua jawaban hanya 1,00 dari 4; skala berkas ini mungkin terbalik."]
    assert messages == (wanted if told else [])
