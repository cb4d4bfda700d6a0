"""Every registered document type is read back in every format: a new one needs its test in this folder."""

from pathlib import Path

from selaras.engine.documents.document import FORMATS, document_types


def test_every_type_has_its_test_here() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert set(document_types()) <= tested
    others = {id: type_.formats for id, type_ in document_types().items() if type_.formats != FORMATS}
    assert others == {"berita_acara_verifikasi": ("pdf", "docx")}  # minutes are no table
