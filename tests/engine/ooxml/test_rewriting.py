"""Packages written again: what was not changed keeps its bytes, names and order."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from selaras.engine.ooxml.package import Package
from selaras.engine.ooxml.rewriting import Rewriting

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/document"/></Types>'
)
PARTS = {"[Content_Types].xml": TYPES, "word/document.xml": "<a> <b/></a>", "media/a.png": "\x00\x01"}


def opened() -> Rewriting:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in PARTS.items():
            file.writestr(name, text)
    return Rewriting(Package(out.getvalue()))


def parts(rewriting: Rewriting) -> dict[str, bytes]:
    with ZipFile(BytesIO(rewriting.result())) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def test_without_changes_every_part_is_as_it_was() -> None:
    assert list(parts(opened()).items()) == [(name, text.encode()) for name, text in PARTS.items()]


def test_a_changed_part_stays_in_its_place_and_a_new_one_comes_last() -> None:
    rewriting = opened()
    rewriting.write("WORD/document.xml", b"<c/>")
    rewriting.write("word/comments.xml", b"<d/>")
    assert rewriting.read("word/document.xml") == b"<c/>"
    assert rewriting.has("word/comments.xml")
    found = parts(rewriting)
    assert list(found) == [*PARTS, "word/comments.xml"]
    assert (found["word/document.xml"], found["word/comments.xml"]) == (b"<c/>", b"<d/>")
    assert found["media/a.png"] == b"\x00\x01"


def test_a_free_name_is_one_that_no_part_has() -> None:
    rewriting = opened()
    assert rewriting.free("word/comments{}.xml") == "word/comments.xml"
    rewriting.write("word/comments.xml", b"<d/>")
    assert rewriting.free("word/comments{}.xml") == "word/comments1.xml"
    assert rewriting.free("word/comments{}.xml", 5) == "word/comments5.xml"


def test_a_part_refers_to_others_under_ids_that_are_free() -> None:
    rewriting = opened()
    assert rewriting.relate("word/document.xml", "comments", "word/comments.xml") == "rId1"
    assert rewriting.relate("word/document.xml", "image", "media/a.png") == "rId2"
    found = Package(rewriting.result()).relations("word/document.xml")
    assert [(each.id, each.kind, each.target) for each in found] == [
        ("rId1", "comments", "word/comments.xml"), ("rId2", "image", "media/a.png"),
    ]  # fmt: skip


def test_types_are_said_once_by_ending_and_for_each_part() -> None:
    rewriting = opened()
    rewriting.typed_by_ending("xml", "application/other")
    assert rewriting.read("[Content_Types].xml") == TYPES.encode()
    rewriting.typed_by_ending("vml", "application/vml")
    rewriting.typed("word/comments.xml", "application/comments")
    root = Package(rewriting.result()).root("[Content_Types].xml")
    assert [(each.get("Extension"), each.get("PartName")) for each in root] == [
        ("xml", None), ("vml", None), (None, "/word/document.xml"), (None, "/word/comments.xml"),
    ]  # fmt: skip
