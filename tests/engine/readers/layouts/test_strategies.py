"""Strategies with their policy directions."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import PolicyDirection, Strategy

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
