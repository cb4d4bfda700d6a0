"""Small invented agreements of the units of a kecamatan as Books: a section that promises to its camat, the agreement
that amends it, its plan of action and the roles below it. People and figures are invented."""

from datetime import date
from typing import Any

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import names, replace
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.planning import ActionPlan, RoleResult
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    Row,
    Target,
)
from tests.engine.documents.plans import TYPED, holder

_LINKS = ("parent", "position", "official", "subject", "objective", "indicator")
STAFF = "Pengelola Trantib"
SECTION = "SEKSI KETENTERAMAN DAN KETERTIBAN UMUM"
CAMAT = ("Camat Melati", "CONTOH CAMAT, S.Sos.", "190001011920011999", "Pembina, IV/a")
HEAD = ("Kepala Seksi Ketenteraman dan Ketertiban Umum", "CONTOH KEPALA SEKSI, S.AP.", "190001011920012998", "Penata")


def made(type_: type[Row], id: str, /, **fields: Any) -> Any:
    """A typed row of the section's plan of 2025."""
    common: dict[str, Any] = {"document": "plan", "organisation": "section", "period": "2025", "place": TYPED}
    return type_(id=id, **(common | fields))


def offices(kind: str, *, version: str = "murni", title: str = "Perjanjian Kinerja") -> list[Row]:
    """The plan document of this kind, the kecamatan and its section."""
    return [
        made(PlanDocument, "plan", kind=kind, title=title, first_year=2025, last_year=2025, version=version),
        made(Organisation, "agency", organisation="agency", level="agency", kind="kecamatan", name="KECAMATAN MELATI"),
        made(Organisation, "section", level="unit", kind="seksi", name=SECTION, parent="agency"),
    ]


def people(on: date = date(2025, 1, 1)) -> list[Row]:
    """The camat and the head of the section in their posts."""
    head = [replace(row, organisation="section") for row in holder(*HEAD, since=on)]
    return [*holder(*CAMAT, since=on), *head]


def promised(*, patrols: int = 48, signed_on: date | None = date(2025, 1, 20)) -> list[Row]:
    """Two objectives with three lines: a share, a count and a grade."""
    return [
        made(Agreement, "agreement", title="Perjanjian Kinerja Tahun 2025", year=2025, signed_on=signed_on),
        made(Objective, "o1", number="1", text="Terpeliharanya ketenteraman dan ketertiban umum"),
        made(Objective, "o2", number="2", text="Meningkatnya kualitas pelayanan"),
        made(Indicator, "i1", subject="o1", number="1", name="Persentase pelanggaran yang ditangani", unit="Persen"),
        made(Indicator, "i2", subject="o1", number="", name="Jumlah laporan patroli wilayah", unit="Laporan"),
        made(Indicator, "i3", subject="o2", number="2", name="Indeks kepuasan masyarakat", unit="Poin"),
        made(Target, "t1", indicator="i1", text="90", value=90 * SCALE, unit="Persen"),
        made(Target, "t2", indicator="i2", text=str(patrols), value=patrols * SCALE, unit="Laporan"),
        made(Target, "t3", indicator="i3", text="88,30 (Baik)", value=883_000, unit="Poin", grade="Baik"),
        made(AgreementLine, "l1", number="1", order=1, objective="o1", indicator="i1", origin="renstra"),
        made(AgreementLine, "l2", number="", order=2, objective="o1", indicator="i2", origin="other"),
        made(AgreementLine, "l3", number="2", order=3, objective="o2", indicator="i3", origin="iku"),
    ]


def budget(id: str, order: int, code: str, name: str, rupiah: int | None, note: str = "APBD") -> AgreementBudget:
    """A line of the second list; ``rupiah`` None is not known."""
    amount = None if rupiah is None else rupiah * SEN
    return made(  # type: ignore[no-any-return]  # made gives a row of the type it is asked for
        AgreementBudget, id, number=str(order), order=order, code=code, name=name, amount=amount, text="", note=note
    )


def budgets() -> list[AgreementBudget]:
    """A kegiatan with its two sub kegiatan, and another that has none listed: 75 million and 20 million."""
    return [
        budget("b1", 1, "7.01.04.2.01", "Koordinasi Upaya Penyelenggaraan Ketenteraman", 75_000_000),
        budget("b2", 2, "7.01.04.2.01.0001", "Sinergitas dengan Kepolisian dan TNI", 50_000_000),
        budget("b3", 3, "7.01.04.2.01.0002", "Harmonisasi Hubungan dengan Tokoh Masyarakat", 25_000_000),
        budget("b4", 4, "7.01.04.2.02", "Koordinasi Penerapan Peraturan Daerah", 20_000_000),
    ]


