"""Text around tables comes in the order it is read: headings, paragraphs, lists, contents; heads and feet dropped."""

from selaras.engine.readers.blocks import Entry, Heading, Tabbed, Text
from selaras.engine.readers.material import Material
from tests.typesetting import PAGE, opened, typeset

BOOK = """#set page(width: 420pt, height: 300pt, margin: (x: 40pt, y: 45pt),
  header: [PEMERINTAH KABUPATEN CONTOH], footer: context [RKT Kecamatan Contoh #h(1fr) #counter(page).display()])
#set text(size: 10pt)
#set par(justify: true, first-line-indent: 18pt, spacing: 0.8em)
#let chapter(number, title) = align(center, text(14pt, strong[#number \\ #title]))
#let section(body) = block(text(11pt, strong(body)))
"""

PROSE = (
    "Kecamatan Contoh menyusun rencana kerja sebagai bahan pedoman yang berisi kebijakan program dan kegiatan selama "
    "satu tahun."
)


def told(material: Material) -> list[tuple[str, str]]:
    """Each block as its kind and words."""
    found = []
    for block in material.blocks:
        if isinstance(block, Heading):
            found.append(("judul", block.text))
        elif isinstance(block, Entry):
            found.append((block.page, block.title))
        elif isinstance(block, Text):
            found.append(("tebal" if block.bold else block.marker, block.text))
        else:
            assert isinstance(block, Tabbed)
            found.append(("tabel", block.lines[0][0].text))
    return found


def test_headings_paragraphs_and_lists_in_their_order() -> None:
    source = (
        BOOK
        + """#set page(header: none, footer: none)
#chapter("BAB I", "PENDAHULUAN")
#section[1.1 Latar Belakang]
Kecamatan Contoh menyusun rencana kerja sebagai bahan pedoman yang berisi kebijakan program
dan kegiatan selama satu tahun.

Paragraf kedua pendek.

#section[1.2 Landasan Hukum]
#enum(numbering: "1.",
  [Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;],
  [Peraturan Daerah. #enum(numbering: "a.", [Sekretariat;], [Seksi Pemerintahan.])])
"""
    )
    material = opened(typeset(source))
    assert told(material) == [
        ("judul", "BAB I"), ("judul", "PENDAHULUAN"),
        ("judul", "1.1 Latar Belakang"),
        ("", PROSE),
        ("", "Paragraf kedua pendek."),
        ("judul", "1.2 Landasan Hukum"),
        ("1.", "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;"),
        ("2.", "Peraturan Daerah."), ("a.", "Sekretariat;"), ("b.", "Seksi Pemerintahan."),
    ]  # fmt: skip
    places = [block.place for block in material.blocks if not isinstance(block, Tabbed)]
    assert {place.page for place in places} == {1}
    assert [place.line for place in places] == sorted(place.line or 0 for place in places)
    assert all(place.box for place in places)


def test_a_paragraph_goes_on_over_the_page_and_heads_and_feet_are_dropped() -> None:
    words = " ".join(f"kata{n}" for n in range(260))
    material = opened(typeset(BOOK + f"Pembuka.\n\n{words}\n\nPenutup."))
    assert told(material) == [("", "Pembuka."), ("", words), ("", "Penutup.")]
    said = [said.text for said in material.said]
    assert said[:3] == ["Pembuka.", words, "Penutup."]
    # What they say is kept at the end, for the year or agency that nothing else names.
    assert sorted(said[3:]) == ["PEMERINTAH KABUPATEN CONTOH", "RKT Kecamatan Contoh"]


def test_contents_with_and_without_leaders_are_entries() -> None:
    source = (
        BOOK
        + """
#align(center, strong[DAFTAR ISI])
#set par(first-line-indent: 0pt)
KATA PENGANTAR #box(width: 1fr, repeat[.]) i

BAB I PENDAHULUAN #box(width: 1fr, repeat[. ]) 1

1.1 Latar Belakang #h(1fr) 2
#pagebreak()
#chapter("BAB I", "PENDAHULUAN")
Isi bab.
"""
    )
    assert told(opened(typeset(source))) == [
        ("judul", "DAFTAR ISI"), ("i", "KATA PENGANTAR"), ("1", "BAB I PENDAHULUAN"), ("2", "1.1 Latar Belakang"),
        ("judul", "BAB I"), ("judul", "PENDAHULUAN"), ("", "Isi bab."),
    ]  # fmt: skip


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    source = (
        PAGE
        + """Selesai.
#grid(columns: (1fr, 1fr), align: center, [PIHAK KEDUA, \\ Bupati Contoh, #v(20pt) NAMA SATU],
  [PIHAK PERTAMA, \\ Camat Contoh, #v(20pt) NAMA DUA])"""
    )
    assert [text for _, text in told(opened(typeset(source)))] == [
        "Selesai.", "PIHAK KEDUA,", "Bupati Contoh,", "NAMA SATU", "PIHAK PERTAMA,", "Camat Contoh,", "NAMA DUA",
    ]  # fmt: skip


def test_text_above_between_and_below_tables_keeps_its_place() -> None:
    source = (
        PAGE
        + """Atas.
#table(columns: 2, [NO], [SATU], [1], [a])
Tengah.
#table(columns: 3, [KODE], [DUA], [TIGA], [1], [b], [c])
Bawah."""
    )
    assert told(opened(typeset(source))) == [
        ("", "Atas."), ("tabel", "NO"), ("", "Tengah."), ("tabel", "KODE"), ("", "Bawah."),
    ]  # fmt: skip


def test_letters_of_a_ligature_are_one_word() -> None:
    assert told(opened(typeset(PAGE + "Daftar kegiatan efektif dan fiktif."))) == [
        ("", "Daftar kegiatan efektif dan fiktif.")
    ]


def test_the_file_says_once_that_it_was_read_from_a_pdf() -> None:
    material = opened(typeset(PAGE + "Isi.\n#pagebreak()\nIsi lagi."))
    assert (material.format, len(material.doubts)) == ("PDF", 1)
    assert material.doubts[0].message.startswith("Berkas ini dibaca dari PDF; bandingkan")
    assert not material.doubts[0].unreadable
