"""Keputusan pembentukan tim penyusun: who drafts a planning or performance document, by post; names where stored."""

from collections.abc import Iterator

from selaras.engine.documents.blocks import Cell, Column, Document, Item, ListItems, Row, Table, head_row, numbered
from selaras.engine.documents.decree import THEREFORE, Annex, Decree, decree_document
from selaras.engine.documents.document import Choice, Options, document_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import DOTS, Party, agency, agency_name, head, held, nip_text, titled
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Organisation
from selaras.engine.tables.wording import fold

SUBJECT = Choice(
    "drafting_team", "Tim penyusun untuk",
    (
        ("renja", "Rencana Kerja"), ("renstra", "Rencana Strategis"), ("pk", "Perjanjian Kinerja"),
        ("lkjip", "Laporan Kinerja Instansi Pemerintah"),
    ),
)  # fmt: skip
_POSTS = {"sekretariat": "Sekretaris", "sub_bagian": "Kepala", "seksi": "Kepala", "kelurahan": "Lurah"}
_DRAFTS = ("program", "perencanaan")  # the sub-section that plans keeps the team's papers
_DUTIES = (
    "mengumpulkan data dan informasi yang diperlukan dari setiap unit kerja",
    "menyusun dan membahas rancangan dokumen bersama unit kerja",
    "menyelaraskan rancangan dengan dokumen perencanaan dan penganggaran yang berlaku",
    "menyampaikan rancangan akhir kepada kepala perangkat daerah untuk ditetapkan",
    "melaporkan hasil pelaksanaan tugas kepada kepala perangkat daerah",
)


class Member(Frozen):
    """One seat: its role in the team and the post that takes it."""

    role: str
    party: Party


def members(book: Book, options: Options) -> list[Member]:
    """The seats of the team from the units the Book knows; a post nobody is stored for has no name."""
    on = options.issue.on
    units = list(_units(book))
    found = [Member("Penanggung Jawab", head(book, on))]
    secretary = next((unit for unit in units if unit.kind == "sekretariat"), None)
    if secretary:
        found.append(Member("Ketua", held(book, _post(book, secretary), on)))
    planner = next((u for u in units if u.kind == "sub_bagian" and any(word in fold(u.name) for word in _DRAFTS)), None)
    if planner:
        found.append(Member("Sekretaris", held(book, _post(book, planner), on)))
    found += [Member("Anggota", held(book, _post(book, u), on)) for u in units if u not in (secretary, planner)]
    return found


def _units(book: Book) -> Iterator[Organisation]:
    """The units with a head of their own right under the agency or its secretariat, each name once, by their kind;
    desa stand beside the agency and send nobody, and a word for all kelurahan names none."""
    found: dict[str, Organisation] = {}
    for row in book.all(Organisation):
        above = book.find(row.parent)
        direct = isinstance(above, Organisation) and (above.level == "agency" or above.kind == "sekretariat")
        named = fold(row.name) != fold(row.kind) or row.kind == "sekretariat"
        if row.level == "unit" and row.kind in _POSTS and direct and named and not row.supervised:
            found.setdefault(fold(row.name), row)
    yield from sorted(found.values(), key=lambda row: list(_POSTS).index(row.kind))


def _post(book: Book, unit: Organisation) -> str:
    owner = agency(book)
    name = titled(unit.name)
    if unit.kind == "sekretariat":
        return f"Sekretaris {owner.kind.title() if owner else ''}".strip()
    if unit.kind == "kelurahan":
        return f"Lurah {name.removeprefix('Kelurahan ')}"
    return f"{_POSTS[unit.kind]} {name}"


def _table(team: list[Member]) -> Table:
    columns = (Column("number", 0.4, "center"), Column("name", 3), Column("post", 3), Column("role", 1.6))
    body = []
    for at, member in enumerate(team, start=1):
        official = member.party.official
        nip = f"\nNIP {nip_text(official.nip)}" if official and official.nip else ""
        name = f"{official.name}{nip}" if official else DOTS * 2
        body.append(Row((Cell(at, "count"), Cell(name), Cell(member.party.position), Cell(member.role))))
    heads = head_row("NO", "NAMA", "JABATAN DALAM DINAS", "KEDUDUKAN DALAM TIM")
    return Table(columns, (heads,), tuple(body), "Susunan Tim", numbers=numbered(4), size=9.5)


@document_type(
    "drafting_team_decree", "Keputusan Tim Penyusun", ("uu-25-2004", "permendagri-86-2017"), official=True,
    follows_plan=False, file_name="SK-TIM", choices=(SUBJECT,), order=5,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The decree that forms the team. Raises ``NotDrawn`` when the Book holds no plan."""
    plan = book.plan
    if plan is None:
        raise NotDrawn("Belum ada rencana yang dapat dicetak. Terima dahulu satu berkas rencana.")
    name = agency_name(book)
    subject = dict(SUBJECT.values)[SUBJECT.chosen(options)]
    when = f"Tahun {plan.first_year}" if SUBJECT.chosen(options) != "renstra" else f"Periode {plan.period}"
    team = f"Tim Penyusun {subject} {name} {when}"
    duties = ListItems(tuple(Item(f"{text}{_end(at)}", f"{at}.") for at, text in enumerate(_DUTIES, start=1)))
    decree = Decree(
        type_id="drafting_team_decree",
        about=f"Pembentukan {team}",
        considering=(
            f"bahwa untuk kelancaran penyusunan {subject} {name} {when} perlu dibentuk tim penyusun",
            "bahwa pejabat yang tercantum dalam Lampiran keputusan ini dipandang mampu melaksanakan tugas tersebut",
            f"{THEREFORE} pembentukan {team}",
        ),
        decided=(
            f"Membentuk {team} dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran I keputusan ini.",
            (
                "Tim sebagaimana dimaksud dalam diktum KESATU mempunyai tugas sebagaimana tercantum dalam Lampiran II "
                "keputusan ini."
            ),
            "Dalam melaksanakan tugasnya tim bertanggung jawab kepada kepala perangkat daerah.",
            (
                "Segala biaya yang timbul akibat keputusan ini dibebankan pada anggaran perangkat daerah sesuai dengan "
                "ketentuan yang berlaku."
            ),
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ),
        annexes=(
            Annex(f"SUSUNAN KEANGGOTAAN\n{team.upper()}", (_table(members(book, options)),)),
            Annex(f"URAIAN TUGAS\n{team.upper()}", (duties,)),
        ),
    )
    return decree_document(book, law, options, decree)


def _end(at: int) -> str:
    if at == len(_DUTIES):
        return "."
    return "; dan" if at == len(_DUTIES) - 1 else ";"
