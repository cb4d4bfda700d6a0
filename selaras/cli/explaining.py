"""``selaras explain``: one check, or one figure of a file or of what is stored."""

import argparse
from typing import Final

from selaras.cli.exits import DONE, WRONG_USE, Stop, say, warn
from selaras.cli.law import law_for_files
from selaras.engine.explanation.explain import as_text, explainer
from selaras.engine.explanation.reference import NoFigure, Reference, references
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book

LIST: Final = "daftar"
"""In the place of a reference: all that there are."""


def explain(options: argparse.Namespace) -> int:
    """``selaras explain CHECK-ID`` or ``selaras explain FIGURE-REF [--file FILE [--year YYYY]]``."""
    if options.file is not None:
        return _of_file(options)
    if ":" in options.reference or options.reference == LIST:
        return _of_store(options)
    from selaras.engine.checks.page import explain as explain_check

    try:
        say(explain_check(options.reference.upper(), load_law()))
    except KeyError:
        raise Stop(
            f"“{options.reference}” bukan kode pemeriksaan; lihat docs/checks.md. "
            "Rujukan angka ditulis BARIS@2025:achievement atau BARIS:ceiling."
        ) from None
    return DONE


def tell(text: str, book: Book, law: Law) -> int:
    """Prints the explanation of a figure of a Book, or all its references. Raises ``Stop`` where there is none."""
    if text == LIST:
        explains = explainer(book, law)
        say("\n".join(f"{each}\t{explains.explain(each).figure}" for each in references(book)))
        return DONE
    try:
        say(as_text(explainer(book, law).explain(Reference.parse(text))))
    except NoFigure as error:
        raise Stop(str(error)) from error
    return DONE


def _of_file(options: argparse.Namespace) -> int:
    from selaras.cli.files import read_of_year

    reading = read_of_year(options)
    if reading.refused:
        for problem in reading.problems:
            warn(f"{problem.place}: {problem.message} {problem.hint}")
        return WRONG_USE
    return tell(options.reference, reading.book, law_for_files())


def _of_store(options: argparse.Namespace) -> int:
    from selaras.cli.registers import explain_stored, with_django

    return with_django(explain_stored, options)
