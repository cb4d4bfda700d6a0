"""Every named address of the site with every person: who gets which answer.

The visits of a newer area stand in ``tests/site/<area>/visits.py`` and are found by walking the folder.
"""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.actions import Draft, keep
from selaras.registers.archive.identity import new_document_id
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings import actions
from selaras.registers.findings.actions import waive
from selaras.registers.inbox.actions import receive
from selaras.registers.inbox.models import Upload
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Assignment, Person
from selaras.registers.organisations.roles import Role
from selaras.registers.plans import people, store
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Doubt, Edit, Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import book_of
from selaras.site.base.links import login_link
from selaras.site.base.notes import note_key, notes_of
from tests.making import YEAR
from tests.site.people import ACCEPTED, PEOPLE, Town
from tests.site.visiting import (
    ANYBODY,
    EDITORS,
    EVERYBODY_REFUSED,
    GONE,
    MEMBERS,
    MINE,
    OF_MINE,
    OK,
    REFUSED,
    THERE,
    WAY,
    Case,
    Visit,
    answers,
    at,
    here,
    uploaded,
)  # fmt: skip
from tests.workbooks import workbook

OLDER = [
    Visit("base:home", answers(OK, own=THERE, planner=THERE, camat=THERE, stranger=THERE, public=OK)),
    Visit("base:agency", answers(OK), at),
    Visit("base:login_link", ANYBODY, lambda case: [case.more["token"]]),
    Visit("account_login", answers(THERE, stranger=THERE, public=OK)),
    Visit("account_logout", MEMBERS),
    Visit("account_inactive", ANYBODY),
    Visit("account_change_password", answers(GONE)),
    Visit("plans:tree", answers(OK), here),
    Visit("plans:changes", answers(OK), here),
    Visit("plans:apply", EDITORS, here, lambda case: {"note": case.note}),
    Visit("plans:fill", EDITORS, here, lambda case: case.filled),
    Visit("plans:undo", answers(REFUSED, own=GONE, planner=THERE, camat=THERE), here, lambda case: {"edit": case.edit}),
    Visit("plans:upload", answers(GONE, planner=OK), at),
    Visit("plans:upload_preview", MINE, uploaded),
    Visit("plans:upload_accept", OF_MINE, uploaded, lambda case: {"attempt": "lama", "beside": ""}),
    Visit("plans:upload_discard", OF_MINE, uploaded, lambda case: {}),
    Visit("plans:upload_cancel", OF_MINE, uploaded, lambda case: {}),
    Visit("plans:upload_again", OF_MINE, uploaded, lambda case: {}),
    Visit("plans:upload_choose", OF_MINE, uploaded, lambda case: {"kind": "renja", "year": "2025"}),
    Visit("plans:upload_table", OF_MINE, uploaded, lambda case: {"tabel": "1", "layout": "-"}),
    Visit("plans:upload_cells", OF_MINE, uploaded, lambda case: {"tabel": "1", "baris": "1", "sel-2": "Program Lain"}),
    Visit("plans:upload_forget", OF_MINE, uploaded, lambda case: {}),
    Visit("findings:list", answers(OK), here),
    Visit("findings:rule", ANYBODY, lambda case: ["COD-002"]),
    Visit(
        "findings:waive",
        answers(REFUSED, planner=THERE, camat=THERE),
        here,
        lambda case: {"note": case.note, "reason": "sudah disepakati dengan Bappeda"},
    ),
    Visit(
        "findings:lift",
        answers(REFUSED, own=GONE, planner=THERE, camat=THERE),
        here,
        lambda case: {"waiver": case.waiver},
    ),
    Visit(
        "findings:confirm",
        answers(REFUSED, own=GONE, planner=THERE, camat=THERE),
        here,
        lambda case: {"doubt": case.more["doubt"]},
    ),
    Visit("documents:list", answers(OK, own=GONE), here),
    Visit("documents:issue", answers(GONE), lambda case: [*here(case), "tidak-ada"], lambda case: {}),
    Visit("documents:approve", answers(GONE, camat=OK), here),
    Visit("documents:version", answers(GONE, planner=THERE), here, lambda case: {"version": "versi sembarang"}),
    Visit("documents:download", answers(OK, own=GONE), lambda case: [case.document, "pdf"]),
    Visit("documents:settings", answers(GONE, planner=OK, camat=OK, administrator=OK), at),
    Visit("documents:logo", answers(GONE), at),
    Visit("documents:verify", ANYBODY, lambda case: [case.document]),
    Visit("public_check:check", ANYBODY),
    Visit("public_check:sheet", EVERYBODY_REFUSED, data=lambda case: {"carried": "rusak"}),
    Visit("public_check:commented", EVERYBODY_REFUSED, data=lambda case: {"carried": "rusak"}),
]
AREAS = sorted(path.parent.name for path in Path(__file__).parent.glob("*/visits.py"))
VISITS = [*OLDER, *(visit for area in AREAS for visit in import_module(f"tests.site.{area}.visits").VISITS)]


