"""Messages on a pipe: a kind, the number of the job it belongs to, and bytes."""

import os
import struct

HEAD = struct.Struct(">cQI")
LONGEST = 256 * 1024 * 1024
"""Bytes of the longest message; a reading of the largest file has a fraction of that."""

# From the caller to the nursery.
JOB = b"J"
CANCEL = b"C"
# From a child to its nursery, and on to the caller with the number of the job.
PROGRESS = b"P"
READING = b"R"
ENDING = b"E"


def frame(kind: bytes, job: int, payload: bytes = b"") -> bytes:
    """One message as it stands on the pipe."""
    return HEAD.pack(kind, job, len(payload)) + payload


def write_all(descriptor: int, content: bytes) -> None:
    """Writes everything, in as many pieces as the pipe wants."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def send(descriptor: int, kind: bytes, job: int, payload: bytes) -> None:
    """Writes one message, without a copy of what it carries."""
    write_all(descriptor, HEAD.pack(kind, job, len(payload)))
    write_all(descriptor, payload)


class Frames:
    """Puts messages together from the pieces a pipe gives."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, piece: bytes) -> list[tuple[bytes, int, bytes]]:
        """The messages that this piece completes: kind, job, bytes. Raises ``ValueError`` for one without measure."""
        self._held += piece
        whole: list[tuple[bytes, int, bytes]] = []
        begin = 0
        while len(self._held) - begin >= HEAD.size:
            kind, job, length = HEAD.unpack_from(self._held, begin)
            if length > LONGEST:
                raise ValueError(f"a message of {length} bytes")
            end = begin + HEAD.size + length
            if len(self._held) < end:
                break
            whole.append((kind, job, bytes(memoryview(self._held)[begin + HEAD.size : end])))
            begin = end
        if begin:
            del self._held[:begin]
        return whole
