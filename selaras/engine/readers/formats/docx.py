"""Word documents (DOCX): paragraphs, lists with their automatic numbers, and tables with merged cells."""

from collections.abc import Iterator

from selaras.engine.ooxml.package import Damaged, Package
from selaras.engine.ooxml.word import PARAGRAPH, Element, Story, W, child
from selaras.engine.readers.blocks import join_tables
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Said, Tell
from selaras.engine.readers.preflight.containers import entry_names
from selaras.engine.readers.source import refuse
from selaras.engine.readers.word.body import Body
from selaras.engine.readers.word.notes import Notes
from selaras.engine.readers.word.numbering import Numbering
from selaras.engine.readers.word.runs import Runs
from selaras.engine.readers.word.styles import Styles
from selaras.engine.readers.word.tables import table_place
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_ZIP = b"PK\x03\x04"
_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
_MOST_PARAGRAPHS = 200_000  # cells of tables counted; a report of 90 pages has some 10,000
_SAVE_AGAIN = "Buka berkasnya di Word atau LibreOffice, simpan kembali sebagai dokumen Word (.docx), lalu coba lagi."


def _recognises(name: str, head: bytes) -> bool:
    if not head.startswith(_ZIP):
        return False
    names = entry_names(head)
    foreign = any(entry == "mimetype" or entry.startswith(("xl/", "ppt/")) for entry in names)
    named = name.casefold().endswith(_ENDINGS) and not foreign
    return named or any(entry.startswith("word/") for entry in names)


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    try:
        return _material(name, Package(content), tell)
    except Damaged as error:
        raise refuse(name, str(error), _SAVE_AGAIN) from error


def _material(name: str, package: Package, tell: Tell) -> Material:
    main = package.main() or "word/document.xml"
    root = package.root(main)
    body = child(root, "body") if root.tag == f"{W}document" else None
    if body is None:
        raise refuse(name, "Berkas ini bukan dokumen Word.", _SAVE_AGAIN)
    count = sum(1 for _ in root.iter(PARAGRAPH))
    if count > _MOST_PARAGRAPHS:
        raise refuse(
            name,
            f"Dokumen Word ini mempunyai {count:,} paragraf, paling banyak {_MOST_PARAGRAPHS:,}.".replace(",", "."),
            "Pisahkan dokumennya, atau hapus lampiran yang bukan bagian rencana.",
        )
    tell(0.3)
    styles = Styles(_part(package, main, "styles"))
    runs = Runs(styles)
    notes = Notes.of(package, main, styles)
    reading = Body(name, Story(body), styles, Numbering(_part(package, main, "numbering")), runs, notes)
    found = join_tables(reading.read(body))
    if not found:
        raise _without_text(name, root)
    said = (*reading.said, *_margins(name, package, main, styles))
    return Material(name, "dokumen Word", tuple(found), said, doubts=tuple(_doubts(name, reading, root)))


def _part(package: Package, main: str, kind: str) -> Element | None:
    name = package.related(main, kind)
    return package.root(name) if name else None


def _margins(name: str, package: Package, main: str, styles: Styles) -> list[Said]:
    """What the heads and feet of the pages say, after all else: it names year and agency where nothing else does."""
    said: list[Said] = []
    for relation in package.relations(main):
        if relation.kind in ("header", "footer") and package.has(relation.target):
            part = "kepala halaman" if relation.kind == "header" else "kaki halaman"
            runs = Runs(styles)
            printed = (runs.printed(paragraph).text for paragraph in package.root(relation.target).iter(PARAGRAPH))
            said += [Said(" ".join(text.split()), Place(name, part=part)) for text in printed if text.strip()]
    return said


def _doubts(name: str, reading: Body, root: Element) -> list[Problem]:
    seen, doubts = reading.runs.seen, []
    if seen.tracked is not None:
        doubts.append(
            Problem(
                "Dokumen ini memuat perubahan yang dilacak (Track Changes): sisipan dibaca, yang dihapus tidak.",
                "Bila bukan itu yang dimaksud, terima atau tolak semua perubahan di Word, lalu unggah kembali.",
                _place(name, reading.story, seen.tracked),
            )
        )
    if seen.hidden is not None:
        doubts.append(
            Problem(
                "Mulai di sini ada teks tersembunyi, yang tidak tercetak; teks itu tidak dibaca.",
                "Tampilkan teks itu di Word bila memang bagian dokumen, lalu unggah kembali.",
                _place(name, reading.story, seen.hidden),
            )
        )
    chunk = next(root.iter(f"{W}altChunk"), None)
    if seen.embedded is not None or chunk is not None:
        doubts.append(
            Problem(
                "Dokumen ini memuat objek tertanam, misalnya lembar Excel; isinya tidak dibaca.",
                "Ubah objek itu menjadi tabel Word, atau unggah berkasnya tersendiri.",
                _place(name, reading.story, seen.embedded),
            )
        )
    return [*doubts, *_notes_in_tables(name, reading)]


def _notes_in_tables(name: str, reading: Body) -> Iterator[Problem]:
    """What notes of cells say: the text of a cell is its figure or name alone."""
    for reference in dict.fromkeys(reading.in_tables):
        if said := reading.notes.said(reference):
            yield Problem(
                f"Sel ini mempunyai catatan yang tidak dibaca sebagai isinya. {said[:300]}",
                "Bila catatan itu mengubah arti isi sel, tulis di dalam selnya atau di bawah tabel.",
                _place(name, reading.story, reference.paragraph), value=said[:300],
            )  # fmt: skip


def _place(name: str, story: Story, element: Element | None) -> Place:
    """The place of a paragraph, or the row and column of the cell around it."""
    if element is None:
        return Place(name, 1, 1)
    table, line, column = story.spot(element)
    return Place(name, line, column) if table is None else table_place(name, table, line, column)


def _without_text(name: str, root: Element) -> Exception:
    pictures = next(root.iter(f"{W}drawing", f"{W}pict"), None) is not None
    if pictures:
        return refuse(
            name,
            "Dokumen Word ini hanya memuat gambar, mungkin hasil pindai; tidak ada teks yang dapat dibaca.",
            "Pakai berkas aslinya, yang tabelnya masih dapat disunting.",
        )
    return refuse(name, "Dokumen Word ini kosong.", "Pilih berkas yang memuat rencana.")


FORMATS.append(Format("docx", 115, _recognises, _open))
