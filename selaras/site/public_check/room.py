"""How many strangers one web process serves at a time; whoever comes when it is full is asked to come again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from selaras.registers.archive.refused import Refused

MOST: Final = 3
"""Of the four threads of a web process: one stays free for members while strangers' files are checked. What a slow body
holds is the proxy's to bear (docs/decisions/0017)."""
FULL: Final = "Sedang banyak berkas diperiksa. Tunggu setengah menit, lalu coba sekali lagi."
_seats = threading.BoundedSemaphore(MOST)


class Full(Refused):
    """Nobody else can be served right now."""

    def __init__(self) -> None:
        super().__init__(FULL)


@contextmanager
def seat() -> Iterator[None]:
    """A seat for as long as something is read or drawn. Raises ``Full`` at once where there is none."""
    if not _seats.acquire(blocking=False):
        raise Full
    try:
        yield
    finally:
        _seats.release()
