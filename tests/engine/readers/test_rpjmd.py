"""An RPJMD: in the form of Inmendagri 2/2025 (goal and objective in one column) and in that of Permendagri 86/2017."""

from selaras.engine.readers.kinds import BY_ID
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Goal, Indicator, Mission, Objective, Organisation, PlanDocument, Strategy, Target


def piped(head: str, *lines: str) -> str:
    """A table of a Markdown file."""
    told = [head, "|".join("---" for _ in head.split("|")), *lines]
    return "".join(f"| {line.replace('|', ' | ')} |\n" for line in told)


COVER = (
    "# BUPATI CONTOH\n\nPERATURAN DAERAH KABUPATEN CONTOH\n\nNOMOR 3 TAHUN 2025\n\nTENTANG\n\n"
    "RENCANA PEMBANGUNAN JANGKA MENENGAH DAERAH TAHUN 2025-2029\n\n"
    "Rencana Strategis Perangkat Daerah disusun dengan berpedoman pada RPJMD ini.\n\n"
)
HEADS = "NO|TUJUAN/SASARAN RPJMD|INDIKATOR KINERJA|SATUAN|KONDISI AWAL|TARGET KINERJA||||||KONDISI AKHIR"
JOINED = "Tabel 3.2 Tujuan dan Sasaran Pembangunan Tahun 2025-2029\n\n" + piped(
    HEADS,
    "|||||2025|2026|2027|2028|2029|2030|",
    "1|Terwujudnya warga yang sehat|Indeks Modal Manusia|indeks|0,51|0,52|0,53|0,54|0,55|0,56|0,57|0,57",
    "1.a|Meningkatnya mutu pendidikan|Rata-rata Lama Sekolah|tahun|8,91|9,00|9,10|9,20|9,30|9,40|9,50|9,50",
    "1.b|Meningkatnya kesehatan|Usia Harapan Hidup|tahun|70,5 (2024)|70,6|70,7|70,8|70,9|71,0|71,1|71,1",
    "||Prevalensi Stunting|persen|17,2|15,8|15|14,2|13,5|12,8|12,3|12,3",
    "2.1|Tumbuhnya ekonomi yang merata|Laju Pertumbuhan Ekonomi|persen|4,9|5,00-5,30|5,1|5,2|5,3|5,4|5,5|5,5",
    "2.1.a|Tumbuhnya usaha kecil|Rasio Kewirausahaan|persen|2,1|2,2|2,3|2,4|2,5|2,6|2,7|2,7",
)
APART = piped(
    "Misi|Tujuan|Sasaran|Indikator|Satuan|Kondisi Awal|2022|2023|2024|2025|2026|Kondisi Akhir",
    "Mewujudkan pelayanan publik|Meningkatnya kualitas||Indeks Pelayanan|indeks|3,1|3,2|3,3|3,4|3,5|3,6|3,6",
    "||Meningkatnya kepuasan masyarakat|IKM|nilai|78|79|80|81|82|83|83",
    "Mewujudkan wilayah yang aman|Terjaganya ketertiban||Angka kriminalitas|kasus|30|29|28|27|26|25|25",
)


def read(text: str, name: str = "rpjmd.md") -> Reading:
    return read_bytes(name, text.encode())


def test_the_title_below_a_regulation_tells_an_rpjmd_of_its_years_and_region() -> None:
    reading = read(COVER + JOINED)
    assert (reading.kind, reading.refused) == ("rpjmd", False)
    plan = reading.book.plan
    assert plan is not None
    assert (plan.kind, plan.first_year, plan.last_year) == ("rpjmd", 2025, 2029)
    (government,) = reading.book.all(Organisation)
    assert (government.level, government.name) == ("government", "KABUPATEN CONTOH")
    assert [row.kind for row in reading.book.all(PlanDocument)] == ["rpjmd"]


def test_numbers_tell_goals_from_objectives_where_they_share_a_column() -> None:
    book = read(COVER + JOINED).book
    goals = {goal.id: goal.number for goal in book.all(Goal)}
    assert list(goals.values()) == ["1", "2.1"]
    assert [(row.number, goals[row.goal]) for row in book.all(Objective)] == [
        ("1.a", "1"), ("1.b", "1"), ("2.1.a", "2.1"),
    ]  # fmt: skip


def test_every_indicator_has_the_targets_of_its_years() -> None:
    book = read(COVER + JOINED).book
    names = [row.name for row in book.all(Indicator)]
    assert names == [
        "Indeks Modal Manusia", "Rata-rata Lama Sekolah", "Usia Harapan Hidup", "Prevalensi Stunting",
        "Laju Pertumbuhan Ekonomi", "Rasio Kewirausahaan",
    ]  # fmt: skip
    stunting = next(row.id for row in book.all(Indicator) if row.name == "Prevalensi Stunting")
    told = {row.period: row.value for row in book.all(Target) if row.indicator == stunting}
    assert {str(year): value for year, value in zip(range(2025, 2031), (158_000, 150_000, 142_000, 135_000, 128_000,
            123_000), strict=True)}.items() <= told.items()  # fmt: skip


def test_missions_goals_and_objectives_in_columns_of_their_own() -> None:
    book = read("# RPJMD KABUPATEN CONTOH TAHUN 2021-2026\n\n" + APART).book
    missions = {row.id: row.text for row in book.all(Mission)}
    assert list(missions.values()) == ["Mewujudkan pelayanan publik", "Mewujudkan wilayah yang aman"]
    assert [missions[goal.mission] for goal in book.all(Goal)] == list(missions.values())
    assert [row.owner for row in book.all(Mission)] == ["region", "region"]
    (objective,) = book.all(Objective)
    assert objective.goal == book.all(Goal)[0].id


def test_strategies_of_an_rpjmd_are_read_as_those_of_a_renstra() -> None:
    text = "# RPJMD KABUPATEN CONTOH TAHUN 2021-2026\n\n" + APART + (
        "\n| Tujuan | Sasaran | Strategi | Arah Kebijakan |\n| --- | --- | --- | --- |\n"
        "| Meningkatnya kualitas | Meningkatnya kepuasan masyarakat | Layanan satu pintu | Gerai |\n"
    )  # fmt: skip
    assert [row.text for row in read(text).book.all(Strategy)] == ["Layanan satu pintu"]


def test_a_renstra_that_names_the_rpjmd_first_is_a_renstra() -> None:
    text = (
        "# Disusun berpedoman pada RPJMD Kabupaten Contoh Tahun 2025-2029\n\n"
        "RENCANA STRATEGIS KECAMATAN CONTOH TAHUN 2025-2029\n\n" + JOINED
    )
    assert read(text).kind == "renstra"


def test_it_was_not_tested_on_a_file_of_an_agency() -> None:
    assert BY_ID["rpjmd"].tested is False
