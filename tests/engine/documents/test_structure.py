"""The structure of an agency from a Book: order, heads, acting holders, vacancies, and what is left out of a chart."""

from datetime import date

from selaras.engine.documents.chart import Box
from selaras.engine.documents.document import AgencySettings
from selaras.engine.documents.signing import head_of, superior_of
from selaras.engine.documents.structure import Office, boxes, structure, with_posts
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Appointment, Official, Position
from tests.engine.documents.plans import TYPED, organisation, plan

ON = date(2025, 1, 20)
UNITS = (
    organisation("desa", "DESA MAWAR", "desa", supervised=True),
    organisation("kelurahan", "KELURAHAN KENANGA", "kelurahan"),
    organisation("seksi", "Seksi Pelayanan", "seksi"),
    organisation("sekretariat", "Sekretariat", "sekretariat"),
    replace(organisation("sub", "Subbagian Umum", "sub_bagian"), parent="sekretariat"),
)


def post(id: str, at: str, name: str, *, is_head: bool = True, superior: str = "") -> Position:
    return Position(
        id=id, document="plan", organisation=at, period="2025", place=TYPED, name=name, is_head=is_head,
        superior=superior,
    )  # fmt: skip


def held(
    position: str, name: str, kind: str = "definitive", since: date = date(2024, 1, 1), until: date | None = None
) -> tuple[Official, Appointment]:
    common = {"document": "plan", "organisation": "agency", "period": "2025", "place": TYPED}
    official = Official(id=f"{position}-{name}", name=name, **common)  # type: ignore[arg-type]
    return official, Appointment(
        id=f"a-{position}-{name}", position=position, official=official.id, kind=kind, since=since, until=until,  # type: ignore[arg-type]
        **common,  # type: ignore[arg-type]
    )  # fmt: skip


def staffed() -> Book:
    return plan(
        *UNITS,
        post("camat", "agency", "Camat Melati"), post("sekcam", "sekretariat", "Sekretaris Camat Melati"),
        post("kasi", "seksi", "Kepala Seksi Pelayanan"), post("lurah", "kelurahan", "Lurah Kenanga", superior="camat"),
        post("seklur", "kelurahan", "Sekretaris Lurah Kenanga", is_head=False),
        *held("camat", "CONTOH SATU"), *held("sekcam", "CONTOH DUA"), *held("kasi", "CONTOH TIGA", "plt"),
    )  # fmt: skip


def office() -> Office:
    found = structure(staffed(), "agency", ON)
    assert found is not None
    return found


def test_units_stand_in_the_order_of_an_office_with_the_supervised_ones_last() -> None:
    assert [child.unit.id for child in office().below] == ["sekretariat", "seksi", "kelurahan", "desa"]
    assert [child.unit.id for child in office().below[0].below] == ["sub"]


def test_a_seat_names_who_holds_it_on_the_day() -> None:
    camat = office().head
    assert camat is not None
    assert (camat.title, camat.official and camat.official.name) == ("Camat Melati", "CONTOH SATU")
    kasi = office().below[1].head
    assert kasi is not None
    assert kasi.title == "Plt. Kepala Seksi Pelayanan"


def test_the_chart_shows_vacancies_posts_beside_the_head_and_what_is_supervised() -> None:
    top = boxes(office())
    assert (top.title, top.name) == ("Camat Melati", "CONTOH SATU")
    secretary, section, lurah, desa = top.below
    assert (secretary.aside, [box.title for box in secretary.below]) == (True, ["Kepala Subbagian Umum"])
    assert section.title == "Plt. Kepala Seksi Pelayanan"
    assert (lurah.name, lurah.soft, lurah.group) == ("(belum diisi)", True, "kelurahan")
    assert lurah.below == (Box("Sekretaris Lurah Kenanga", "(belum diisi)", soft=True),)
    assert (desa.title, desa.name, desa.dashed) == ("Kepala Desa Mawar", "Desa Mawar", True)


