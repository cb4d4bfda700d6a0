"""Strategies with their policy directions."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Goal, Mission, Objective, PolicyDirection, Strategy, Vision

HEAD = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nNo.\tStrategi\tArah Kebijakan\n"


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (HEAD + "\n".join(lines)).encode())


def test_directions_belong_to_the_strategy_above() -> None:
    book = reading("1.\tMenata layanan\tMempercepat", "\t\tMempermudah", "2.\tMenata data\tMembuka").book
    one, two = book.all(Strategy)
    assert [(row.strategy, row.text) for row in book.all(PolicyDirection)] == [
        (one.id, "Mempercepat"), (one.id, "Mempermudah"), (two.id, "Membuka"),
    ]  # fmt: skip


def test_a_direction_without_strategy_is_refused() -> None:
    result = reading("1.\t\tMempercepat")
    assert result.refused
    assert "tidak mempunyai strategi di atasnya" in result.problems[0].message


def test_the_goals_and_objectives_beside_are_those_of_the_tables_above() -> None:
    text = (
        "# RENCANA STRATEGIS KECAMATAN CONTOH 2026-2030\n\n"
        "Tujuan\tSasaran\tIndikator\tSatuan\t2026\t2027\nLayanan prima\t\tIndeks\tNilai\t80\t81\n"
        "\tAduan selesai\tAduan\t%\t90\t91\n\nTeks.\n\n"
        "No\tTujuan\tSasaran\tStrategi\tArah Kebijakan\n1\tLayanan prima\tAduan selesai\tMenata\tMempercepat\n"
        "2\t\tWarga tenang\tMenjaga\tMeronda\n"
    )
    result = read_bytes("a.txt", text.encode())
    assert result.problems == ()
    assert [row.text for row in result.book.all(Goal)] == ["Layanan prima"]
    assert [row.text for row in result.book.all(Objective)] == ["Aduan selesai", "Warga tenang"]
    assert [row.text for row in result.book.all(Strategy)] == ["Menata", "Menjaga"]
    aims = {row.id: row.text for row in result.book.all(Objective)}
    assert [aims[row.objective] for row in result.book.all(Strategy)] == ["Aduan selesai", "Warga tenang"]


def test_vision_and_missions_above_the_goals_are_no_strategies() -> None:
    head = "# RENSTRA KECAMATAN CONTOH 2026-2030\n\nTujuan\tSasaran\tStrategi\tArah Kebijakan\n"
    lines = (
        "Visi: Daerah maju\tVisi: Daerah maju\tVisi: Daerah maju\tVisi: Daerah maju\n"  # one cell over all columns
        "Misi 2\tMelayani warga\t\t\nLayanan prima\tLoket cepat\tSatu pintu\tDaring\n"
    )
    book = read_bytes("a.txt", (head + lines).encode()).book
    assert [(row.owner, row.text) for row in book.all(Vision)] == [("region", "Daerah maju")]
    assert [(row.number, row.text) for row in book.all(Mission)] == [("2", "Melayani warga")]
    assert [row.text for row in book.all(Strategy)] == ["Satu pintu"]
    assert [row.text for row in book.all(Goal)] == ["Layanan prima"]


def test_strategic_objectives_are_no_strategies() -> None:
    text = (
        "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nNo\tSasaran Strategis\tCatatan\n1\tLayanan\tPenting\n"
    )
    [problem] = read_bytes("a.txt", text.encode()).problems
    assert problem.message == "Tidak ada tabel rencana yang dikenali dalam berkas ini."


def test_it_is_read_whose_vision_and_missions_are_where_the_table_says_so() -> None:
    head = "# RENSTRA KECAMATAN CONTOH 2026-2030\n\nTujuan\tSasaran\tStrategi\tArah Kebijakan\n"
    lines = "Visi daerah\tDaerah maju\t\t\nMisi perangkat daerah 1\tMelayani\t\t\nPrima\tCepat\tSatu pintu\tDaring\n"
    book = read_bytes("a.txt", (head + lines).encode()).book
    assert [(row.owner, row.text) for row in book.all(Vision)] == [("region", "Daerah maju")]
    assert [(row.owner, row.number, row.text) for row in book.all(Mission)] == [("agency", "1", "Melayani")]
