"""Merged PDFs hold all pages in their order, here and in a child process."""

import pypdfium2
import pytest

from selaras.engine.documents.blocks import Document, Paragraph, Section
from selaras.engine.documents.merge import merge_in_child, merged
from selaras.engine.documents.pdf import render_pdf
from tests.engine.documents.synthetic import CREATED


def page(text: str) -> bytes:
    return render_pdf(Document(title=text, sections=(Section((Paragraph(text),)),), created=CREATED))


def pages(content: bytes) -> list[str]:
    return [each.get_textpage().get_text_range().split()[0] for each in pypdfium2.PdfDocument(content)]


def test_pages_stand_in_the_order_of_their_files() -> None:
    assert pages(merged([page("satu"), page("dua"), page("tiga")])) == ["satu", "dua", "tiga"]


def test_a_child_gives_the_same_pages() -> None:
    assert pages(merge_in_child([page("satu"), page("dua")])) == ["satu", "dua"]


def test_nothing_to_merge_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="nothing to merge"):
        merge_in_child([])


def test_a_part_that_is_no_pdf_is_named_as_our_failure() -> None:
    with pytest.raises(RuntimeError, match="merging ended with"):
        merge_in_child([b"bukan pdf"])
