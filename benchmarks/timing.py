"""How a figure is measured and a table of figures printed."""

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: its median in ``unit`` over ``runs`` runs, and the design's budget where there is one."""

    name: str
    median: float
    runs: int
    unit: str = "ms"
    budget: str = ""


def timed(action: Callable[[], object], runs: int) -> float:
    """The median time of one call in milliseconds, after one call that does not count."""
    action()
    times = []
    for _ in range(runs):
        gc.collect()
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


@dataclass(frozen=True, slots=True)
class Process:
    """A process to be timed. ``environment`` None is ours."""

    command: Sequence[str]
    input: str = ""
    environment: Mapping[str, str] | None = None


def timed_processes(processes: Sequence[Process], runs: int) -> list[float]:
    """The median milliseconds of each process, run in turn so that noise is shared."""
    times: list[list[float]] = [[] for _ in processes]
    for _ in range(runs):
        for process, found in zip(processes, times, strict=True):
            begun = time.perf_counter()
            subprocess.run(
                process.command, input=process.input.encode(), env=process.environment, check=True, capture_output=True
            )
            found.append(time.perf_counter() - begun)
    return [statistics.median(each) * 1000 for each in times]


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned text."""
    lines = [("figure", "median", "runs", "budget")]
    lines += [
        (figure.name, f"{figure.median:,.2f} {figure.unit}", str(figure.runs), figure.budget) for figure in figures
    ]
    widths = [max(len(line[n]) for line in lines) for n in range(4)]
    return "\n".join(
        f"{name.ljust(widths[0])}  {median.rjust(widths[1])}  {runs.rjust(widths[2])}  {budget}".rstrip()
        for name, median, runs, budget in lines
    )
