"""Comments in Word documents: where they stand, what is left as it was, and what Word would refuse."""

from io import BytesIO

import docx as python_docx
import pytest
from lxml import etree

from selaras.engine.annotate.annotate import annotate
from selaras.engine.tables.place import Place
from tests.completeness import SHARED
from tests.engine.annotate.opening import added, changed, note, parts
from tests.engine.readers.word.reading import opened
from tests.word_files import NAMESPACES, cell, docx, par, run, table

FILE = "contoh.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = ["No", "Sasaran", "Target"]
DOCUMENT = docx(
    par("PERJANJIAN KINERJA", "<w:jc w:val='center'/>"),
    par("Tabel 1"),
    table(
        HEAD,
        ["1", cell("Meningkatnya pelayanan", merge="restart"), cell("89", "90")],
        ["2", cell("", merge="continue"), "70"],
    ),
)


def _commented(content: bytes) -> dict[str, str]:
    """The text of the paragraph each comment stands around, by the number of the comment."""
    root = etree.fromstring(parts(content)["word/document.xml"])
    found = {}
    for start in root.iter(f"{W}commentRangeStart"):
        paragraph = start.getparent()
        assert paragraph is not None
        found[start.get(f"{W}id", "")] = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
    return found


def test_a_comment_stands_around_the_paragraph_or_the_first_paragraph_of_the_cell() -> None:
    notes = [note(Place(FILE, 2, 1)), note(Place(FILE, 2, 3, table=1)), note(Place(FILE))]
    after = annotate(FILE, DOCUMENT, notes)
    assert _commented(after) == {"0": "Tabel 1", "1": "89", "2": "PERJANJIAN KINERJA"}


def test_the_marks_of_a_comment_stand_in_the_order_that_word_demands() -> None:
    after = annotate(FILE, DOCUMENT, [note(Place(FILE, 1, 1)), note(Place(FILE, 1, 1))])
    paragraph = next(etree.fromstring(parts(after)["word/document.xml"]).iter(f"{W}p"))
    names = [etree.QName(each).localname for each in paragraph]
    assert names == [
        "pPr", "commentRangeStart", "commentRangeStart", "r", "commentRangeEnd", "r", "commentRangeEnd", "r",
    ]  # fmt: skip
    assert [each.get(f"{W}id") for each in paragraph.iter(f"{W}commentReference")] == ["0", "1"]


def test_a_comment_begins_before_all_words_of_a_paragraph_without_settings() -> None:
    after = annotate(FILE, DOCUMENT, [note(Place(FILE, 2, 1))])
    paragraph = [*etree.fromstring(parts(after)["word/document.xml"]).iter(f"{W}p")][1]
    names = [etree.QName(each).localname for each in paragraph]
    assert names == ["commentRangeStart", "r", "commentRangeEnd", "r"]


def test_word_opens_the_comments_with_their_author_and_lines() -> None:
    given = note(Place(FILE, 1, 1), "Saran AGR-001", "Satu < dua & tiga.\nBaris \x0bdua.", "Dasar: konsistensi.")
    (comment,) = python_docx.Document(BytesIO(annotate(FILE, DOCUMENT, [given]))).comments
    assert (comment.author, comment.initials) == ("Selaras", "S")
    assert comment.text == "Saran AGR-001\nSatu < dua & tiga.\nBaris dua.\nDasar: konsistensi."


def test_only_the_text_its_references_and_the_types_change() -> None:
    after = annotate(FILE, DOCUMENT, [note(Place(FILE, 1, 1))])
    assert changed(DOCUMENT, after) == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert added(DOCUMENT, after) == {"word/comments.xml"}
    assert list(parts(after))[: len(parts(DOCUMENT))] == list(parts(DOCUMENT))


def test_what_is_read_is_the_same_before_and_after() -> None:
    notes = [note(Place(FILE, line, column, table=1)) for line in (1, 2, 3) for column in (1, 2, 3)]
    assert opened(annotate(FILE, DOCUMENT, notes)) == opened(DOCUMENT)


