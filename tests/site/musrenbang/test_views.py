"""The register of proposals as the planner, the operator of a kelurahan and others meet it."""

from html import unescape
from io import BytesIO
from re import findall

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import acting, system
from selaras.registers.inbox import reading
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import Proposal as Record
from selaras.registers.plans.proposals import begin, propose
from selaras.registers.plans.store import load
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town
from tests.site.plans.test_upload import accept, upload

ROAD = {"name": "Semenisasi gang", "location": "RT 3", "volume_text": "350", "unit": "m", "amount": "175.000.000"}
EMPTY = dict.fromkeys(
    ("name", "problem", "location", "volume_text", "unit", "amount", "proposer", "agency_asked", "indicator_text",
     "priority"), "",
)  # fmt: skip


@pytest.fixture
def proposals(town: Town) -> Plan:
    """The list of the year, begun by the planner; a desa beside the two kelurahan."""
    with system("uji"):
        Unit.objects.create(level="unit", kind="desa", name="DESA TIGA", parent=town.agency, supervised=True)
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        return begin(town.agency, YEAR)


def address(town: Town, name: str = "list", *more: str) -> str:
    return reverse(f"musrenbang:{name}", args=[town.agency.pk, YEAR, *more])


def text(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def office(plan: Plan, name: str) -> str:
    with system("uji"):
        return next(row.id for row in load(plan).all(Organisation) if row.name == name)


def written(town: Town, plan: Plan, name: str, of: str = "KELURAHAN SATU", amount: int | None = 100_00) -> str:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        return propose(plan, office(plan, of), {"name": name, "amount": amount}).pk


def stored(plan: Plan) -> dict[str, Proposal]:
    with system("uji"):
        return {row.name: row for row in load(plan).all(Proposal)}


def test_without_a_list_the_page_offers_to_begin_one(town: Town) -> None:
    planner = town.client("planner")
    assert "Mulai daftar usulan 2025" in text(planner, address(town))
    assert planner.post(address(town, "begin")).status_code == 302
    assert "Belum ada usulan." in text(planner, address(town))
    assert "Mulai daftar usulan" not in text(
        town.client("operator"), reverse("musrenbang:list", args=[town.agency.pk, 2027])
    )


def test_the_operator_writes_for_the_own_kelurahan_alone(town: Town, proposals: Plan) -> None:
    operator = town.client("operator")
    page = text(operator, address(town, "add"))
    assert findall(r'<option value="[^"]*"[^>]*>(.*?)</option>', page) == ["KELURAHAN SATU"]
    sent = {**EMPTY, **ROAD, "office": office(proposals, "KELURAHAN SATU")}
    assert operator.post(address(town, "add"), sent).status_code == 302
    refused = operator.post(address(town, "add"), {**sent, "office": office(proposals, "KELURAHAN DUA")})
    assert refused.status_code == 422
    row = stored(proposals)["Semenisasi gang"]
    assert (row.volume, row.unit, row.amount) == (3_500_000, "m", 175_000_000_00)
    page = text(operator, address(town, "proposal", row.id))
    assert "Isi usulan" in page
    assert "Keputusan kecamatan" not in page
    assert operator.post(address(town, "decide", row.id), {"decision": "accepted"}).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "", "Tulis usulannya."),
        ("volume_text", "3 sampai 5", "“3 sampai 5” bukan satu angka. Tulis misalnya 350 atau 1.200."),
        ("amount", "mahal", "“mahal” bukan angka. Tulis rupiah dengan angka, misalnya 25.000.000."),
        ("proposer", "Budi 0812-3456-7890", "nomor yang tampak seperti NIK atau telepon"),
        ("priority", "pertama", "Tulis urutannya dengan angka, misalnya 1."),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field_and_kept(
    town: Town, proposals: Plan, field: str, typed: str, told: str
) -> None:
    sent = {**EMPTY, **ROAD, "problem": "Becek", "office": office(proposals, "KELURAHAN SATU"), field: typed}
    answer = town.client("operator").post(address(town, "add"), sent)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert told in page
    assert "Becek" in page
    assert stored(proposals) == {}


