"""The signature below the text of a plan: taken out of the text, since every issue prints it anew, with the posts,
people and day it tells kept in rows of their own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from selaras.engine.readers.blocks import Block, Entry, Tabbed, Text
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.outline import Part
from selaras.engine.readers.signing_lines import Kind, kind_of_line
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import LeftOut
from selaras.engine.tables.period import dates
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Appointment, Official, Position
from selaras.engine.tables.wording import fold

_DOTS = "." * 18
_BEGINS = ("day", "party", "office", "verified")
_BEFORE_A_NAME = ("day", "party", "office", "of", "dots", "name")
_WIDEST = 3  # columns of a table that only sets signers side by side
_ACTING: Mapping[str, Literal["plt", "plh", "pj"]] = {"plt": "plt", "plh": "plh", "pj": "pj", "pjs": "pj"}


class SignedLine(Frozen):
    """One line of a signature."""

    kind: Kind
    text: str
    place: Place


class Signer(Frozen):
    """One signer as a signature tells it; empty where it does not."""

    position: str
    place: Place
    name: str = ""
    name_place: Place = Place()
    rank: str = ""
    nip: str = ""


class SignatureBlock(Frozen):
    """The lines of one signature, in their order."""

    lines: tuple[SignedLine, ...]

    @property
    def day(self) -> date | None:
        """The day of signing, None where the block has dots or a month alone."""
        return next((day for line in self.lines if line.kind == "day" for day, _ in dates(line.text)), None)

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who signs, each from the line of the office on."""
        return tuple(_signers(self.lines))


def take_signatures(parts: Sequence[Part], draft: Draft) -> list[SignatureBlock]:
    """Takes the signatures out of the parts and tells what it took. Of a Perjanjian Kinerja each one, below its
    statement and its annex; of any other plan the one at the end of its text, for a foreword is signed as well and its
    signature is text of the plan."""
    found: list[SignatureBlock] = []
    for n, part in enumerate(parts):
        last = not any(_is_text(later) for later in parts[n + 1 :])
        if part.is_contents or not (last or draft.kind == "pk"):
            continue
        for run in reversed(list(_runs(part.blocks))):
            if draft.kind == "pk" or run.stop == len(part.blocks):
                found.append(SignatureBlock(tuple(_read(part.blocks[run.start : run.stop]))))
                del part.blocks[run.start : run.stop]
        if last:
            break
    found.sort(key=lambda block: (block.lines[0].place.sheet, block.lines[0].place.order))
    draft.left_out += [_told(block) for block in found]
    return found


def _is_text(part: Part) -> bool:
    """Whether a part has words of the plan; annexes and sheets of tables stand behind its signature."""
    return (
        part.level > 0
        and not part.subject.startswith("lampiran")
        and any(isinstance(block, Text) for block in part.blocks)
    )


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Where signatures stand: blocks that follow one another, all lines of a signature, from a day, party or office on,
    with an office or party and a sign of signing."""
    kinds = [[line.kind for line in _read([block])] for block in blocks]
    n = 0
    while n < len(blocks):
        stop = n
        seen: list[Kind] = []
        while stop < len(blocks) and _goes_on(seen, kinds[stop]):
            seen += kinds[stop]
            stop += 1
        if _signs(seen):
            yield range(n, stop)
        n = max(stop, n + 1)


def _goes_on(seen: list[Kind], more: list[Kind]) -> bool:
    """Whether the lines of one more block belong to the signature. A name follows an office or its empty line."""
    if not more or "" in more:
        return False
    if not seen:
        return more[0] in _BEGINS
    if more[0] in ("name", "of"):
        return seen[-1] in _BEFORE_A_NAME and seen[-2:] != ["name", "name"]
    return True


def _signs(kinds: list[Kind]) -> bool:
    who = {"office", "party"} & set(kinds)
    return bool(who and {"day", "nip", "dots"} & set(kinds)) or bool(kinds and set(kinds) == {"verified"})


def _read(blocks: Sequence[Block]) -> Iterator[SignedLine]:
    """The lines of blocks by their kind; a table that sets signers side by side is read down each of its columns."""
    for block in blocks:
        if isinstance(block, Text) and not block.marker:
            yield SignedLine(kind_of_line(block.text), block.text, block.place)
        elif isinstance(block, Entry):  # dots to write on look like those that lead to a page
            text = f"{block.title} {_DOTS} {block.page}".strip()
            yield SignedLine(kind_of_line(text), text, block.place)
        elif isinstance(block, Tabbed) and max(map(len, block.lines)) <= _WIDEST:
            for column in range(max(map(len, block.lines))):
                cells = [line[column] for line in block.lines if column < len(line) and line[column].text]
                yield from (SignedLine(kind_of_line(cell.text), cell.text, cell.place) for cell in cells)
        else:
            yield SignedLine("", "", getattr(block, "place", Place()))


def _told(block: SignatureBlock) -> LeftOut:
    if {line.kind for line in block.lines} == {"verified"}:
        return LeftOut(
            "Baris verifikasi dokumen terbitan Selaras tidak dibaca sebagai isi rencana; setiap terbitan memuat "
            "barisnya sendiri.", block.lines[0].place,
        )  # fmt: skip
    return LeftOut(
        f"Tanda tangan, {len(block.lines)} baris mulai “{block.lines[0].text}”, tidak dibaca sebagai isi rencana; "
        "setiap terbitan memuat tanda tangannya sendiri.", block.lines[0].place,
    )  # fmt: skip


def keep_signers(blocks: Sequence[SignatureBlock], draft: Draft) -> None:
    """The posts and people of the signatures as rows, each once."""
    known = {fold(row.name) for row in draft.all(Position)}
    for block in blocks:
        for signer in block.signers:
            if fold(signer.position) not in known:
                known.add(fold(signer.position))
                keep_signer(signer, block.day, draft)


def keep_signer(signer: Signer, day: date | None, draft: Draft) -> None:
    """A post, who holds it where a name is told, and that they held it on the day of signing where that is told: no
    more is known of when."""
    first, _, rest = signer.position.partition(" ")
    acting = _ACTING.get(fold(first))
    post = None
    if signer.position:
        post = draft.add(Position, signer.place, name=rest.strip() if acting else signer.position)
    if not signer.name:
        return
    official = draft.add(Official, signer.name_place, name=signer.name, nip=signer.nip, rank=signer.rank)
    if post is not None and day is not None:
        draft.add(
            Appointment, signer.name_place, position=post.id, official=official.id, kind=acting or "definitive",
            since=day, until=day,
        )  # fmt: skip


def _signers(lines: Sequence[SignedLine]) -> Iterator[Signer]:
    """The signers one below the other: an office, then a name, rank and NIP."""
    groups: list[list[SignedLine]] = []
    for line in lines:
        if line.kind == "office":
            groups.append([])
        if groups and line.kind not in ("day", "party", "verified"):
            groups[-1].append(line)
    for group in groups:
        office = [line.text for line in group if line.kind in ("office", "of")]
        named = next((line for line in reversed(group) if line.kind == "name"), None)
        before = [line.text for line in group if line.kind == "name" and line is not named]
        rank = next((line.text for line in group if line.kind == "rank"), "")
        nip = next((line.text for line in group if line.kind == "nip"), "")
        yield Signer(
            " ".join([*office, *before]).strip(" ,"), group[0].place, named.text.strip("()“”\" ") if named else "",
            named.place if named else Place(), rank, "".join(filter(str.isdigit, nip)),
        )  # fmt: skip
