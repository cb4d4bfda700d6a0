"""Setiap indikator mempunyai target.

Tanpa target, capaian tidak dapat dihitung. Tabel Indikator Kinerja Utama tidak memuat target, sehingga tidak dinilai.
Target yang ada tetapi tidak terbaca disebut pada saat berkas dibaca.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "TGT-001",
    over="indicators",
    where="document_kind <> 'iku' AND has_name = 1 AND document_has_targets = 1",
    fails="targets = 0",
    severity=Severity.ERROR,
    basis="permendagri-86-2017#t-c-33",
    field="target",
    cause="{whole_code}|{folded}",
    message="Target indikator “{name}” untuk {level_word} {code} {subject_name} ({unit_name}) belum diisi.",
    hint="Isi target tahun ini beserta satuannya.",
    nothing="Dokumen ini tidak memuat indikator yang bertarget.",
)
