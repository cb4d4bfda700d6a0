"""A file in, a Book and its problems out: the one way in for preview, acceptance and the command line.

This module reads in the process it is called in. Files of strangers go through ``door.py``, which calls it in a child
process with limits.
"""

from pathlib import Path

from selaras.engine.law.law import Law, load_law
from selaras.engine.readers.cell import Line
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.declared_sums import add_declared_sums
from selaras.engine.readers.evidence.formulas import add_formulas
from selaras.engine.readers.format import format_of
from selaras.engine.readers.kinds import BY_ID, Verdict, verdict
from selaras.engine.readers.layout import Columns, Match, doubt_unknown, match_table, read_table
from selaras.engine.readers.lists import read_lists
from selaras.engine.readers.material import Material, Tell, silent
from selaras.engine.readers.nothing_read import no_known_table, no_line, no_table, paper_without_plan
from selaras.engine.readers.opening import date_agreement, doubt_other_years, start
from selaras.engine.readers.outline import Part, add_sections, grids, outline
from selaras.engine.readers.preflight.look import Looked, kind_of, lie, look
from selaras.engine.readers.promise.party_unit import own_actions
from selaras.engine.readers.promise.statement import read_statement
from selaras.engine.readers.scale_notes import doubt_scale
from selaras.engine.readers.signature_block import SignatureBlock, keep_signers, take_signatures
from selaras.engine.readers.signatures import signature_left_out
from selaras.engine.readers.source import Unreadable
from selaras.engine.readers.work.codes import propose_codes
from selaras.engine.readers.work.editions import name_editions
from selaras.engine.readers.work.mended_codes import mend_codes
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.judgement import LeftOut, Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import WorkItem


class ReadTable(Frozen):
    """A table of the file beside what was understood of it: the layout, and the field of each column from 1.

    A ``layout`` without name is a table nobody knows; ``lines`` are its body as it stands there. ``taken`` are the
    columns that were read beside those with a field (years, quarters, questions).
    """

    part: str
    caption: str
    signature: str
    place: Place
    layout: str
    headings: tuple[str, ...]
    fields: dict[int, str]
    lines: tuple[Line, ...]
    taken: tuple[int, ...] = ()


