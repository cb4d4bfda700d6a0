"""The files that are mutated: samples of the project, samples shared beside it, and documents we issue ourselves."""

import os
from pathlib import Path

from selaras.engine.documents.document import AgencySettings, Issue, Options, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SELARAS_SHARED") or ROOT.parent / "shared") / "samples"
_SAMPLE = ROOT / "samples" / "rkt-sangasanga-2025.md"
_ISSUED = ("rkt", "pk")


def corpus() -> dict[str, bytes]:
    """Names and contents. The shared folder is no part of the project; without it there are fewer."""
    found = {
        path.name: path.read_bytes()
        for folder in (ROOT / "samples", SHARED)
        for path in sorted(folder.glob("*"))
        if path.is_file() and path.name != "README.md"
    }
    book = read_file(_SAMPLE.name, _SAMPLE.read_bytes()).book
    options = Options(settings=AgencySettings(place_of_signing="Sangasanga"), issue=Issue(draft=True))
    for type_ in _ISSUED:
        document = find_type(type_).content(book, load_law(), options)
        found.update({f"{type_}.{ending}": content for ending, content in render(document).items()})
    return found
