"""How a file format declares itself: what it looks like, and how its bytes become material."""

from collections.abc import Callable

from selaras.engine.discovery import import_all
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.material import Material, Tell
from selaras.engine.tables.frozen import Frozen

HEAD = 8192
"""Bytes from the start of a file by which it is recognised."""


class Format(Frozen):
    """One file format, one module in ``formats/``.

    ``recognises`` sees the name and the first ``HEAD`` bytes: content decides, the name only where content cannot.
    ``open`` makes the material, or raises ``Unreadable``. ``apart`` formats are opened in a child process with limits
    only (``door.py``); text is read where it is. The format with the lowest ``order`` that recognises a file takes it.
    """

    name: str
    order: int
    recognises: Callable[[str, bytes], bool]
    open: Callable[[str, bytes, Choices, Tell], Material]
    apart: bool = True


FORMATS: list[Format] = []


def formats() -> list[Format]:
    """All formats in the order they are asked."""
    from selaras.engine.readers import formats as folder

    import_all(folder)
    return sorted(FORMATS, key=lambda each: (each.order, each.name))


def format_of(name: str, content: bytes) -> Format:
    """The format that takes a file; the last one (plain text) takes whatever no other does."""
    head = content[:HEAD]
    return next(each for each in formats() if each.recognises(name, head))
