"""Notes to write, and what is in a package before and after."""

from io import BytesIO
from zipfile import ZipFile

from selaras.engine.annotate.note import Note
from selaras.engine.tables.place import Place


def note(place: Place, title: str = "Kesalahan BUD-001", *said: str) -> Note:
    """A note of a title and one sentence unless more are given."""
    return Note(place, title, said or ("Pagu tidak sama dengan jumlahnya.",))


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in their order."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    """The parts that are not the same as before; one that is gone is one of them."""
    old, new = parts(before), parts(after)
    return {name for name in old if new.get(name) != old[name]}


def added(before: bytes, after: bytes) -> set[str]:
    """The parts that were not there before."""
    return set(parts(after)) - set(parts(before))