def test_sums_leave_the_desa_out_and_tell_what_has_no_cost(town: Town, proposals: Plan) -> None:
    written(town, proposals, "Satu", amount=100_000_00)
    written(town, proposals, "Dua", "KELURAHAN DUA", None)
    written(town, proposals, "Tiga", "KELURAHAN DUA", 25_000_00)
    written(town, proposals, "Desa", "DESA TIGA", 900_000_00)
    page = text(town.client("planner"), address(town))
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [" ".join(findall(r">([^<\s][^<]*)<", row)) for row in table.split("</tr>")]
    assert rows[0].endswith("1 usulan Rp100.000")
    assert rows[1].endswith("2 usulan Rp25.000 1 tanpa biaya")
    assert rows[2].startswith("Jumlah kecamatan dan kelurahan")
    assert rows[2].endswith("3 usulan Rp125.000 1 tanpa biaya")
    assert rows[3].startswith("DESA TIGA (tidak dijumlahkan)")


def test_unit_and_decision_filter_the_list(town: Town, proposals: Plan) -> None:
    written(town, proposals, "Jalan")
    other = written(town, proposals, "Drainase", "KELURAHAN DUA")
    planner = town.client("planner")
    sent = {"decision": "postponed", "reason": "lahan belum siap", "served_by": "", "semula-decision": "",
            "semula-reason": "", "semula-served_by": ""}  # fmt: skip
    assert planner.post(address(town, "decide", other), sent).status_code == 302
    assert "“Drainase” ditunda." in text(planner, address(town))
    assert "Drainase" not in text(planner, f"{address(town)}?unit={office(proposals, 'KELURAHAN SATU')}")
    late = text(planner, f"{address(town)}?keputusan=postponed")
    assert "Drainase" in late
    assert "lahan belum siap" in late
    assert "Jalan" not in late
    assert "Jalan" in text(planner, f"{address(town)}?keputusan=belum")
    assert planner.get(f"{address(town)}?unit=orang-lain").status_code == 404


def test_a_refusal_without_reason_is_asked_for_again(town: Town, proposals: Plan) -> None:
    made = written(town, proposals, "Jalan")
    sent = {"decision": "refused", "reason": "", "served_by": ""}
    answer = town.client("planner").post(address(town, "decide", made), sent)
    assert answer.status_code == 422
    assert "usulan yang ditolak disertai alasan" in answer.content.decode()


def test_two_people_who_change_one_proposal_lose_nothing(town: Town, proposals: Plan) -> None:
    made = written(town, proposals, "Jalan")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        apply(proposals, [Change("Proposal", made, "name", "Jalan", "Jalan lingkungan")], "ejaan")
    seen = {f"semula-{field}": value for field, value in {**EMPTY, "name": "Jalan", "amount": "100"}.items()}
    operator = town.client("operator")
    answer = operator.post(
        address(town, "proposal", made), {**EMPTY, "name": "Jalan gang", "amount": "100", "location": "RT 1", **seen}
    )
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "tersimpan kini <ins>Jalan lingkungan</ins>, yang Anda tulis <ins>Jalan gang</ins>" in page
    assert 'value="Jalan gang"' in page
    assert stored(proposals)["Jalan lingkungan"].location == ""
    again = dict(findall(r'name="(semula-[a-z_]+)" value="([^"]*)"', page))
    answer = operator.post(
        address(town, "proposal", made), {**EMPTY, "name": "Jalan gang", "amount": "100", "location": "RT 1", **again}
    )
    assert answer.status_code == 302
    assert stored(proposals)["Jalan gang"].location == "RT 1"


def test_a_field_that_only_another_person_changed_is_no_clash(town: Town, proposals: Plan) -> None:
    made = written(town, proposals, "Jalan")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        apply(proposals, [Change("Proposal", made, "name", "Jalan", "Jalan lingkungan")], "ejaan")
    seen = {f"semula-{field}": value for field, value in {**EMPTY, "name": "Jalan", "amount": "100"}.items()}
    sent = {**EMPTY, "name": "Jalan", "amount": "100", "location": "RT 1", **seen}
    assert town.client("operator").post(address(town, "proposal", made), sent).status_code == 302
    assert stored(proposals)["Jalan lingkungan"].location == "RT 1"


def test_the_order_changes_by_a_button_and_an_old_page_is_refused(town: Town, proposals: Plan) -> None:
    for name in ("Satu", "Dua"):
        written(town, proposals, name)
    second = stored(proposals)["Dua"].id
    operator = town.client("operator")
    answer = operator.post(address(town, "move", second), {"arah": "naik", "semula": "2"})
    assert answer["Location"].endswith(f"#u-{second}")
    assert {name: row.priority for name, row in stored(proposals).items()} == {"Dua": 1, "Satu": 2}
    assert operator.post(address(town, "move", second), {"arah": "naik", "semula": "2"}).status_code == 409


