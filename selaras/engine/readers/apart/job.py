"""One file for a child, as bytes for a pipe: its name, its content, what is to be done with it, and its limits."""

import json
import struct
from collections.abc import Mapping
from typing import Any

from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices, as_plain, of_plain
from selaras.engine.tables.frozen import Frozen, values

_LENGTH = struct.Struct(">I")


class Limits(Frozen):
    """What one child may use: seconds by the wall, seconds of the processor, bytes of address space and of one file."""

    wall: float = 60.0
    processor: int = 30
    memory: int = 1024**3
    file: int = 64 * 1024**2


USUAL = Limits()


class Job(Frozen):
    """A file and how it is to be read, or what else is to be done with it.

    ``task`` names a function as ``module:function``: it is called with the job and a ``Tell``, and what it gives back
    are the bytes that come out. Its module is one of those the nursery imports. ``order`` is its to understand.
    """

    name: str
    content: bytes
    choices: Choices = NOTHING_CHOSEN
    limits: Limits = USUAL
    task: str = ""
    order: str = ""


def dump_job(job: Job) -> bytes:
    """The job as ``load_job`` reads it."""
    head: dict[str, Any] = {"choices": as_plain(job.choices), "limits": values(job.limits)}
    head |= {"name": job.name, "task": job.task, "order": job.order}
    told = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _LENGTH.pack(len(told)) + told + job.content


def load_job(packed: bytes) -> Job:
    """The job of these bytes."""
    (length,) = _LENGTH.unpack_from(packed)
    begin = _LENGTH.size
    head: Mapping[str, Any] = json.loads(packed[begin : begin + length].decode("utf-8", "surrogatepass"))
    choices, limits = of_plain(head["choices"]), Limits(**head["limits"])
    return Job(head["name"], packed[begin + length :], choices, limits, head["task"], head["order"])
