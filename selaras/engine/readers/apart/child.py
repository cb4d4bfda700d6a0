"""What a child of the nursery does: enters its cage, reads one file, says what came out, and ends."""

import gc
import importlib
import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from selaras.engine.law.law import load_law
from selaras.engine.readers.apart import cage
from selaras.engine.readers.apart.ending import Ending
from selaras.engine.readers.apart.frames import ENDING, PROGRESS, READING, send
from selaras.engine.readers.apart.job import Job
from selaras.engine.readers.material import Tell
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.reading_json import dump

Say = Callable[[bytes, bytes], None]
_OURS = Path(__file__).resolve().parents[4]
_OCR = frozenset({"tesseract"})
_STEP = 0.01
"""Progress smaller than this is not told: a file of 100,000 rows would tell nothing else."""


def run(job: Job, folder: str, pipe: int) -> NoReturn:
    """The whole life of a forked child. What it says goes to the pipe, which alone stays open."""
    try:
        answer(job, lambda kind, payload: send(pipe, kind, 0, payload), lambda: _enter(job, folder, pipe))
    finally:
        os._exit(0)  # nothing of the nursery's may be cleared away from here


def _enter(job: Job, folder: str, pipe: int) -> None:
    _leave_everything(pipe)
    os.chdir(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    gc.disable()  # the process ends with this one file: looking for garbage only takes a fifth of its time
    cage.enter(Path(folder), job.limits, _OCR if job.choices.ocr else cage.NO_PROGRAMS)


def answer(job: Job, say: Say, before: Callable[[], None] = lambda: None) -> None:
    """Does what the job asks, ``before`` all else what shuts the process in, and says what came out, or why nothing
    did."""
    try:
        before()
        said = READING, _done(job, _teller(say))
    except MemoryError:
        said = ENDING, Ending("memory").dump()
    except cage.Forbidden as refused:
        said = ENDING, Ending("forbidden", where=str(refused)).dump()
    except Exception as error:
        # Whatever this is, it is ours, and whoever waits gets a sentence. The error's own words may be out of the
        # file and are not told.
        said = ENDING, Ending("mistake", where=_where(error)).dump()
    say(*said)


def _done(job: Job, tell: Tell) -> bytes:
    if job.task:
        module, _, function = job.task.partition(":")
        work: Callable[[Job, Tell], bytes] = getattr(importlib.import_module(module), function)
        return work(job, tell)
    # The reading is kept by nobody, so that it is gone before its text is held twice.
    text = dump(read_bytes(job.name, job.content, load_law(), job.choices, tell))
    return text.encode("utf-8", "surrogatepass")  # a name may hold what is no UTF-8


def _leave_everything(pipe: int) -> None:
    os.setsid()  # a group of its own, so that whatever comes of it can be ended with it
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, pipe)
    os.closerange(pipe + 1, os.sysconf("SC_OPEN_MAX"))


def _teller(say: Say) -> Callable[[float], None]:
    told = -_STEP

    def tell(share: float) -> None:
        nonlocal told
        if share - told >= _STEP:
            told = share
            say(PROGRESS, f"{share:.3f}".encode())

    return tell


def _where(error: BaseException) -> str:
    """The kind of the error and the last line of ours on its way: ``ValueError, formats/xlsx.py:12``."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if Path(each.filename).is_relative_to(_OURS) and ".venv" not in each.filename]
    if not ours:
        return type(error).__name__
    return f"{type(error).__name__}, {'/'.join(Path(ours[-1].filename).parts[-2:])}:{ours[-1].lineno}"