def test_a_withdrawn_proposal_comes_back_from_the_history(town: Town, proposals: Plan) -> None:
    made = written(town, proposals, "Jalan")
    planner = town.client("planner")
    assert planner.post(address(town, "withdraw", made), {"alasan": " "}).status_code == 409
    assert planner.post(address(town, "withdraw", made), {"alasan": "tercatat dua kali"}).status_code == 302
    assert stored(proposals) == {}
    history = f"{reverse('plans:changes', args=[town.agency.pk, YEAR])}?jenis=musrenbang"
    page = text(planner, history)
    assert "Tercatat dua kali" in page
    edit = findall(r'name="edit" value="([^"]+)"', page)[0]
    answer = planner.post(reverse("plans:undo", args=[town.agency.pk, YEAR]), {"edit": edit, "jenis": "musrenbang"})
    assert answer["Location"] == history
    assert list(stored(proposals)) == ["Jalan"]


def test_nobody_sees_the_proposals_of_a_kelurahan_that_is_not_theirs(town: Town, proposals: Plan) -> None:
    made = written(town, proposals, "Rahasia Dua", "KELURAHAN DUA")
    operator = town.client("operator")
    assert "Rahasia Dua" not in text(operator, address(town))
    assert operator.get(address(town, "proposal", made)).status_code == 404


def test_the_form_is_a_workbook_with_the_columns_that_are_read(town: Town) -> None:
    answer = town.client("operator").get(address(town, "form"))
    assert answer["Content-Disposition"] == 'attachment; filename="usulan-musrenbang-kecamatan-contoh-2025.xlsx"'
    sheet = openpyxl.load_workbook(BytesIO(answer.content))["Usulan"]
    assert [cell.value for cell in sheet[1]][:3] == ["NO", "KELURAHAN/DESA", "USULAN"]


def test_a_paper_is_issued_from_the_list(town: Town, proposals: Plan) -> None:
    written(town, proposals, "Jalan")
    planner = town.client("planner")
    assert planner.post(address(town, "issue", "stakeholder_proposals")).status_code == 302
    assert planner.post(address(town, "issue", "rkt")).status_code == 404
    with system("uji"):
        document = IssuedDocument.objects.get()
    assert (document.type, document.year) == ("stakeholder_proposals", YEAR)
    assert reverse("documents:download", args=[document.pk, "xlsx"]) in text(planner, address(town))


def test_the_list_of_two_hundred_proposals_takes_few_queries(
    town: Town, proposals: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with system("uji"):
        unit = office(proposals, "KELURAHAN SATU")
        first = Record.objects.get(pk=written(town, proposals, "Usulan 0"))
        Record.objects.bulk_create(
            Record(plan=proposals, org_unit=town.one, seq=n, document=first.document, organisation=unit,
                   period=str(YEAR), order=n, name=f"Usulan {n}", number=str(n))
            for n in range(1, 200)
        )  # fmt: skip
        Plan.objects.filter(pk=proposals.pk).update(revision=99)
    for who in ("planner", "operator"):
        client = town.client(who)
        with django_assert_max_num_queries(10):
            assert "Usulan 199" in text(client, address(town))
        with django_assert_max_num_queries(10):
            client.get(address(town, "proposal", first.pk))


def test_the_form_filled_in_goes_through_the_ordinary_upload(
    town: Town, proposals: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 120.0)  # a busy machine reads on in a thread, which has no transaction
    planner = town.client("planner")
    written(town, proposals, "Drainase", "KELURAHAN DUA")
    book = openpyxl.load_workbook(BytesIO(planner.get(address(town, "form")).content))
    line: tuple[str | int, ...] = (
        1,
        "Kelurahan Satu",
        "Jalan",
        "Rusak",
        "RT 1",
        200,
        "m",
        5_000_000,
        "LPM",
        "",
        1,
        "",
        "",
    )
    for column, value in enumerate(line, start=1):
        book["Usulan"].cell(2, column).value = value
    filled = BytesIO()
    book.save(filled)
    status, shown = upload(planner, town, filled.getvalue(), "usulan.xlsx")
    assert (status, "belum diuji pada berkas nyata" in shown) == (200, True)
    assert list(stored(proposals)) == ["Drainase"]  # nothing is stored by looking
    assert accept(planner, shown)[0] == 200
    assert {name: row.amount for name, row in stored(proposals).items()} == {"Drainase": 100_00, "Jalan": 5_000_000_00}
    with system("uji"):
        assert Record.objects.select_related("org_unit").get(name="Jalan").org_unit.name == "KELURAHAN SATU"
