"""Mutates real files and reads them through the door until its time is over; prints figures.

    FUZZ_SECONDS=60 FUZZ_SEED=1 python -m scripts.fuzzing

Ends with 1 when anything but a reading or a sentence reached the caller, or a plan was taken in half. A mistake of ours
inside a child is a sentence to the officer and is printed here; its file is kept under out/fuzz/.
"""

import os
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selaras.engine.readers.door import Handle

KEPT = Path("out/fuzz")
MOST_KEPT = 30
MOST_REASONS = 8
ACCEPTED_SHARE = 0.35
"""Of the files that are read; taking one in twice and failing once takes as long as reading ten."""


@dataclass(slots=True)
class Figures:
    """What came of all files."""

    tried: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    deaths: Counter[str] = field(default_factory=Counter)
    mistakes: Counter[str] = field(default_factory=Counter)
    escaped: Counter[str] = field(default_factory=Counter)
    acceptance: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    voiceless: int = 0
    slowest: tuple[float, str] = (0.0, "")

    @property
    def failed(self) -> bool:
        """Whether what must never happen has happened."""
        return bool(self.escaped or self.acceptance["partial"] or self.voiceless)

    def lines(self) -> list[str]:
        """The figures for people."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.tried.items()))
        return [
            f"files tried: {self.tried.total()} ({kinds})",
            f"read: {self.outcomes['read']}, refused with a sentence: {self.outcomes['refused']}",
            f"children that died, each a sentence: {_listed(self.deaths)}",
            f"mistakes of ours, each a sentence (kesalahan kami): {_listed(self.mistakes)}",
            f"refused without a sentence or with rows: {self.voiceless}",
            f"exceptions that reached the caller: {_listed(self.escaped)}",
            f"acceptance: {_listed(self.acceptance)}; partial imports: {self.acceptance['partial']}",
            "refused most often because:",
            *(f"  {count} × {reason}" for reason, count in self.reasons.most_common(MOST_REASONS)),
            f"slowest: {self.slowest[0]:.1f} s ({self.slowest[1]})",
        ]


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} × {what}" for what, count in counts.most_common() if count) or "0"


def main() -> int:
    """Runs, prints and says whether all is well."""
    with tempfile.TemporaryDirectory(prefix="selaras-fuzz-") as folder:
        for name in [name for name in os.environ if name.startswith("SELARAS_") and name != "SELARAS_SHARED"]:
            del os.environ[name]
        os.environ |= {"SELARAS_DATA": folder, "DJANGO_SETTINGS_MODULE": "selaras.settings"}
        import django

        django.setup()
        figures = fuzz(float(os.environ.get("FUZZ_SECONDS") or 60), os.environ.get("FUZZ_SEED") or "1")
        sys.stdout.write("\n".join(figures.lines()) + "\n")
    return 1 if figures.failed else 0


def fuzz(seconds: float, seed: str) -> Figures:
    """Tries files for so long; the same seed gives the same files in the same order."""
    from scripts.fuzzing import acceptance
    from scripts.fuzzing.corpus import corpus
    from scripts.fuzzing.mutations import mutate
    from selaras.engine.readers.door import Handle, start

    acceptance.prepare()
    files = corpus()
    names = sorted(files)
    figures = Figures()
    waiting: deque[tuple[str, bytes, float, Handle]] = deque()
    until = time.monotonic() + seconds
    number = 0
    while time.monotonic() < until or waiting:
        if len(waiting) < 2 and time.monotonic() < until:
            chance = random.Random(f"{seed}:{number}")
            original = names[number % len(names)]
            content = mutate(files[original], chance)
            name = original if chance.random() < 0.95 else f"x{chance.choice(('.xlsx', '.docx', '.pdf', '.xls', ''))}"
            number += 1
            figures.tried[Path(original).suffix[1:]] += 1
            try:
                waiting.append((name, content, time.monotonic(), start(name, content)))
            except Exception as error:  # whatever it is, it is counted: none may come here
                _escape(figures, error, name, content)
            continue
        name, content, begun, handle = waiting.popleft()
        _settle(figures, name, content, handle, random.Random(f"{seed}:{number}:accept"))
        figures.slowest = max(figures.slowest, (time.monotonic() - begun, name))
    return figures


def _settle(figures: Figures, name: str, content: bytes, handle: "Handle", chance: random.Random) -> None:
    from scripts.fuzzing.acceptance import try_acceptance

    try:
        reading = handle.result()
        ending = handle.ending
        figures.outcomes["refused" if reading.refused else "read"] += 1
        if ending is not None and ending.cause == "mistake":
            figures.mistakes[ending.where] += 1
            _keep(name, content, f"mistake-{figures.mistakes.total()}")
        elif ending is not None and ending.cause != "read":
            figures.deaths[f"{ending.cause} (signal {ending.signal})" if ending.signal else ending.cause] += 1
            _keep(name, content, f"death-{figures.deaths.total()}")
        if reading.refused:
            figures.reasons[re.sub(r"\d+|“.*?”", "…", reading.problems[0].message)[:110]] += 1
            clear = all(problem.message and problem.hint for problem in reading.problems if problem.unreadable)
            figures.voiceless += not (clear and len(reading.book) == 0)
        elif chance.random() < ACCEPTED_SHARE:
            figures.acceptance[try_acceptance(reading, chance)] += 1
    except Exception as error:  # as above
        _escape(figures, error, name, content)


def _escape(figures: Figures, error: Exception, name: str, content: bytes) -> None:
    last = traceback.extract_tb(error.__traceback__)[-1]
    figures.escaped[f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"] += 1
    _keep(name, content, f"escaped-{figures.escaped.total()}")
    if figures.escaped.total() <= 3:
        traceback.print_exception(error)


def _keep(name: str, content: bytes, why: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    if len(list(KEPT.iterdir())) < MOST_KEPT:
        (KEPT / f"{why}-{name}").write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
