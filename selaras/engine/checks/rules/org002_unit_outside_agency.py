"""Kode unit melanjutkan kode perangkat daerahnya.

Kelurahan adalah unit kecamatannya, sehingga kodenya sama sampai dengan nomor perangkat daerah. Kode yang tidak
lengkap dibandingkan menurut usul perbaikannya.
"""

from selaras.engine.checks.check import check
from selaras.engine.tables.judgement import Severity

check(
    "ORG-002",
    over="organisations",
    where="level = 'unit' AND under_agency IS NOT NULL",
    fails="under_agency = 0",
    severity=Severity.ERROR,
    basis="permendagri-90-2019#organisasi",
    field="code",
    message="Kode {code} untuk {name} bukan lanjutan kode {agency_name}, {agency_code}.",
    hint="Samakan bagian depan kode unit dengan kode perangkat daerahnya; hanya nomor unit yang berbeda.",
    nothing="Dokumen ini tidak memuat unit dengan kode yang dapat dibandingkan.",
)
