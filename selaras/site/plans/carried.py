"""Carries an uploaded file from its preview to its acceptance inside the form: signed, compressed, stored nowhere."""

import json
from typing import Any

from django.core import signing

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.refused import Refused

HOURS = 4
# The form around it must stay below DATA_UPLOAD_MAX_MEMORY_SIZE; text of 20 MB comes to about a fifth of that.
LARGEST = 20 * 1024 * 1024
_LOST = "Pratinjau ini tidak berlaku lagi. Pilih berkasnya sekali lagi."


class Carried(Frozen):
    """The file as it was uploaded, and the state of the stored plan (``standing``) that its preview was laid beside."""

    name: str
    content: bytes
    standing: str


class _Bytes:
    """A line of JSON, then the bytes as they are: text inside JSON would compress to half as much again."""

    def dumps(self, obj: Carried) -> bytes:
        return json.dumps([obj.name, obj.standing]).encode() + b"\n" + obj.content

    def loads(self, data: bytes) -> Carried:
        head, _, content = data.partition(b"\n")
        name, standing = json.loads(head)
        return Carried(name, content, standing)


def pack(carried: Carried, person: str, agency: str) -> str:
    """The file as the value of a hidden field, good for this person and agency for four hours.

    Raises ``Refused`` for a file that does not get small enough.
    """
    packed = signing.dumps(carried, salt=_salt(person, agency), serializer=_Bytes, compress=True)
    if len(packed) > LARGEST:
        raise Refused("Berkas ini terlalu besar untuk dipratinjau. Hapus lampiran yang bukan bagian rencana.")
    return packed


def unpack(packed: str, person: str, agency: str) -> Carried:
    """The file of a hidden field. Raises ``Refused`` for one that is too old, changed or somebody else's."""
    try:
        carried: Any = signing.loads(packed, salt=_salt(person, agency), serializer=_Bytes, max_age=HOURS * 3600)
    except signing.BadSignature as error:
        raise Refused(_LOST) from error
    if not isinstance(carried, Carried):
        raise Refused(_LOST)
    return carried


def _salt(person: str, agency: str) -> str:
    return f"selaras.upload.{person}.{agency}"