def section(*more: Row) -> Book:
    """The agreement of the section with its money and people."""
    return Book([*offices("pk"), *people(), *promised(), *budgets(), *more])


def _again(row: Row) -> Row:
    """The same row in the version after, under another id; what it points at is the later version's as well."""
    fields = ("document", "organisation", *(name for name in _LINKS if name in names(type(row))))
    ids = {name: f"{getattr(row, name)}-2" for name in fields if getattr(row, name)}
    return replace(row, id=f"{row.id}-2", version="perubahan 1", **ids)


def both() -> Book:
    """The section's agreement and the one that amends it: more patrols, a new line in the place of the index, and a
    smaller second kegiatan."""
    first = [*offices("pk"), *people(), *promised(), *budgets()]
    changed = {
        "agreement": made(
            Agreement, "agreement", title="Perjanjian Kinerja Tahun 2025", year=2025, signed_on=date(2025, 7, 14),
            ground="strategy", replaces="agreement",
        ),
        "b4": budget("b4", 4, "7.01.04.2.02", "Koordinasi Penerapan Peraturan Daerah", 12_500_000),
    }  # fmt: skip
    same = [*offices("pk"), *people(), *promised(patrols=60), *budgets()]
    later = [_again(changed.get(row.id, row)) for row in same if row.id not in {"o2", "i3", "t3", "l3"}]
    later += [
        _again(row)
        for row in (
            made(Indicator, "i4", subject="o1", name="Jumlah rapat forum kewaspadaan dini", unit="Kali"),
            made(Target, "t4", indicator="i4", text="12", value=12 * SCALE, unit="Kali"),
            made(AgreementLine, "l4", number="", order=4, objective="o1", indicator="i4", origin="assignment"),
        )
    ]
    return Book([*later, *first])


def actions(quarters: str = "single") -> Book:
    """The plan of action of the section: three indicators by quarter, two steps for the first, one for the second."""
    how = {"i1": "last", "i2": "sum", "i3": "mean"}
    rows: list[Row] = [
        replace(row, quarters=quarters)
        if isinstance(row, Agreement)
        else replace(row, accumulation=how[row.id])
        if isinstance(row, Indicator)
        else row
        for row in promised(signed_on=None)
    ]
    planned = {"i1": ("60", "70", "80", "90"), "i2": ("12", "12", "12", "12"), "i3": ("88", "88", "88,60", "88,60")}
    units = {"i1": "Persen", "i2": "Laporan", "i3": "Poin"}
    for of, values in planned.items():
        for number, text in enumerate(values, start=1):
            value = round(float(text.replace(",", ".")) * SCALE)
            rows.append(
                made(Target, f"{of}-q{number}", indicator=of, period=f"2025-Q{number}", text=text, value=value,
                     unit=units[of])
            )  # fmt: skip
    rows += [
        made(ActionPlan, "s1", order=1, indicator="i1", text="Menyusun jadwal penertiban", responsible="Kepala Seksi"),
        made(ActionPlan, "s2", order=2, indicator="i1", text="Operasi penertiban bersama", item_code="7.01.04.2.02",
             item_name="Koordinasi Penerapan Peraturan Daerah", amount=20_000_000 * SEN, responsible=STAFF),
        made(ActionPlan, "s3", order=3, indicator="i2", text="Patroli mingguan", item_code="7.01.04.2.01.0001",
             item_name="Sinergitas dengan Kepolisian dan TNI", amount=50_000_000 * SEN, responsible=STAFF),
    ]  # fmt: skip
    return Book([*offices("action_plan", title="Rencana Aksi"), *people(), *rows])


def roles() -> Book:
    """The same plan of action with the roles of three positions; the last has none yet."""
    given = [
        (1, "Pengelola Ketenteraman", "i1", "Berita acara penertiban disusun setiap operasi"),
        (1, "Pengelola Ketenteraman", "i2", "Laporan patroli mingguan"),
        (2, "Pengadministrasi Umum", "i3", "Rekap kuesioner kepuasan"),
        (3, "Pramu Kebersihan", "", ""),
    ]
    cells = [
        made(RoleResult, f"r{n}", order=order, position=position, indicator=of, text=text)
        for n, (order, position, of, text) in enumerate(given, start=1)
    ]
    return Book([*actions(), *cells])
