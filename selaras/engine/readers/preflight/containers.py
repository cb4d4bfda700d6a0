"""What kind of file a container is, by the names inside it: ZIP (XLSX, DOCX, ODS) and OLE (old Excel and Word)."""

import struct

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_MOST_SECTORS = 100_000
_ENTRY = 128
_SMALL = 64


def entry_names(head: bytes) -> list[str]:
    """The names in the local headers of a ZIP that begin within its first bytes."""
    names, start = [], 0
    while (start := head.find(b"PK\x03\x04", start)) >= 0:
        length = int.from_bytes(head[start + 26 : start + 28], "little")
        names.append(head[start + 30 : start + 30 + length].decode("utf-8", "replace"))
        start += 4
    return names


def ole_streams(content: bytes) -> dict[str, tuple[int, int]]:
    """The streams and folders at the root of an OLE file: name → first sector and size. Empty for a broken one."""
    try:
        return _Ole(content).root()
    except (struct.error, IndexError):
        return {}


def ole_stream(content: bytes, name: str) -> bytes:
    """A stream at the root of an OLE file; empty where there is none."""
    try:
        ole = _Ole(content)
        first, size = ole.root().get(name, (_END, 0))
        return (ole.chain(first) if size >= ole.smallest else ole.small_chain(first, size))[:size]
    except (struct.error, IndexError):
        return b""


class _Ole:
    """An OLE file: sectors chained by a table, the directory being one chain."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = 1 << min(max(struct.unpack_from("<H", content, 30)[0], 7), 12)
        self.directory = struct.unpack_from("<I", content, 48)[0]
        self.smallest, self.small_table = struct.unpack_from("<II", content, 56)
        tables = [each for each in struct.unpack_from("<109I", content, 76) if each < _END]
        more = struct.unpack_from("<I", content, 68)[0]
        while more < _END and len(tables) < _MOST_SECTORS:
            numbers = struct.unpack_from(f"<{self.size // 4}I", content, self._offset(more))
            tables += [each for each in numbers[:-1] if each < _END]
            more = numbers[-1]
        self.tables = tables

    def _offset(self, sector: int) -> int:
        return int((sector + 1) * self.size)

    def _next(self, sector: int) -> int:
        table, place = divmod(sector, self.size // 4)
        return int(struct.unpack_from("<I", self.content, self._offset(self.tables[table]) + 4 * place)[0])

    def chain(self, sector: int) -> bytes:
        """The bytes of a chain of sectors; a chain that runs in a circle ends after as many as the file has."""
        pieces: list[bytes] = []
        most = len(self.content) // self.size + 1
        while sector < _END and len(pieces) < most:
            pieces.append(self.content[self._offset(sector) : self._offset(sector + 1)])
            sector = self._next(sector)
        return b"".join(pieces)

    def small_chain(self, sector: int, size: int) -> bytes:
        """The bytes of a chain of small sectors, which lie in the stream of the root and are chained by their table."""
        stream = self.chain(struct.unpack_from("<I", self.chain(self.directory), 116)[0])
        table = self.chain(self.small_table)
        pieces: list[bytes] = []
        while sector < _END and len(pieces) * _SMALL < size:
            pieces.append(stream[sector * _SMALL : (sector + 1) * _SMALL])
            sector = struct.unpack_from("<I", table, 4 * sector)[0]
        return b"".join(pieces)

    def root(self) -> dict[str, tuple[int, int]]:
        """What hangs at the root of the directory, which is a tree of siblings."""
        directory = self.chain(self.directory)
        found: dict[str, tuple[int, int]] = {}
        waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set()
        while waiting:
            number = waiting.pop()
            if number in seen or (number + 1) * _ENTRY > len(directory):
                continue
            seen.add(number)
            start = number * _ENTRY
            length = max(0, struct.unpack_from("<H", directory, start + 64)[0] - 2)
            name = directory[start : start + min(length, 64)].decode("utf-16-le", "replace")
            found[name] = struct.unpack_from("<II", directory, start + 116)
            waiting += struct.unpack_from("<II", directory, start + 68)
        return found
