"""Tabel Keselarasan: from the mission and RPJMD goal down to sub kegiatan, with every gap said in words."""

from collections.abc import Iterator, Sequence

from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date, titled
from selaras.engine.formulas.cascade import Cascade, Path, Step, paths
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Mission, Objective, Organisation, PlanDocument, Strategy, WorkItem

_HEADS = (
    "MISI", "TUJUAN/SASARAN RPJMD", "TUJUAN", "SASARAN", "STRATEGI", "PROGRAM", "KEGIATAN", "SUB KEGIATAN",
    "YANG BELUM SELARAS",
)  # fmt: skip
_NOTHING = "Rencana ini tidak memuat tujuan, sasaran, atau program yang dapat disandingkan."
_NOTE = (
    "Kolom terakhir menyebut hubungan yang belum dicatat dalam rencana, sekali pada baris pertamanya; kosong berarti "
    "lengkap."
)
_NO_RPJMD = (
    "RPJMD yang memuat tahun ini belum tersimpan, sehingga kolom 2 kosong. Simpan RPJMD, lalu tautkan setiap tujuan "
    "pada halaman Strategi."
)


@document_type(
    "alignment_table", "Tabel Keselarasan", ("permenpanrb-88-2021#1b-8",), plans=("renstra", "renja", "rkt"),
    file_name="TABEL-KESELARASAN", official=True, beside=("rpjmd", "renstra"), order=31,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The table of the plan. Raises ``NotDrawn`` where there is nothing to set beside each other."""
    plan = book.plan
    cascade = Cascade(book)
    found = list(paths(cascade)) if plan else []
    if plan is None or not found:
        raise NotDrawn(_NOTHING)
    on = options.issue.on
    title = f"TABEL KESELARASAN RPJMD SAMPAI SUB KEGIATAN\n{agency_name(book).upper()}\nTAHUN {plan.period}"
    return dressed(
        options,
        title=f"Tabel Keselarasan {agency_name(book)} Tahun {plan.period}",
        subject="Keselarasan RPJMD, Renstra, program, kegiatan, dan sub kegiatan",
        author=agency_name(book),
        sections=(
            Section(
                (
                    Heading(1, title, in_contents=False),
                    _table(book, cascade, found),
                    *(Paragraph(note, align="left") for note in _notes(book)),
                    Signature(place_date(options, on), (head(book, on).signer(),)),
                ),
                landscape=True,
            ),
        ),
    )


def _notes(book: Book) -> tuple[str, ...]:
    guided = any(row.kind == "rpjmd" for row in book.all(PlanDocument))
    return (_NOTE,) if guided else (_NOTE, _NO_RPJMD)


def _table(book: Book, cascade: Cascade, found: Sequence[Path]) -> Table:
    body = []
    above: tuple[str, ...] = ()
    before: Path | None = None
    for path in found:
        texts = _texts(book, cascade, path)
        told = 0  # how many of the first cells say what the line above says
        while told < len(above) and texts[told] == above[told]:
            told += 1
        shown = ("",) * min(told, len(texts) - 1) + texts[min(told, len(texts) - 1) :]
        new = [
            words
            for step, words in gaps(cascade, path)
            if before is None or any(path.steps[at] is not before.steps[at] for at in range(step + 1))
        ]
        body.append(Row((*map(Cell, shown), Cell("; ".join(new), italic=True))))
        above, before = texts, path
    columns = tuple(Column(f"c{at}", wide) for at, wide in enumerate((1.5,) * 8 + (1.9,), start=1))
    return Table(
        columns, (head_row(*_HEADS),), tuple(body), "Tabel Keselarasan", numbers=numbered(len(columns)), size=6.5
    )


def _texts(book: Book, cascade: Cascade, path: Path) -> tuple[str, ...]:
    goal, objective, *work = path.steps
    above = _above(book, goal)
    missions = (book.find(each.mission) for each in (goal, *above) if isinstance(each, Goal))
    return (
        next((row.text for row in missions if isinstance(row, Mission)), ""),
        "\n".join(row.text for row in above),
        goal.text if isinstance(goal, Goal) else "",
        objective.text if isinstance(objective, Objective) else "",
        "\n".join(_strategies(book, cascade, path)),
        *(_work_words(book, item) for item in work),
    )


def _above(book: Book, goal: Step | None) -> tuple[Goal | Objective, ...]:
    """What a goal serves of the RPJMD: a goal of it, or an objective with the goal above that."""
    served = book.find(goal.serves) if isinstance(goal, Goal) and goal.serves else None
    if isinstance(served, Goal):
        return (served,)
    if not isinstance(served, Objective):
        return ()
    higher = book.find(served.goal) if served.goal else None
    return (higher, served) if isinstance(higher, Goal) else (served,)


def _work_words(book: Book, item: Step | None) -> str:
    """A line of work; a program with the unit whose it is, because units of an agency have the same programs."""
    if not isinstance(item, WorkItem):
        return ""
    owner = book.find(item.organisation) if item.level == "program" else None
    of = f" ({titled(owner.name)})" if isinstance(owner, Organisation) and owner.level == "unit" else ""
    return f"{item.code} {item.name}{of}".strip()


def _strategies(book: Book, cascade: Cascade, path: Path) -> Iterator[str]:
    """The strategies that the program carries out; where none is told, those of the objective."""
    program, objective = path.steps[2], path.steps[1]
    told = cascade.carried_by.get(program.id, ()) if program else ()
    rows = [row for id_ in told if isinstance(row := book.find(id_), Strategy)]
    if not rows and objective is not None:
        rows = list(cascade.strategies.get(objective.id, ()))
    return (row.text for row in rows)


def gaps(cascade: Cascade, path: Path) -> Iterator[tuple[int, str]]:
    """What the plan does not say on this way, in words, each with the step that it is said at (the goal is 0)."""
    goal, objective, program, *_ = path.steps
    if isinstance(goal, Goal) and not goal.serves:
        yield 0, "tujuan belum ditautkan ke RPJMD"
    if goal is None and objective is not None:
        yield 1, "sasaran tanpa tujuan"
    if goal is not None and objective is None:
        yield 0, "tujuan tanpa sasaran"
    if objective is not None and not cascade.strategies.get(objective.id):
        yield 1, "sasaran tanpa strategi"
    if objective is not None and program is None:
        yield 1, "sasaran tanpa program"
    if objective is None and program is not None:
        yield 2, "program tanpa sasaran"
    if program is not None and program.id not in cascade.carried_by:
        yield 2, "program tanpa strategi"
    yield from _gaps_in_work(path)


def _gaps_in_work(path: Path) -> Iterator[tuple[int, str]]:
    program, kegiatan, sub = path.steps[2:]
    if program is None and kegiatan is not None:
        yield 3, "kegiatan tanpa program"
    if kegiatan is None and sub is not None:
        yield 4, "sub kegiatan tanpa kegiatan"
    if program is not None and kegiatan is None:
        yield 2, "program tanpa kegiatan"
    if kegiatan is not None and sub is None:
        yield 3, "kegiatan tanpa sub kegiatan"