def test_comments_that_are_there_are_kept_and_numbers_are_not_used_twice() -> None:
    there = (
        f'<w:comments {NAMESPACES}><w:comment w:id="4" w:author="Sekretaris"><w:p>{run("Cek lagi")}</w:p></w:comment>'
        "</w:comments>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    marked = f'<w:p><w:commentRangeStart w:id="4"/>{run("Isi")}<w:commentRangeEnd w:id="4"/></w:p>'
    before = docx(marked, parts={"word/comments.xml": ("comments", kind, there)})
    after = annotate(FILE, before, [note(Place(FILE, 1, 1))] * 5)
    comments = [(one.comment_id, one.author) for one in python_docx.Document(BytesIO(after)).comments]
    assert comments == [(4, "Sekretaris"), *((n, "Selaras") for n in (0, 1, 2, 3, 5))]
    assert changed(before, after) == {"word/document.xml", "word/comments.xml"}
    assert added(before, after) == set()


def test_a_second_time_adds_comments_to_the_first() -> None:
    once = annotate(FILE, DOCUMENT, [note(Place(FILE, 1, 1))])
    twice = annotate(FILE, once, [note(Place(FILE, 2, 1))])
    assert _commented(twice) == {"0": "PERJANJIAN KINERJA", "1": "Tabel 1"}
    assert parts(twice)["[Content_Types].xml"].count(b"/word/comments.xml") == 1


def test_a_covered_cell_is_commented_at_the_cell_that_covers_it() -> None:
    assert _commented(annotate(FILE, DOCUMENT, [note(Place(FILE, 3, 2, table=1))])) == {"0": "Meningkatnya pelayanan"}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(FILE, 900, 1), "PERJANJIAN KINERJA"),
        (Place(FILE, 1, 1, table=7), "PERJANJIAN KINERJA"),
        (Place(FILE, 2, 40, table=1), "1"),
        (Place(FILE, part="kepala halaman"), "PERJANJIAN KINERJA"),
        (Place(by="Siti", at="2025-01-02"), "PERJANJIAN KINERJA"),
    ],
)
def test_a_place_that_is_not_there_is_commented_as_near_as_can_be(place: Place, text: str) -> None:
    assert _commented(annotate(FILE, DOCUMENT, [note(place)])) == {"0": text}


def test_text_in_a_box_is_commented_where_the_box_is_anchored_because_word_takes_no_comment_inside() -> None:
    box = f"<w:p>{run('Jangkar')}<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{par('Di dalam')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"  # noqa: E501
    root = etree.fromstring(parts(annotate(FILE, docx(box), [note(Place(FILE, 2, 1))]))["word/document.xml"])
    (start,) = root.iter(f"{W}commentRangeStart")
    assert start.getparent() is next(root.iter(f"{W}p"))


def test_a_document_without_any_paragraph_gets_one() -> None:
    assert _commented(annotate(FILE, docx(), [note(Place(FILE))])) == {"0": ""}


def test_a_document_of_the_strict_form_stays_one() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    after = parts(annotate(FILE, docx(par("Isi"), strict=(usual, strict)), [note(Place(FILE, 1, 1))]))
    for name in ("word/document.xml", "word/comments.xml"):
        assert strict.encode() in after[name]
        assert usual.encode() not in after[name]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["word/_rels/document.xml.rels"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["pk-dispora-jabar-2017.docx", "iku-bpkad-jabar-2017.docx"])
def test_a_real_document_reads_the_same_and_keeps_its_other_parts(name: str) -> None:
    before = (SHARED / "samples" / name).read_bytes()
    notes = [note(Place(name, line, 2, table=1)) for line in range(1, 12)] + [
        note(Place(name)),
        note(Place(name, 4, 1)),
    ]
    after = annotate(name, before, notes)
    assert opened(after, name) == opened(before, name)
    assert changed(before, after) == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert len(list(python_docx.Document(BytesIO(after)).comments)) == 13
