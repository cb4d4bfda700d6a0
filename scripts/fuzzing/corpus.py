"""The files that are mutated: samples of the project and of the shared folder, fixtures, documents we issue ourselves.

Small files of the other formats are made here: a mutation of them is more likely to hit what matters.
"""

import os
from pathlib import Path

from selaras.engine.documents.document import AgencySettings, Issue, Options, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from tests.engine.readers import hostile_files

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SELARAS_SHARED") or ROOT.parent / "shared") / "samples"
_SAMPLE = ROOT / "samples" / "rkt-sangasanga-2025.md"
_FIXTURES = ROOT / "tests" / "engine" / "readers" / "formats" / "fixtures"
_ISSUED = ("rkt", "pk")


def corpus() -> dict[str, bytes]:
    """Names and contents. The shared folder is no part of the project; without it there are fewer."""
    found = {
        path.name: path.read_bytes()
        for folder in (ROOT / "samples", SHARED, _FIXTURES)
        for path in sorted(folder.glob("*"))
        if path.is_file() and path.name != "README.md"
    }
    found |= _small()
    book = read_file(_SAMPLE.name, _SAMPLE.read_bytes()).book
    options = Options(settings=AgencySettings(place_of_signing="Sangasanga"), issue=Issue(draft=True))
    for type_ in _ISSUED:
        document = find_type(type_).content(book, load_law(), options)
        found.update({f"{type_}.{ending}": content for ending, content in render(document).items()})
    return found


def _small() -> dict[str, bytes]:
    """The plan of two rows that the tests use, in every format that can be written in a few lines."""
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in hostile_files.PLAN)
    return {
        "small.xlsx": hostile_files.xlsx(),
        "small.docx": hostile_files.docx(),
        "small.ods": hostile_files.ods(),
        "small-2003.xls": hostile_files.SPREADSHEETML.format(before="").encode(),
        "small-html.xls": f"<html><body><table>{rows}</table></body></html>".encode(),
    }