class Reading(Frozen):
    """What was understood of a file. With an unreadable problem the Book is empty: never half a file.

    ``kind`` is the id of a kind (``kinds.py``), ``sure`` how sure that is in Indonesian, ``reasons`` why. ``format``
    names the file's format; ``sheets`` all its sheets, in the order of the file. ``left_out`` is what is no part of the
    plan and was kept out of it (its signatures).
    """

    name: str
    book: Book
    problems: tuple[Problem, ...] = ()
    kind: str = ""
    reasons: tuple[str, ...] = ()
    sure: str = ""
    format: str = ""
    sheets: tuple[str, ...] = ()
    tables: tuple[ReadTable, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the file as a whole is refused."""
        return any(problem.unreadable for problem in self.problems)


def read(path: Path, law: Law | None = None) -> Reading:
    """Reads a file. Raises ``OSError`` only when it cannot be opened."""
    return read_bytes(path.name, path.read_bytes(), law)


def read_bytes(
    name: str, content: bytes, law: Law | None = None, choices: Choices = NOTHING_CHOSEN, tell: Tell = silent
) -> Reading:
    """Reads the bytes of a file of this name: rows and problems out, whatever is in it."""
    told = lie(name, kind_of(content))
    try:
        looked = look(name, content)
        told = looked.lie
        material = format_of(name, content).open(name, content, choices, tell)
        return _understand(_with_look(material, looked), law or load_law(), choices, told)
    except Unreadable as refusal:
        return Reading(name, Book(), (_with_lie(refusal.problem, told),))


def _with_look(material: Material, looked: Looked) -> Material:
    return replace(material, doubts=(*looked.doubts, *material.doubts)) if looked.doubts else material


def _with_lie(problem: Problem, told: str) -> Problem:
    return replace(problem, message=f"{problem.message} {told}") if told else problem


def _understand(material: Material, law: Law, choices: Choices, told_otherwise: str = "") -> Reading:
    if (refused := paper_without_plan(material)) is not None:
        raise refused
    parts = outline(list(material.blocks), material.name)
    matches = [match_table(table, choices) for part in parts for table in grids(part, choices)]
    told = verdict(material, matches, choices.kind)
    if told is not None and not told.kind.plan:
        matches = [_of_no_plan(match) for match in matches]
    opened = Reading(
        material.name, Book(), kind=told.kind.id if told else "", sure=told.sure if told else "",
        reasons=_reasons(told, matches, told_otherwise) if told else (), format=material.format,
        sheets=material.sheets, tables=tuple(_shown(match) for match in matches),
    )  # fmt: skip
    try:
        if told is None:
            raise no_known_table(material, [match.table for match in matches]) if matches else no_table(material)
        draft = start(material, law, told, choices)
        draft.problems.extend(material.doubts)
        _read_all(matches, parts, material, draft)
    except Unreadable as refusal:  # the tables are shown all the same: a choice about them may make it readable
        return replace(opened, problems=(_with_lie(refusal.problem, told_otherwise),))
    book = Book() if draft.refused else Book(draft.rows.values())
    left_out = () if draft.refused else tuple(draft.left_out)
    return replace(opened, book=book, problems=tuple(sorted(draft.problems, key=_told)), left_out=left_out)


def _of_no_plan(match: Match) -> Match:
    """A table of a file that is no plan (answers, complaints, an evaluation sheet): tables of plans say nothing there,
    for there is neither document nor agency that they could belong to."""
    speaks = match.layout.speaks if match.layout else {}
    return (
        match if any(not BY_ID[kind].plan for kind in speaks) else Match(match.table, None, Columns({}), match.printed)
    )


def _read_all(matches: list[Match], parts: list[Part], material: Material, draft: Draft) -> None:
    """Reads everything into the draft; what cannot be read becomes its problems."""
    signed = take_signatures(parts, draft) if draft.document else []
    sections = add_sections(parts, draft) if draft.document else []
    for match in matches:
        read_table(match, draft)
        if match.layout is not None and match.table.signed:
            draft.left_out.append(signature_left_out(next(cell for cell in match.table.signed[0] if cell.text)))
    read_lists([section for _, section in sections], draft)
    _read_signed(parts, signed, material, draft)
    if draft.document:
        propose_codes(draft.all(WorkItem), draft)
        mend_codes(draft)
    name_editions(draft)
    draft.settle_points()
    known = [match.table for match in matches if match.layout is not None]
    if draft.document:
        doubt_other_years(known, draft)
    doubt_scale(material.said, known, draft)
    add_declared_sums(known, draft)
    add_formulas(known, draft)
    unknown = [match.table for match in matches if match.layout is None]
    if len(unknown) == len(matches) and not draft.refused:
        raise no_known_table(material, unknown)
    if not draft.refused and not draft.rows:
        raise no_line(material)
    if not draft.refused:  # where a line is out of place, what follows it may only look like another table
        for table in unknown:
            doubt_unknown(table, draft)


def _read_signed(parts: list[Part], signed: list[SignatureBlock], material: Material, draft: Draft) -> None:
    """Whose the document is and who signs it."""
    if draft.kind == "pk":
        read_statement(parts, signed, draft)
        return
    date_agreement(parts, draft)
    keep_signers(signed, draft)
    if draft.kind == "action_plan":
        own_actions(material.said, draft)


def _reasons(told: Verdict, matches: list[Match], told_otherwise: str) -> tuple[str, ...]:
    known = sum(1 for match in matches if match.layout is not None)
    untested = "" if told.kind.tested else "pembacaan jenis ini belum diuji pada berkas nyata"
    otherwise = f"{told_otherwise[:1].lower()}{told_otherwise[1:].rstrip('.')}"  # a part of a sentence here
    return tuple(filter(None, (*told.reasons, f"{known} tabel dikenali", otherwise, untested)))


def _told(problem: Problem) -> tuple[bool, str, tuple[float, ...]]:
    """What refuses the file comes first, then each in the order of its place."""
    return (not problem.unreadable, problem.place.sheet, problem.place.order)


def _shown(match: Match) -> ReadTable:
    table = match.printed or match.table
    fields = {number + 1: name for name, number in match.columns.numbers.items()}
    layout = match.layout.name if match.layout else ""
    taken = {number + 1 for number in match.layout.takes(match.table)} if match.layout else set()
    return ReadTable(
        table.part, table.caption, table.signature, table.place, layout, table.headings, fields, table.body,
        tuple(sorted(taken)),
    )  # fmt: skip
