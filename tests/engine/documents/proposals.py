"""An invented musrenbang: a kecamatan with two kelurahan and a desa, for the tests of its documents."""

from typing import Any

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import PlanDocument
from tests.engine.documents.plans import at, organisation, plan


def musrenbang(*proposals: Proposal) -> Book:
    """The musrenbang of Kecamatan Melati for 2026 with these proposals."""
    made = plan(
        organisation("mawar", "KELURAHAN MAWAR", "kelurahan"),
        organisation("kenanga", "KELURAHAN KENANGA", "kelurahan"),
        organisation("dahlia", "DESA DAHLIA", "desa", supervised=True),
    )
    title = "USULAN MUSRENBANG KECAMATAN MELATI TAHUN 2026"
    rows = [
        replace(row, kind="musrenbang", title=title, first_year=2026, last_year=2026)
        if isinstance(row, PlanDocument)
        else row
        for row in made
    ]
    return Book([replace(row, period="2026") for row in (*rows, *proposals)])


def proposal(number: int, of: str, name: str, **fields: Any) -> Proposal:
    """One proposal of a unit of the kecamatan; its order and number follow from ``number``."""
    common: dict[str, Any] = {"document": "plan", "organisation": of, "period": "2026", "place": at(10 + number)}
    return Proposal(id=f"usulan-{number}", order=number, number=str(number), name=name, **common, **fields)


def sample() -> Book:
    """Five proposals: three accepted (one without cost), one refused, one of a desa that nobody has decided on."""
    return musrenbang(
        proposal(1, "mawar", "Semenisasi Gang Melati", proposer="LPM Kelurahan Mawar", problem="Jalan becek saat hujan",
                 location="RT 3", indicator_text="Panjang jalan disemen", volume_text="350", volume=3_500_000, unit="m",
                 amount=175_000_000_00, agency_asked="Dinas Pekerjaan Umum", priority=2, decision="accepted"),
        proposal(2, "mawar", "Pelatihan kader posyandu", proposer="Kader posyandu", problem="Kader baru belum terlatih",
                 location="Kantor lurah", volume_text="2", volume=20_000, unit="kali", priority=1, decision="accepted"),
        proposal(3, "mawar", "Lampu jalan RT 7", location="RT 7", volume_text="10", volume=100_000, unit="titik",
                 amount=40_000_000_00, agency_asked="Dinas Perhubungan", priority=3, decision="refused",
                 reason="sudah dianggarkan tahun ini"),
        proposal(4, "kenanga", "Drainase lingkungan", proposer="RT 4", problem="Genangan", location="RT 4",
                 volume_text="1.200", volume=12_000_000, unit="m", amount=80_000_000_00, priority=1,
                 decision="accepted", reason="diutamakan ruas sekolah"),
        proposal(5, "dahlia", "Rehabilitasi balai dusun", proposer="BPD Dahlia", location="Dusun I", volume_text="1",
                 volume=10_000, unit="unit", amount=60_000_000_00, priority=1),
    )  # fmt: skip
