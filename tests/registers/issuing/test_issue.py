"""What issuing adds to a plan: other plans beside it, what a final lacks, choices, drafts on demand, letters."""

import json
from datetime import UTC, datetime

import pytest

from selaras.engine.documents.annual_sources import OWN
from selaras.engine.documents.document import find_type
from selaras.engine.documents.job import Job
from selaras.engine.documents.types.surat_pengantar import DOCUMENTS, line
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.jsonl import load
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation, PlanDocument
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.issuing import actions
from selaras.registers.issuing.actions import Asked, issue
from selaras.registers.issuing.beside import with_plans_beside
from selaras.registers.issuing.verification import verification
from selaras.registers.organisations.models import AgencySettings
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from tests.making import YEAR, book, document, row, work_item
from tests.registers.conftest import Office, make_office

pytestmark = pytest.mark.django_db
NOW = datetime(YEAR, 3, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs that were drawn; each format is plain bytes."""
    jobs: list[Job] = []

    def draw(job: Job) -> dict[str, bytes]:
        jobs.append(job)
        return dict.fromkeys(job.formats, b"isi")

    monkeypatch.setattr(actions, "render_in_child", draw)
    monkeypatch.setattr(actions, "why_draft", lambda plan, judgement: ())
    return jobs


@pytest.fixture
def office(drawn: list[Job]) -> Office:
    made = make_office()
    with system("uji"):
        accept(book(work_item("7.01.01", "Program Contoh")), (), made.agency, YEAR)
    return made


def plan_of(**wanted: object) -> Plan:
    return Plan.objects.select_related("org_unit").get(**wanted)


def musrenbang(office: Office, year: int) -> None:
    """A register of proposals of that year."""
    rows = [
        replace(row, kind="musrenbang", first_year=year, last_year=year, period=str(year))
        if isinstance(row, PlanDocument) else row
        for row in book()
    ]  # fmt: skip
    document = next(row for row in rows if isinstance(row, PlanDocument))
    proposal = Proposal(
        id="usul", document=document.id, organisation=document.organisation, period=str(year), place=document.place,
        number="1", order=1, name=f"Usulan {year}",
    )  # fmt: skip
    accept(type(book())([*rows, proposal]), (), office.agency, year)


def test_a_type_that_quotes_no_plan_gets_its_book_back(office: Office) -> None:
    with system("uji"):
        plan = plan_of()
        own = book_of(plan)
        assert with_plans_beside(plan, own, find_type("rkt"), plan.year) == (own, {})


def test_the_rpjmd_that_holds_the_year_stands_beside_a_renstra_of_the_same_period(office: Office) -> None:
    with system("uji"):
        for kind, first in (("rpjmd", YEAR - 5), ("rpjmd", YEAR), ("renstra", YEAR)):
            head = document(kind=kind, first_year=first, last_year=first + 4, period=f"{first}-{first + 4}")
            region = row(Organisation, level="government", kind="kabupaten", name="KABUPATEN CONTOH")
            accept(book(head, region), (), office.agency, first)
        plan = plan_of(kind="renstra")
        whole, _ = with_plans_beside(plan, book_of(plan), find_type("alignment_table"), YEAR)
        assert [row.first_year for row in whole.all(PlanDocument) if row.kind == "rpjmd"] == [YEAR]


def test_the_annual_plans_of_the_five_years_before_stand_beside_a_renstra(office: Office) -> None:
    with system("uji"):
        heads = [("rkt", year, year) for year in range(YEAR - 7, YEAR + 1)]
        heads += [("realisation", YEAR - 1, YEAR - 1), ("dpa", YEAR - 1, YEAR - 1), ("renstra", YEAR, YEAR + 4)]
        for kind, first, last in heads:
            period = str(first) if first == last else f"{first}-{last}"
            accept(book(document(kind=kind, first_year=first, last_year=last, period=period)), (), office.agency, first)
        plan = plan_of(kind="renstra")
        whole, _ = with_plans_beside(plan, book_of(plan), find_type("renstra"), YEAR)
        found = [(row.kind, row.first_year) for row in whole.all(PlanDocument)][1:]
    assert sorted(found) == [("realisation", YEAR - 1), *(("rkt", YEAR - n) for n in range(5, 0, -1))]


def test_proposals_of_the_same_year_stand_behind_the_plans_own_rows(office: Office, drawn: list[Job]) -> None:
    with system("uji"):
        musrenbang(office, YEAR)
        musrenbang(office, YEAR + 1)
        done = issue(plan_of(kind="rkt"), "renja", NOW, Asked(as_draft=True))
        own = {row.document for row in book_of(plan_of(kind="rkt"))}
    (job,) = drawn
    assert [row.name for row in job.book.all(Proposal)] == [f"Usulan {YEAR}"]
    assert set(job.options.extra[OWN].split()) == own
    assert job.book.plan is not None
    assert job.book.plan.kind == "rkt"
    assert [row.name for row in load(done.document.book).all(Proposal)] == [f"Usulan {YEAR}"]


def test_a_final_that_lacks_something_is_refused_with_the_list(office: Office, drawn: list[Job]) -> None:
    with system("uji"):
        with pytest.raises(Refused) as refused:
            issue(plan_of(), "renja", NOW)
        assert str(refused.value).startswith(
            "Rencana Kerja belum dapat terbit sebagai dokumen final. Yang belum diisi: 1.1 Latar Belakang; "
        )
        assert str(refused.value).endswith("Lengkapi dahulu, atau cetak sebagai konsep.")
        assert not IssuedDocument.objects.exists()
    assert drawn == []


def test_the_same_document_can_be_asked_for_as_a_draft(office: Office, drawn: list[Job]) -> None:
    with system("uji"):
        done = issue(plan_of(), "renja", NOW, Asked(as_draft=True))
    assert done.drafted_because == ("diminta sebagai konsep",)
    assert (done.document.status, done.document.number) == ("konsep", "")
    assert drawn[0].options.issue.watermark == "KONSEP"


def test_a_paper_that_does_not_follow_the_plan_is_final_although_the_plan_is_a_draft(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "why_draft", lambda plan, judgement: ("rencana belum ditetapkan",))
    with system("uji"):
        assert issue(plan_of(), "drafting_team_decree", NOW).document.status == "final"
        assert issue(plan_of(), "rkt", NOW).document.status == "konsep"


def test_what_the_agency_chose_reaches_the_types_it_belongs_to(office: Office, drawn: list[Job]) -> None:
    with system("uji"):
        choices = {"drafting_team": "lkjip", "iku_columns": "owner"}
        AgencySettings.objects.create(org_unit=office.agency, choices=choices)
        issue(plan_of(), "drafting_team_decree", NOW)
        issue(plan_of(), "rkt", NOW)
    assert drawn[0].options.extra["drafting_team"] == "lkjip"
    assert "iku_columns" not in drawn[0].options.extra
    assert "drafting_team" not in drawn[1].options.extra


def test_letters_stand_beside_each_other_and_both_hold(office: Office) -> None:
    def letter(number: str) -> IssuedDocument:
        return issue(plan_of(), "surat_pengantar", NOW, Asked(extra={DOCUMENTS: line("RKT", number, "")})).document

    with system("uji"):
        first, second, again = letter("1"), letter("2"), letter("1")
        assert (first.number, second.number) == (f"1/SURAT-PENGANTAR/{YEAR}", f"2/SURAT-PENGANTAR/{YEAR}")
        assert again.pk == first.pk
        assert [row.is_current for row in IssuedDocument.objects.all()] == [True, True]
    told = [verification(each.pk) for each in (first, second)]
    assert [each.current for each in told if each] == [None, None]


def test_a_type_is_refused_for_a_plan_it_cannot_be_printed_from(office: Office) -> None:
    with system("uji"):
        musrenbang(office, YEAR)
        with pytest.raises(Refused, match=r"Unggah dahulu RKT atau Renja tahun"):
            issue(plan_of(kind="musrenbang"), "rkt", NOW)


def test_the_frozen_book_is_json_lines_that_load_again(office: Office) -> None:
    with system("uji"):
        document = issue(plan_of(), "rkt", NOW).document
    assert all(json.loads(text) for text in document.book.splitlines())
