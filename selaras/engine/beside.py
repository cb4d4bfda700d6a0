"""Files that stand beside the engine's modules, without pathlib: its import takes 4 ms of each short PDF."""

import os

_ENGINE = os.path.dirname(os.path.abspath(__file__))


def path(*parts: str) -> str:
    """The path of a file or folder of the engine."""
    return os.path.join(_ENGINE, *parts)


def content(*parts: str) -> bytes:
    """The content of a file of the engine. Raises ``OSError`` when it cannot be read."""
    with open(path(*parts), "rb") as file:
        return file.read()
