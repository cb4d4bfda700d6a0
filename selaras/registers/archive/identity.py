"""Random ids of stored rows."""

import secrets
import time

ID_LENGTH = 32


def new_id() -> str:
    """32 hex digits in the order of RFC 9562 version 7: time first, so that an index grows at its end.

    Its 12 bits behind the milliseconds hold a part of the millisecond (method 3): what one request makes one after the
    other is in that order, and "the newest" is the newest.
    """
    millis, rest = divmod(time.time_ns(), 1_000_000)
    value = (millis & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | (rest * 4096 // 1_000_000) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return f"{value:032x}"


def new_document_id() -> str:
    """16 hex digits that cannot be guessed, short enough for a printed line and a small QR."""
    return secrets.token_hex(8)
