"""Reading through the door: what the child costs that reads a file apart."""

import time
from pathlib import Path

from benchmarks.engine import HEAD, SAMPLE
from benchmarks.timing import Figure, timed
from selaras.engine.readers.apart.job import Job
from selaras.engine.readers.apart.nursery import Nursery
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.reading_json import load

_SMALL = (HEAD + "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t30.000.000\n").encode()


def figures() -> list[Figure]:
    """All figures of the door."""
    nursery = Nursery()
    begun = time.perf_counter()
    _apart(nursery, "a.md", _SMALL)
    cold = (time.perf_counter() - begun) * 1000
    small = timed(lambda: _apart(nursery, "a.md", _SMALL), 40) - timed(lambda: read_bytes("a.md", _SMALL), 40)
    sample = SAMPLE.read_bytes()
    large = timed(lambda: _apart(nursery, SAMPLE.name, sample), 10) - timed(lambda: read_bytes("a.md", sample), 10)
    found = [
        Figure("a small file in a child, with the start of the nursery", cold, 1),
        Figure("what a warm child adds to a small file", small, 40, budget="≤ 15 ms"),
        Figure("what a warm child adds to the sample RKT, its rows as JSON and back", large, 10),
    ]
    if memory := _memory(nursery.process):
        found.append(Figure("memory of the nursery between files", memory, 1, "MB"))
    nursery.close()
    return found


def _apart(nursery: Nursery, name: str, content: bytes) -> None:
    waiting = nursery.submit(Job(name, content))
    nursery.wait(waiting, None)
    load(waiting.reading.decode())


def _memory(process: int | None) -> float:
    """The resident memory of a process in MB; nothing where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
