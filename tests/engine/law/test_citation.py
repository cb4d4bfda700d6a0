"""Citations are found as Indonesian documents write them, and no regulation is taken for another."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.law.citation import Cited, number_key
from selaras.engine.law.law import load_law

LAW = load_law()
SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"

# Worked out by hand from the plan: line, kind, issuer, number, year, the regulation we have a record of.
CITED_IN_THE_SAMPLE = [
    (15, "permen", "menpan", "53", 2014, "permenpanrb-53-2014"),
    (53, "perpres", "", "29", 2014, "perpres-29-2014"),
    (63, "perpres", "", "29", 2014, "perpres-29-2014"),
    (66, "permen", "menpan", "53", 2014, "permenpanrb-53-2014"),
    (67, "permen", "menpan", "12", 2015, "permenpanrb-12-2015"),
    (68, "permen", "menpan", "PER/9/M.PAN/5/2007", 2007, "permenpan-9-2007"),
    (69, "permen", "menpan", "PER/20/M.PAN/11/2008", 2008, "permenpan-20-2008"),
    (84, "perda", "kabupaten kutai kartanegara", "9", 2016, None),
    (84, "perbup", "kutai kartanegara", "69", 2016, None),
    (90, "perda", "kabupaten kutai kartanegara", "9", 2016, None),
    (92, "perbup", "kutai kartanegara", "69", 2016, None),
    (132, "se", "bupati kutai kartanegara", "B-984/BAPP/065.11/05/2021", 2021, None),
    (233, "permen", "menpan", "PER/09/M.PAN/5/2007", 2007, "permenpan-9-2007"),
    (239, "permen", "menpan", "14", 2017, "permenpanrb-14-2017"),
    (239, "kepmen", "menpan", "KEP/25/M.PAN/2/2004", 2004, "kepmenpan-25-2004"),
    (395, "kepmen", "", "050 5889", None, "kepmendagri-050-5889-2021"),
    (412, "kepmen", "", "050/5889", None, "kepmendagri-050-5889-2021"),
    (445, "kepmen", "", "050 5889", None, "kepmendagri-050-5889-2021"),
]


def one(text: str) -> Cited:
    (cited,) = LAW.cited(text)
    return cited


def found(text: str) -> str | None:
    regulation = LAW.find(one(text))
    return regulation.id if regulation else None


def test_finds_every_citation_of_the_sample_plan() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    seen = []
    for cited in LAW.cited(text):
        regulation = LAW.find(cited)
        line = text.count("\n", 0, cited.start) + 1
        seen.append((line, cited.kind, cited.issuer, cited.number, cited.year, regulation.id if regulation else None))
    assert seen == CITED_IN_THE_SAMPLE


def test_a_citation_knows_where_it_stands_and_its_title() -> None:
    text = "disusun berdasarkan Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas;\n2. lain"
    cited = one(text)
    assert text[cited.start : cited.end] == "Peraturan Presiden Nomor 29 Tahun 2014"
    assert cited.title == "Sistem Akuntabilitas"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU 23/2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2014)", "Pemerintahan Daerah"),
        ("PP 17/2018 tentang Kecamatan, kecamatan merupakan perangkat daerah", "Kecamatan"),
        ("PP 17/2018 tentang Kecamatan dan UU 23/2014", "Kecamatan"),
        ("PP 17/2018 tentang Kecamatan\n2. lain", "Kecamatan"),
        ("PP 17/2018 tentang\nPerangkat\nDaerah\tsel lain", "Perangkat Daerah"),
        ("UU 23/2014. tentang apa", ""),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(text: str, title: str) -> None:
    assert LAW.cited(text)[0].title == title


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014", "uu-23-2014"),
        ("Undang-Undang Republik Indonesia No. 23 Tahun 2014", "uu-23-2014"),
        ("UU 23/2014", "uu-23-2014"),
        ("UU No. 23 Tahun 2014", "uu-23-2014"),
        ("PP 17 Tahun 2018", "pp-17-2018"),
        ("Permendagri 90/2019", "permendagri-90-2019"),
        ("Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 86 Tahun 2017", "permendagri-86-2017"),
        ("PermenPANRB 53/2014", "permenpanrb-53-2014"),
        ("Permen PAN-RB Nomor 53 Tahun 2014", "permenpanrb-53-2014"),
        ("Permenpan dan RB No 53 Th. 2014", "permenpanrb-53-2014"),
        ("sesuai PER/20/M.PAN/11/2008.", "permenpan-20-2008"),
        ("Permenpan 9/2007", "permenpan-9-2007"),
        ("Kepmendagri 050-5889 Tahun 2021", "kepmendagri-050-5889-2021"),
        ("Kepmen 050-5889", "kepmendagri-050-5889-2021"),
        ("Kepmendagri 900.1.15.5-1317/2023", "kepmendagri-900-1317-2023"),
        ("Keputusan Menteri Dalam Negeri Nomor 900.1.15.5-3406 Tahun 2024", "kepmendagri-900-3406-2024"),
        ("Peraturan Badan Pemeriksa Keuangan Nomor 2 Tahun 2017", "bpk-2-2017"),
    ],
)
def test_knows_a_regulation_however_it_is_written(text: str, id: str) -> None:
    assert found(text) == id


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Menteri Dalam Negeri Nomor 53 Tahun 2014",  # another ministry's same number
        "Peraturan Menteri Keuangan Nomor 14 Tahun 2017",
        "Peraturan Menteri Nomor 14 Tahun 2017",  # which ministry?
        "Peraturan Pemerintah Nomor 29 Tahun 2014",  # the presidential regulation has that number
        "UU 23/2015",
        "Peraturan Bupati Kutai Kartanegara Nomor 53 Tahun 2014",
    ],
)
def test_takes_no_regulation_for_another(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "penerapan dan penegakan Peraturan Daerah dan Peraturan Bupati",
        "Bimbingan Teknis Implementasi Peraturan Perundang-Undangan",
        "keputusan nomor satu",
        "se 12/2020",
        "Nomor 900 Tahun 2023",
        "Peraturan Daerah. Rapat ke 3 Nomor 5 Tahun 2020",
        "7.01.02.2.04.02",
    ],
)
def test_passes_over_what_is_no_citation(text: str) -> None:
    assert LAW.cited(text) == []


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("PER/09/M.PAN/5/2007", "per-9-m-pan-5-2007"),
        ("PER-9/M.PAN/5/2007", "per-9-m-pan-5-2007"),
        ("050 5889", "50-5889"),
        ("050-5889", "50-5889"),
        ("000", "0"),
    ],
)
def test_numbers_are_compared_by_their_parts(number: str, key: str) -> None:
    assert number_key(number) == key


@pytest.mark.parametrize("blank", [" ", "\n", "\x85", "\u2028", "\u2003", "\u00a0"])
def test_any_blank_may_stand_inside_a_citation(blank: str) -> None:
    assert found(f"Peraturan{blank}Presiden{blank}Nomor{blank}29{blank}Tahun{blank}2014") == "perpres-29-2014"


def test_letters_that_grow_in_lower_case_do_not_move_a_citation() -> None:
    text = "İİİ UU 23/2014"
    assert text[one(text).start :] == "UU 23/2014"


@given(st.text())
def test_any_text_gives_citations_inside_it(text: str) -> None:
    for cited in LAW.cited(text):
        assert 0 <= cited.start < cited.end <= len(text)


PIECES = [
    "Peraturan Menteri ",
    "UU ",
    "PER/9/M.PAN/5/2007",
    "Nomor ",
    "23/2014",
    " Tahun 2014",
    " tentang ",
    "\n",
    ";",
    "9",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_pieces_of_citations_give_citations_in_order(text: str) -> None:
    cited = LAW.cited(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(cited))
    for citation in cited:
        LAW.find(citation)