@pytest.fixture
def case(town: Town, plan: Plan) -> Case:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        program = WorkItemRecord.objects.get(plan=plan, code="7.01.03")
        change = Change("WorkItem", program.pk, "name", "Program Pemberdayaan", "Program Pemberdayaan Desa")
        (edit,) = apply(plan, [change], "nama lengkap")
        waiver = waive(town.agency, YEAR, "BUD-005", "sebab lain", "diperiksa bersama")
        document = issued(town)
        upload = receive(town.agency, "rkt.xlsx", workbook())
    with system("uji"):
        stored = Plan.objects.get(pk=plan.pk)
        notes = notes_of(stored, town.agency).counting
        finding = next(note for note in notes if note.check == "COD-002").findings[0]
        asking = next(note for note in notes if note.asked and note.findings[0].row in rows_of_one(stored))
        doubt = Doubt.objects.create(plan=plan, org_unit=town.agency, seq=0, message="Apa ini?", hint="Periksa.")
        guest = Person.objects.create_user("tamu", "Tamu Contoh")
    token = login_link(guest).strip("/").rpartition("/")[2]
    return Case(
        town,
        stored,
        note_key("COD-002", finding.cause),
        edit.pk,
        waiver.pk,
        document.pk,
        {"token": token, "doubt": doubt.pk, "upload": upload.pk},
        {"note": asking.key, asking.asked[0].seen_name: asking.asked[0].seen, asking.asked[0].name: "500"},
    )


def rows_of_one(plan: Plan) -> set[str]:
    """The rows that the people of the first kelurahan may edit as well."""
    unit = next(row for row in book_of(plan).all(Organisation) if row.name == "KELURAHAN SATU")
    return {row.id for row in book_of(plan) if row.organisation == unit.id}


def issued(town: Town) -> IssuedDocument:
    """An issued document with one file, without drawing it."""
    draft = Draft(
        id=new_document_id(), agency=town.agency.pk, type="rkt", title="Rencana Kerja Tahunan", year=YEAR,
        status="konsep", source_digest="0" * 64, book="", issued_at=ACCEPTED,
    )  # fmt: skip
    return keep(draft, {"pdf": b"%PDF-contoh"})


@pytest.fixture
def fresh() -> Iterator[None]:
    """A rolled back change leaves the revision of a plan as it was, so what is kept by revision is dropped."""
    yield
    forget()


def forget() -> None:
    store._kept_book.cache_clear()
    people._kept.cache_clear()
    actions._judged.cache_clear()


def status(client: Client, visit: Visit, case: Case) -> int:
    address = reverse(visit.name, args=visit.args(case))
    with transaction.atomic():
        answer = client.get(address) if visit.data is None else client.post(address, visit.data(case))
        transaction.set_rollback(True)
    forget()
    return answer.status_code


@pytest.mark.parametrize("area", sorted({visit.name.partition(":")[0] for visit in VISITS}))
def test_everybody_gets_what_the_table_says(area: str, case: Case, fresh: None) -> None:
    visits = [visit for visit in VISITS if visit.name.partition(":")[0] == area]
    clients = {who: case.town.client(who) for who in PEOPLE}
    found = [{who: status(client, visit, case) for who, client in clients.items()} for visit in visits]
    assert found == [visit.statuses for visit in visits], [visit.name for visit in visits]


CHANGING = (
    "plans:apply", "plans:fill", "plans:undo", "plans:upload_accept", "plans:upload_discard", "plans:upload_cancel",
    "plans:upload_again", "plans:upload_choose", "plans:upload_table", "plans:upload_cells", "plans:upload_forget",
    "findings:waive", "findings:lift", "findings:confirm", "documents:version",
)  # fmt: skip
UPLOADS = [visit for visit in VISITS if visit.args is uploaded]


@pytest.mark.parametrize("visit", UPLOADS, ids=lambda visit: visit.name)
def test_a_waiting_file_is_nobody_elses_under_whatever_address(visit: Visit, case: Case, fresh: None) -> None:
    """A planner of another agency asks for it as one of theirs; a second planner of the agency asks for it at all."""
    assert len(UPLOADS) == 9
    town = case.town
    with system("uji"):
        colleague = Person.objects.create_user("rekan", "Rekan Contoh")
        Assignment.objects.create(person=colleague, org_unit=town.agency, role=Role.PLANNER, since=ACCEPTED.date())
    client = Client()
    client.force_login(colleague, backend="allauth.account.auth_backends.AuthenticationBackend")
    theirs = replace(visit, args=lambda case: [case.town.neighbour.pk, case.more["upload"]])
    assert status(town.client("stranger"), theirs, case) == GONE
    assert status(client, visit, case) == GONE
    with system("uji"):
        assert Upload.objects.get().pk == case.more["upload"]


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """Every name under a resolver, with its namespace."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names(entry, inner)


def test_no_address_is_missing_in_the_table() -> None:
    assert sorted({visit.name for visit in VISITS}) == sorted(names(get_resolver()))


def test_the_table_names_every_person_for_every_address() -> None:
    assert {visit.name for visit in VISITS if set(visit.statuses) != set(PEOPLE)} == set()


def test_what_changes_something_is_never_a_get(case: Case) -> None:
    planner = case.town.client("planner")
    for name in CHANGING:
        address = reverse(name, args=uploaded(case) if name.startswith("plans:upload") else here(case))
        assert planner.get(address).status_code == WAY, name


def test_a_change_reached_the_book_of_the_case(case: Case) -> None:
    with system("uji"):
        assert Edit.objects.count() == 1
        assert "Program Pemberdayaan Desa" in {getattr(row, "name", "") for row in book_of(case.plan)}
