"""Packages opened: parts and relations found, what is damaged or unsafe refused."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from selaras.engine.ooxml.package import Damaged, Package, Relation, parse, resolved
from selaras.engine.tables.frozen import EMPTY

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*lines: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def relation(id_: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}" {more}/>'


def packed(parts: Mapping[str, str] = EMPTY) -> Package:
    """A package with the parts of a small document, and others."""
    out = BytesIO()
    given = {
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": "<a/>",
    } | dict(parts)
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in given.items():
            file.writestr(name, text)
    return Package(out.getvalue())


def test_the_main_part_is_the_one_the_package_refers_to() -> None:
    assert packed().main() == "word/document.xml"


def test_relations_name_parts_from_the_folder_of_their_part_and_addresses_as_they_are() -> None:
    lines = (
        relation("rId1", "comments", "comments.xml"),
        relation("rId2", "image", "../media/a.png"),
        relation("rId3", "hyperlink", "https://contoh.go.id/", 'TargetMode="External"'),
    )
    package = packed({"word/comments.xml": "<b/>", "word/_rels/document.xml.rels": relations(*lines)})
    assert package.relations("word/document.xml") == [
        Relation("rId1", "comments", "word/comments.xml"),
        Relation("rId2", "image", "media/a.png"),
        Relation("rId3", "hyperlink", "https://contoh.go.id/", external=True),
    ]
    assert package.related("word/document.xml", "comments") == "word/comments.xml"
    assert package.related("word/document.xml", "image") == ""  # referred to, and not there
    assert package.related("word/document.xml", "hyperlink") == ""
    assert package.relations("word/comments.xml") == []


@pytest.mark.parametrize(
    ("target", "name"), [("a.xml", "word/a.xml"), ("/xl/a.xml", "xl/a.xml"), ("../docProps/b.xml", "docProps/b.xml")]
)
def test_targets_are_resolved_like_addresses(target: str, name: str) -> None:
    assert resolved("word", target) == name


def test_capitals_and_backslashes_in_names_do_not_count() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("Word\\Document.xml", "<a/>")
    package = Package(out.getvalue())
    assert package.has("word/document.xml")
    assert package.read("word/document.xml") == b"<a/>"


def test_of_two_entries_with_one_name_the_last_counts() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("a.xml", "<first/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("a.xml", "<second/>")
    package = Package(out.getvalue())
    assert [entry.filename for entry in package.entries()] == ["a.xml"]
    assert package.root("a.xml").tag == "second"


def test_what_is_no_package_and_what_is_cut_off_is_damaged() -> None:
    with pytest.raises(Damaged, match="rusak atau terpotong"):
        Package(b"bukan zip")
    with pytest.raises(Damaged, match="rusak atau terpotong"):
        Package(packed().content[:60])


def test_a_part_that_is_missing_or_no_markup_is_damaged() -> None:
    package = packed({"a.xml": "<a>"})
    with pytest.raises(Damaged, match=r"Bagian b\.xml dalam berkas ini rusak atau tidak ada"):
        package.read("b.xml")
    with pytest.raises(Damaged, match=r"Bagian a\.xml dalam berkas ini rusak"):
        package.root("a.xml")


def test_a_document_type_is_refused_and_entities_are_never_resolved() -> None:
    with pytest.raises(Damaged, match="DOCTYPE"):
        parse(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "a.xml")


def test_comments_are_dropped_for_reading_and_kept_for_writing() -> None:
    assert len(parse(b"<a><!-- x --><b/></a>", "a.xml")) == 1
    assert len(parse(b"<a><!-- x --><b/></a>", "a.xml", whole=True)) == 2


def test_the_strict_form_is_read_like_the_usual_one() -> None:
    package = packed({"a.xml": '<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'})
    assert package.root("a.xml").tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def test_markup_out_of_all_proportion_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    package = packed({"a.xml": f"<a>{'<b/>' * 20}</a>"})
    monkeypatch.setattr("selaras.engine.ooxml.package.MOST_TAGS", 10)
    with pytest.raises(Damaged, match="terlalu besar"):
        package.root("a.xml")
    monkeypatch.setattr("selaras.engine.ooxml.package.LARGEST_PART", 10)
    with pytest.raises(Damaged, match="berukuran"):
        package.read("a.xml")
