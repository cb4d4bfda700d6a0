"""Realisasi persen tidak lebih dari seratus.

Pertumbuhan, peningkatan, capaian, dan rasio boleh lebih dari seratus persen, sehingga tidak dinilai. Persen yang
dijumlahkan antartahun dicatat tersendiri.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "MSR-004",
    over="actuals",
    where="share = 1 AND value IS NOT NULL AND may_exceed = 0 AND upto = 0",
    fails="value > highest_share",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    field="text",
    message="Realisasi {time_words} indikator “{indicator}” sebesar {value:number} persen, lebih dari "
    "{highest_share:number} persen.",
    hint="Periksa angka dan satuannya; bagian tidak dapat lebih besar dari keseluruhannya.",
    nothing="Tidak ada realisasi dalam persen.",
)
