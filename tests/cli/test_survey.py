"""``selaras survey``: published results again to the printed decimals, the sample, and what cannot be computed."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from selaras.cli import main

Run = Callable[..., tuple[int, str, str]]
HEAD = "No,U1,U2,U3,U4,U5,U6,U7,U8,U9\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(each) for each in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def write(lines: str) -> Path:
        path = tmp_path / "jawaban.csv"
        path.write_text(HEAD + lines, encoding="utf-8")
        return path

    return write


@pytest.mark.shared
@pytest.mark.long
def test_the_published_survey_comes_out_as_it_was_printed_after_each_answer(
    shared_folder: Path, tmp_path: Path, run: Run
) -> None:
    """Kediri printed the index after each of its twenty answers. The seventh is printed as 74,2064: 187 : 63 × 25 is
    74,20634…, and the application rounded 187 : 9 to 20,7778 before it went on; we round once."""
    head, *lines = (shared_folder / "samples" / "skm-kediri-answers.csv").read_text().splitlines()
    with (shared_folder / "samples" / "skm-kediri-printed-results.csv").open() as results:
        printed = [(int(row["respondents_so_far"]), row["nilai_interval_printed"]) for row in csv.DictReader(results)]
    found, path = [], tmp_path / "sebagian.csv"
    for count, _ in printed:
        path.write_text("\n".join([head, *lines[:count]]), encoding="utf-8")
        code, out, _ = run("survey", path, "--format", "json")
        assert code == 0
        found.append((count, f"{json.loads(out)['converted']:.4f}".rstrip("0").rstrip(".")))
    assert [one for one in zip(found, printed, strict=True) if one[0] != one[1]] == [((7, "74.2063"), (7, "74.2064"))]


def test_what_a_file_comes_to_is_told_in_words(file: Callable[[str], Path], run: Run) -> None:
    """Sums 7, 7, 6, 8, 4, 5, 8, 8, 7 of two people: 60 / 18 = 3,333; × 25 = 83,33, which is B."""
    code, out, err = run("survey", file("1,4,3,3,4,2,2,4,4,4\n2,3,4,3,4,2,3,4,4,3\n"), "--population", 10)
    assert code == 0
    assert out.splitlines()[1:3] == [
        "  responden: 2 (lengkap 2)",
        "  U1 Persyaratan                               jawaban     2  jumlah      7  NRR 3,500",
    ]
    assert out.splitlines()[-4:] == [
        "  nilai SKM: 3,333 (bobot tiap unsur 1/9, tercetak 0,11)",
        "  nilai konversi: 83,33, mutu B (Baik)",
        "  unsur terendah: U5 Produk spesifikasi jenis pelayanan, U6 Kompetensi pelaksana, U3 Waktu penyelesaian",
        "  sampel: 10 responden untuk 10 pengguna layanan (Krejcie dan Morgan); kurang 8",
    ]
    assert "Unsur ke-8 dan ke-9 hanya disebut dengan nomornya" in err


def test_an_element_that_nobody_answered_leaves_the_index_unknown(file: Callable[[str], Path], run: Run) -> None:
    code, out, _ = run("survey", file("1,4,3,3,4,2,2,4,4,\n2,3,4,3,4,2,3,4,4,\n"), "--format", "json")
    told = json.loads(out)
    assert (code, told["index"], told["converted"], told["grade"], told["complete"]) == (0, None, None, None, 0)
    assert (told["elements"][8]["answered"], told["elements"][8]["mean"]) == (0, None)


def test_a_scale_upside_down_and_two_elements_exchanged_are_read_as_told(file: Callable[[str], Path], run: Run) -> None:
    """1 throughout is 4 throughout: 100. The eighth answer is then the element of facilities."""
    path = file("1,1,1,1,1,1,1,1,1,2\n2,1,1,1,1,1,1,1,1,2\n")
    _, out, _ = run("survey", path, "--reversed", "--swapped", "--format", "json")
    means = {each["key"]: each["mean"] for each in json.loads(out)["elements"]}
    assert (means["sarana"], means["pengaduan"], means["persyaratan"]) == (4.0, 3.0, 4.0)


def test_a_file_without_answers_is_told_so(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "catatan.csv"
    path.write_text("Nama,Alamat\nContoh,Jalan Contoh\n", encoding="utf-8")
    code, out, err = run("survey", path)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == (
        "selaras: catatan.csv tidak memuat jawaban survei yang dikenali. Satu baris untuk setiap responden, dengan "
        "kolom U1 sampai U9 (atau nama unsurnya) yang berisi nilai 1 sampai 4."
    )


def test_a_population_of_nobody_is_wrong_use(file: Callable[[str], Path], run: Run) -> None:
    code, _, err = run("survey", file("1,4,3,3,4,2,2,4,4,4\n2,3,4,3,4,2,3,4,4,3\n"), "--population", 0)
    assert (code, err.splitlines()[-1]) == (2, "selaras: --population menyebut jumlah pengguna layanan, sedikitnya 1.")
