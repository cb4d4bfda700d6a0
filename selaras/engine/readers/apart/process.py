"""The nursery's process: ``python -m selaras.engine.readers.apart.process FOLDER [MODULE ..]``.

It imports once whatever reading needs, then forks a child for each file it is handed on standard input, passes on what
the child says, and ends it when its time is over. It ends with its caller, whose end closes the pipe.
"""

import contextlib
import gc
import importlib
import importlib.util
import os
import selectors
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field

from selaras.engine.law.law import load_law
from selaras.engine.readers.apart import child, kernel
from selaras.engine.readers.apart.ending import Ending, of_status
from selaras.engine.readers.apart.frames import CANCEL, ENDING, JOB, PROGRESS, READING, Frames, frame, send, write_all
from selaras.engine.readers.apart.job import Limits, load_job
from selaras.engine.readers.pdf import ocr
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.reading_json import dump

_LAW = ("regulations", "parameters", "nomenclature", "citations", "scales", "units", "glossary")
_LIBRARIES = (
    "encodings.cp437",
    "heapq",
    "lxml.etree",
    "lxml.html",
    "openpyxl",
    "python_calamine",
    "pypdfium2",
    "pypdfium2.raw",
)
_SAMPLE = (
    "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nUndang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan\n\n"
    "KODE\tProgram/Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\tLokasi\tPagu\n"
    "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t30.000.000\n"
    "7.01.02\tPROGRAM PENYELENGGARAAN\tPersentase layanan\t100 Persen\t\t30.000.000\n"
)
_PIECE = 256 * 1024
_GRACE = 1.0
"""Seconds a child may still take after it closed its pipe."""
_IDLE = 600.0
"""Seconds without a file after which the nursery gives its memory back."""


@dataclass(slots=True)
class _Child:
    job: int
    pid: int
    pipe: int
    folder: str
    limits: Limits
    deadline: float
    frames: Frames = field(default_factory=Frames)
    said: bytes = b""
    cause: Ending | None = None


class _Nursery:
    def __init__(self, folder: str, out: int) -> None:
        self._folder = folder
        self._out = out
        self._selector = selectors.DefaultSelector()
        self._frames = Frames()
        self._children: dict[int, _Child] = {}
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(self._woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        self._selector.register(0, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def serve(self) -> None:
        """Works until the caller closes the pipe, or nothing has come for a long time."""
        while True:
            ready = [key for key, _ in self._selector.select(self._patience())]
            if not ready and not self._children:
                return
            for key in ready:
                if key.fd == 0 and not self._take(os.read(0, _PIECE * 4)):
                    self._end_all()
                    return
                if key.fd == self._woken:
                    with contextlib.suppress(BlockingIOError):
                        os.read(self._woken, _PIECE)
                elif key.data is not None:
                    self._hear(key.data)
            self._end_late()
            self._reap()

    def _patience(self) -> float:
        if not self._children:
            return _IDLE
        return max(0.0, min(each.deadline for each in self._children.values()) - time.monotonic())

    def _take(self, piece: bytes) -> bool:
        for kind, job, payload in self._frames.feed(piece):
            if kind == JOB:
                self._start(job, payload)
            elif kind == CANCEL and job in self._children:
                self._stop(self._children[job], Ending("cancelled"))
        return bool(piece)

    def _start(self, number: int, packed: bytes) -> None:
        job = load_job(packed)
        folder = tempfile.mkdtemp(prefix="berkas-", dir=self._folder)
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            child.run(job, folder, theirs)
        os.close(theirs)
        os.set_blocking(ours, False)
        born = _Child(number, pid, ours, folder, job.limits, time.monotonic() + job.limits.wall)
        self._children[number] = born
        self._selector.register(ours, selectors.EVENT_READ, born)

    def _hear(self, born: _Child) -> bool:
        """Takes what a child says; False when it has closed its pipe, or says what no child says."""
        try:
            while piece := os.read(born.pipe, _PIECE):
                for kind, _, payload in born.frames.feed(piece):
                    if kind == PROGRESS:
                        write_all(self._out, frame(kind, born.job, payload))
                    elif kind in (READING, ENDING) and not born.said:
                        born.said = frame(kind, born.job, payload)
        except BlockingIOError:
            return True
        except ValueError:
            self._stop(born, Ending("size"))
        self._selector.unregister(born.pipe)
        born.deadline = min(born.deadline, time.monotonic() + _GRACE)
        return False

    def _end_late(self) -> None:
        now = time.monotonic()
        for born in self._children.values():
            if born.deadline <= now:
                self._stop(born, Ending("time"))

    def _stop(self, born: _Child, cause: Ending) -> None:
        born.cause = born.cause or cause
        born.deadline = time.monotonic() + _GRACE
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(born.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(born.pid, signal.SIGKILL)  # one that has not yet made its group

    def _reap(self) -> None:
        for born in list(self._children.values()):
            if os.waitid(os.P_PID, born.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                self._bury(born)

    def _bury(self, born: _Child) -> None:
        if born.pipe in self._selector.get_map() and self._hear(born):
            self._selector.unregister(born.pipe)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(born.pid, signal.SIGKILL)  # whatever it may have left behind; its number is still its own
        _, status = os.waitpid(born.pid, 0)
        os.close(born.pipe)
        shutil.rmtree(born.folder, ignore_errors=True)
        del self._children[born.job]
        ending = born.cause or of_status(status)
        said = born.said if born.said and (born.cause is None or born.cause.cause == "time") else b""
        write_all(self._out, said or frame(ENDING, born.job, ending.dump()))

    def _end_all(self) -> None:
        for born in self._children.values():
            self._stop(born, Ending("cancelled"))
            os.waitpid(born.pid, 0)


def main(folder: str, modules: list[str]) -> int:
    """Serves until the pipe is closed, then takes its folder away. Returns the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with its caller, and the caller decides
    kernel.leave_the_network()  # before an import can start a thread; where it may not, the cage refuses sockets
    out = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not get between the messages
    try:
        _import_all(modules)
        if hasattr(os, "fork"):
            _Nursery(folder, out).serve()
        else:
            serve_one(out)
    except BrokenPipeError:
        return 0  # the caller is gone, and the children go with this process
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def serve_one(out: int) -> None:
    """Reads the first file it is handed in this very process: for systems that cannot fork. None of its limits hold."""
    frames = Frames()
    while piece := os.read(0, _PIECE):
        for kind, number, payload in frames.feed(piece):
            if kind == JOB:
                child.answer(load_job(payload), _sayer(out, number))
                return


def _sayer(out: int, number: int) -> child.Say:
    return lambda kind, payload: send(out, kind, number, payload)


def _import_all(modules: list[str]) -> None:
    for name in modules:
        importlib.import_module(name)
    for name in _LIBRARIES:
        if importlib.util.find_spec(name.partition(".")[0]):
            importlib.import_module(name)
    ocr.available()  # asks a program, which a child may not start; the answer is kept
    law = load_law()
    for part in _LAW:
        getattr(law, part)  # each is read from its files when it is first asked for
    dump(read_bytes("contoh.md", _SAMPLE.encode(), law))  # asks for the formats and the layouts
    gc.collect()
    gc.freeze()  # so that a child's own search for garbage copies none of these pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
