"""A zip before any parser sees it: its directory is judged, and its parts are unpacked under hard limits of our own.

Sizes are counted while unpacking, never believed: what the directory says of a part must turn out true.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from selaras.engine.readers.source import Unreadable, dotted, refuse

MOST_ENTRIES = 5_000
LARGEST_PART = 100 * 1024**2
LARGEST_WHOLE = 200 * 1024**2
STEEPEST = 150
SMALL = 1024**2
"""Up to here a part may be as regular as it likes: a sheet of equal rows shrinks a hundredfold."""
# No reader opens pictures, sounds or fonts, and they do not shrink; they are counted by what the directory says.
_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".mp3", ".mp4", ".odttf")
_LOCAL = struct.Struct("<4s22xHH")
_PIECE = 32 * 1024
_OUT = 256 * 1024
_SAVE_ANEW = "Buka berkas dengan aplikasi asalnya, simpan kembali dengan nama baru, lalu unggah berkas yang baru."
_ATTACK = "Jangan dibuka. Mintalah berkas yang asli kepada pembuatnya."


def parts(name: str, content: bytes) -> tuple[list[str], Iterator[tuple[str, bytes]]]:
    """The names in a zip, and its parts one after the other, pictures left out. Raises ``Unreadable``, at once for the
    directory and on the way for the parts."""
    entries = _directory(name, content)
    return [entry.filename for entry in entries], _unpacked(name, content, entries)


def _directory(name: str, content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            entries = opened.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, struct.error, NotImplementedError) as error:
        raise broken(name) from error
    if len(entries) > MOST_ENTRIES:
        raise refuse(
            name,
            f"Berkas ini berisi {dotted(len(entries))} bagian, paling banyak {dotted(MOST_ENTRIES)}.",
            "Hapus gambar dan lampiran yang bukan bagian rencana, simpan kembali, lalu unggah.",
        )
    _demand_names(name, entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked(name)
    _demand_sizes(name, content, entries)
    return [entry for entry in entries if not entry.is_dir()]


def _demand_names(name: str, entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        spelled = entry.orig_filename.replace("\\", "/")
        if ".." in spelled.split("/") or spelled.startswith("/") or spelled[1:2] == ":" or "\0" in spelled:
            raise refuse(name, f"Salah satu bagian berkas ini bernama “{spelled[:80]}”, di luar tempatnya.", _ATTACK)
    twice = [each for each, count in Counter(entry.filename for entry in entries).items() if count > 1]
    if twice:
        raise refuse(name, f"Bagian “{twice[0][:80]}” ada dua kali dalam berkas ini.", _SAVE_ANEW)


def _demand_sizes(name: str, content: bytes, entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.compress_size for entry in entries) > len(content):
        raise broken(name)  # parts that lie over one another
    if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise bomb(name)
    for entry in entries:
        if entry.file_size > LARGEST_PART:
            raise bomb(name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse(name, "Berkas ini dimampatkan dengan cara yang tidak dikenal.", _SAVE_ANEW)


def _unpacked(name: str, content: bytes, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    whole = 0
    for entry in entries:
        if entry.filename.lower().endswith(_MEDIA):
            whole += entry.file_size
            continue
        part = _part(name, content, entry)
        whole += len(part)
        if whole > LARGEST_WHOLE or (len(part) > SMALL and len(part) > STEEPEST * max(1, entry.compress_size)):
            raise bomb(name)
        yield entry.filename, part


def _part(name: str, content: bytes, entry: zipfile.ZipInfo) -> bytes:
    at = entry.header_offset
    if at < 0 or at + _LOCAL.size > len(content):
        raise broken(name)
    magic, named, extra = _LOCAL.unpack_from(content, at)
    begin = at + _LOCAL.size + named + extra
    packed = memoryview(content)[begin : begin + entry.compress_size]
    spelled = content[at + _LOCAL.size : at + _LOCAL.size + named]
    encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    if magic != b"PK\x03\x04" or len(packed) < entry.compress_size:
        raise broken(name)
    if spelled != entry.orig_filename.encode(encoding, "replace"):
        raise broken(name)  # one parser would see this name and the next one the other
    part = bytes(packed) if entry.compress_type == zipfile.ZIP_STORED else _inflated(name, packed, entry.file_size)
    if len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
        raise broken(name)
    return part


def _inflated(name: str, packed: memoryview, told: int) -> bytes:
    unpack = zlib.decompressobj(-15)
    pieces: list[bytes] = []
    size = 0
    try:
        for begin in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[begin : begin + _PIECE]
            while rest and not unpack.eof:
                piece = unpack.decompress(rest, _OUT)
                rest = unpack.unconsumed_tail
                size += len(piece)
                pieces.append(piece)
                if size > told:  # what was told is no more than the largest part
                    raise broken(name)
            if unpack.eof:
                break
    except zlib.error as error:
        raise broken(name) from error
    return b"".join(pieces)


def bomb(name: str) -> Unreadable:
    """The refusal of a file that unpacks to a size out of all proportion."""
    return refuse(
        name,
        f"Isi berkas ini setelah dibuka jauh lebih besar daripada semestinya (paling besar "
        f"{LARGEST_PART // 1024**2} MB satu bagian, {LARGEST_WHOLE // 1024**2} MB seluruhnya).",
        "Salin tabel rencananya saja ke berkas baru, simpan, lalu unggah berkas yang baru.",
    )


def broken(name: str) -> Unreadable:
    """The refusal of a file that is cut short or damaged."""
    return refuse(
        name,
        "Berkas ini terpotong atau rusak.",
        "Unduh atau salin berkas aslinya sekali lagi, pastikan dapat dibuka, lalu unggah kembali.",
    )


def locked(name: str) -> Unreadable:
    """The refusal of a file behind a password."""
    return refuse(
        name,
        "Berkas ini dilindungi kata sandi.",
        "Buka dengan kata sandinya, hapus perlindungannya, simpan kembali, lalu unggah.",
    )
