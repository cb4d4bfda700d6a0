"""Persen tidak dijumlahkan antartahun.

Kolom realisasi sampai dengan tahun berjalan (13 = 6 + 12) menjumlahkan tahun-tahun. Untuk persentase hasilnya dapat
lebih dari seratus persen, yang tidak berarti apa-apa; yang dipakai adalah nilai terakhir. Satu catatan untuk seluruh
dokumen.
"""

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.wording import listed

_NAMED = 3


@text_check(
    "MSR-005",
    severity=Severity.WARNING,
    basis="konsistensi#jumlah",
    message="Realisasi {time_words} dari {count} indikator persen lebih dari {highest:number} persen karena "
    "dijumlahkan antartahun: {indicators}.",
    hint="Untuk persentase, pakai nilai terakhir sebagai realisasi sampai dengan tahun berjalan, bukan jumlahnya.",
    nothing="Dokumen ini tidak memuat realisasi kumulatif dalam persen.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for all shares that have run up to more than the whole."""
    lines = facts.lines("actuals")
    if not len(lines):
        raise NotConcerned
    asked = ("share", "upto", "may_exceed", "value", "highest_share")
    rows = list(zip(*(lines.column(name) for name in asked), strict=True))
    shares = [line for line, (share, upto, *_) in enumerate(rows) if share and upto]
    if not shares:
        raise NothingToJudge
    over = [line for line in shares if not rows[line][2] and (rows[line][3] or 0) > (rows[line][4] or 0)]
    if not over:
        return []
    told = [lines.told(line) for line in over]
    names = [f"“{one.values['indicator']}” ({one.values['text']})" for one in told[:_NAMED]]
    more = [f"{len(over) - _NAMED} indikator lainnya"] if len(over) > _NAMED else []
    first = told[0]
    values = {
        "time_words": first.values["time_words"],
        "count": len(over),
        "highest": rows[over[0]][4],
        "indicators": listed([*names, *more]),
        "places": [str(one.row.place) for one in told],
    }
    return [Fault(Spot(first.row.id, first.row.place, "text"), "Realisasi kumulatif dalam persen", "persen", values)]
