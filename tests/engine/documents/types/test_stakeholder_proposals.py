"""Tabel T-C.32 in the columns of the regulation."""

from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from tests.engine.documents.proposals import musrenbang, sample
from tests.engine.documents.transcript import row_texts, tables, transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "stakeholder-proposals.txt"


@cache
def drawn() -> Document:
    return find_type("stakeholder_proposals").content(sample(), load_law(), Options())


def test_the_sample_gives_the_golden_text() -> None:
    assert transcript(drawn()) == GOLDEN.read_text(encoding="utf-8")


def test_the_columns_are_those_of_the_regulation() -> None:
    (head,) = tables(drawn())["T-C.32"].head
    assert row_texts(head) == ["NO", "PROGRAM/KEGIATAN", "LOKASI", "INDIKATOR KINERJA", "BESARAN/VOLUME", "CATATAN"]


def test_without_a_proposal_nothing_is_drawn() -> None:
    with pytest.raises(NotDrawn, match="Belum ada usulan"):
        find_type("stakeholder_proposals").content(musrenbang(), load_law(), Options())
