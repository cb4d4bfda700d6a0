"""Program yang beranggaran menopang suatu sasaran.

Anggaran dipakai untuk mencapai sasaran; program tanpa sasaran tidak dapat dipertanggungjawabkan hasilnya. Dinilai pada
program perangkat daerah dalam rencana tahunan, setelah setidaknya satu program ditautkan ke sasarannya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "STR-006",
    over="year_items",
    where="level = 'program' AND speaks = 1 AND of_agency = 1 AND objectives = 1 AND ceiling > 0",
    fails="objective = ''",
    severity=Severity.WARNING,
    basis="permenpanrb-88-2021#1b-8",
    field="objective",
    message="Program {called} dengan pagu {ceiling:rupiah} tidak menopang sasaran mana pun.",
    hint="Pilih sasaran yang ditopang oleh program ini.",
    nothing="Tidak ada rencana tahunan yang programnya ditautkan ke sasaran.",
    across=True,
)