def test_one_level_of_the_chart_shows_the_staff_whole() -> None:
    secretary, section, lurah, _ = boxes(office(), 1).below
    assert len(secretary.below) == 1
    assert section.below == ()
    assert [box.title for box in lurah.below] == ["Sekretaris Lurah Kenanga"]


def test_a_unit_of_the_text_without_any_post_is_left_out_of_a_staffed_chart() -> None:
    text_only = replace(organisation("umum", "Kelurahan", "kelurahan"), name="Kelurahan")
    found = structure(Book([*staffed(), text_only]), "agency", ON)
    assert found is not None
    assert [child.unit.id for child in with_posts(found).below] == ["sekretariat", "seksi", "kelurahan", "desa"]
    bare = structure(plan(*UNITS), "agency", ON)
    assert bare is not None
    assert with_posts(bare) == bare


def test_what_is_no_organisation_has_no_structure() -> None:
    assert structure(staffed(), "camat", ON) is None


def test_the_head_of_any_unit_is_found_with_who_holds_the_post() -> None:
    assert head_of(staffed(), "sekretariat", ON).position == "Sekretaris Camat Melati"
    assert head_of(staffed(), "sekretariat", ON).name == "CONTOH DUA"
    assert head_of(staffed(), "seksi", ON).position == "Plt. Kepala Seksi Pelayanan"
    assert head_of(staffed(), "kelurahan", ON).position == "Lurah Kenanga"
    assert head_of(staffed(), "kelurahan", ON).name == ""
    assert head_of(staffed(), "nowhere", ON).position == "Kepala Unit Kerja .................."


def test_the_head_of_a_unit_without_posts_is_named_as_is_usual() -> None:
    book = plan(*UNITS)
    assert [head_of(book, unit, ON).position for unit in ("sekretariat", "sub", "seksi", "kelurahan", "desa")] == [
        "Sekretaris Kecamatan Melati", "Kepala Subbagian Umum", "Kepala Seksi Pelayanan", "Lurah Kenanga",
        "Kepala Desa Mawar",
    ]  # fmt: skip


def test_another_post_of_a_unit_is_never_taken_for_its_head() -> None:
    book = plan(*UNITS, post("seklur", "kelurahan", "Sekretaris Lurah Kenanga", is_head=False), *held("seklur", "C"))
    assert (head_of(book, "kelurahan", ON).position, head_of(book, "kelurahan", ON).name) == ("Lurah Kenanga", "")


def test_above_a_head_stands_the_stored_superior_else_the_head_of_the_unit_above_else_the_region() -> None:
    book, nothing_set = staffed(), AgencySettings()
    assert superior_of(book, "kelurahan", nothing_set, ON).position == "Camat Melati"
    assert superior_of(book, "sub", nothing_set, ON).name == "CONTOH DUA"
    assert superior_of(book, "sekretariat", nothing_set, ON).name == "CONTOH SATU"
    region = AgencySettings(letterhead=("PEMERINTAH KABUPATEN MELATI",))
    assert superior_of(book, "agency", region, ON).position == "Bupati Melati"
    assert superior_of(book, "agency", region, ON).elected


def test_one_who_acts_for_an_absent_holder_signs_in_those_days_only() -> None:
    acting = held("camat", "CONTOH PLH", "plh", date(2025, 1, 10), date(2025, 1, 20))
    book = Book([*staffed(), *acting])
    assert head_of(book, "agency", date(2025, 1, 20)).position == "Plh. Camat Melati"
    assert head_of(book, "agency", date(2025, 1, 20)).name == "CONTOH PLH"
    assert head_of(book, "agency", date(2025, 1, 21)).name == "CONTOH SATU"


def test_one_who_acts_stands_before_a_holder_of_the_same_first_day() -> None:
    book = plan(
        post("camat", "agency", "Camat Melati"),
        *held("camat", "CONTOH TETAP", since=date(2025, 1, 1)),
        *held("camat", "CONTOH PLH", "plh", date(2025, 1, 1), date(2025, 2, 1)),
    )
    assert head_of(book, "agency", ON).name == "CONTOH PLH"
