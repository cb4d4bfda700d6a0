"""The caller's end of the nursery: starts it, hands it files, hears what comes out, starts it again when it died."""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from selaras.engine.readers.apart.ending import Ending, load_ending
from selaras.engine.readers.apart.frames import CANCEL, ENDING, JOB, PROGRESS, READING, Frames, frame, write_all
from selaras.engine.readers.apart.job import Job, dump_job
from selaras.engine.tables.frozen import replace

MOST_AT_ONCE = 2
"""Children of one nursery at a time; each web worker has a nursery of its own."""
MOST_WAITING = 30
_PROGRAM = "selaras.engine.readers.apart.process"
_BACKSTOP = 20.0
"""Seconds after a child's own time at which the nursery itself is taken to hang."""
_PIECE = 256 * 1024


@dataclass(eq=False)
class Waiting:
    """A file that was handed in, and what has been heard of it. ``heard`` is set at its end."""

    number: int
    job: Job
    progress: float = 0.0
    reading: bytes = b""
    ending: Ending | None = None
    sent_at: float | None = None
    tries: int = 0
    heard: threading.Condition = field(default_factory=threading.Condition)


@dataclass(eq=False, slots=True)
class _Line:
    """A running nursery, and the messages that wait to be written to it; None ends it.

    One thread writes and another listens. If one did both, it would wait for the nursery to take a large file while the
    nursery waits for it to take a large reading.
    """

    process: subprocess.Popen[bytes]
    folder: str
    messages: SimpleQueue[bytes | None]


class Nursery:
    """A nursery for this process and all its threads. ``modules`` are imported there as well: formats of a test."""

    def __init__(self, modules: Sequence[str] = (), most: int = MOST_AT_ONCE) -> None:
        self._modules = tuple(modules)
        self._most = most
        self._lock = threading.RLock()
        self._line: _Line | None = None
        self._queue: deque[Waiting] = deque()
        self._reading: dict[int, Waiting] = {}
        self._last = 0
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    @property
    def process(self) -> int | None:
        """The number of the nursery's process while there is one."""
        return self._line.process.pid if self._line else None

    @property
    def folder(self) -> Path | None:
        """Where its children have their folders, while there is one."""
        return Path(self._line.folder) if self._line else None

    def submit(self, job: Job) -> Waiting:
        """Hands a file in. It begins at once, or when one of those before it is done."""
        with self._lock:
            self._last += 1
            waiting = Waiting(self._last, job)
            if len(self._queue) >= MOST_WAITING:
                self._finish(waiting, Ending("busy"))
            else:
                self._queue.append(waiting)
        self._send_next()
        return waiting

    def cancel(self, waiting: Waiting) -> None:
        """Ends the reading of a file, whether it has begun or not."""
        with self._lock:
            if waiting in self._queue:
                self._queue.remove(waiting)
                self._finish(waiting, Ending("cancelled"))
            line = self._line if waiting.number in self._reading else None
        if line is not None and hasattr(os, "fork"):
            line.messages.put(frame(CANCEL, waiting.number))
        elif line is not None:
            self._kill(waiting, Ending("cancelled"))

    def wait(self, waiting: Waiting, until: float | None) -> bool:
        """Waits for the end of a reading, or until that moment of the monotonic clock. True when it has ended."""
        while waiting.ending is None:
            late = waiting.sent_at + waiting.job.limits.wall + _BACKSTOP if waiting.sent_at is not None else None
            now = time.monotonic()
            if until is not None and until <= now:
                return False
            if late is not None and late <= now:
                self._kill(waiting, Ending("time"))
            moments = [each - now for each in (until, late) if each is not None]
            with waiting.heard:
                if waiting.ending is None:
                    waiting.heard.wait(max(0.01, min([1.0, *moments])))
        return True

    def close(self) -> None:
        """Ends the nursery and whatever it is reading."""
        with self._lock:
            line, self._line = self._line, None
        if line is None:
            return
        line.messages.put(None)
        try:
            line.process.wait(5)
        except subprocess.TimeoutExpired:
            line.process.kill()
            line.process.wait()

    def _send_next(self) -> None:
        with self._lock:
            most = self._most if hasattr(os, "fork") else 1
            while self._queue and len(self._reading) < most:
                waiting = self._queue.popleft()
                self._reading[waiting.number] = waiting
                waiting.tries += 1
                waiting.sent_at = time.monotonic()
                try:
                    line = self._started()
                except OSError:  # no room for another process, or for its folder
                    self._finish(waiting, Ending("lost"))
                    continue
                line.messages.put(frame(JOB, waiting.number, dump_job(waiting.job)))

    def _started(self) -> _Line:
        if self._line is None or self._line.process.poll() is not None:
            folder = tempfile.mkdtemp(prefix="selaras-")
            process = subprocess.Popen(
                [sys.executable, "-S", "-P", "-m", _PROGRAM, folder, *self._modules],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder, env=environment(folder),
                start_new_session=True, bufsize=0,
            )  # fmt: skip
            self._line = _Line(process, folder, SimpleQueue())
            for work in (_write, self._listen):
                threading.Thread(target=work, args=(self._line,), name="selaras-nursery", daemon=True).start()
        return self._line

    def _listen(self, line: _Line) -> None:
        process, frames = line.process, Frames()
        with contextlib.suppress(ValueError):  # no message of ours: it has gone wrong
            while piece := os.read(process.stdout.fileno() if process.stdout else -1, _PIECE):
                for kind, number, payload in frames.feed(piece):
                    self._hear(kind, number, payload)
        process.kill()
        process.wait()
        line.messages.put(None)
        _close(process.stdout)
        shutil.rmtree(line.folder, ignore_errors=True)
        self._lost(line)

    def _hear(self, kind: bytes, number: int, payload: bytes) -> None:
        with self._lock:
            waiting = self._reading.get(number)
            if waiting is None:
                return
            try:
                if kind == PROGRESS:
                    self._progress(waiting, float(payload))
                    return
                ending = load_ending(payload) if kind == ENDING else Ending("read")
            except (ValueError, TypeError, KeyError):
                ending = Ending("crash")  # what no child of ours says
            if kind == READING:
                waiting.reading = payload
            self._finish(waiting, ending)
        self._send_next()

    def _progress(self, waiting: Waiting, share: float) -> None:
        with waiting.heard:
            waiting.progress = min(1.0, max(waiting.progress, share))
            waiting.heard.notify_all()

    def _lost(self, line: _Line) -> None:
        """The nursery went away: what it was reading is tried once more, because it may have gone for want of work."""
        with self._lock:
            if self._line is line:
                self._line = None
            elif self._line is not None:
                return  # another one has taken over, with the files it was handed
            for waiting in list(self._reading.values()):
                if waiting.tries < 2:
                    del self._reading[waiting.number]
                    self._queue.appendleft(waiting)
                else:
                    self._finish(waiting, Ending("lost"))
        self._send_next()

    def _kill(self, waiting: Waiting, ending: Ending) -> None:
        """Ends the whole nursery because of one file; the others are begun again."""
        with self._lock:
            self._finish(waiting, ending)
            if self._line is not None:
                self._line.process.kill()

    def _finish(self, waiting: Waiting, ending: Ending) -> None:
        self._reading.pop(waiting.number, None)
        waiting.job = replace(waiting.job, content=b"")  # whoever keeps the handle keeps no copy of the file
        with waiting.heard:
            waiting.ending = waiting.ending or ending
            waiting.heard.notify_all()

    def _forget(self) -> None:
        """In a process forked from ours: the nursery is its parent's, whose end must be seen on the pipe."""
        line, self._line = self._line, None
        if line is not None:
            _close(line.process.stdin)
            _close(line.process.stdout)
            line.process.returncode = 0  # it is no child of this process, and nothing is to be waited for
        self._lock = threading.RLock()
        self._queue, self._reading = deque(), {}


def _write(line: _Line) -> None:
    pipe = line.process.stdin
    with contextlib.suppress(OSError):  # a nursery that died is heard of by the thread that listens
        while pipe is not None and (message := line.messages.get()) is not None:
            write_all(pipe.fileno(), message)
    _close(pipe)


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with contextlib.suppress(OSError):
            pipe.close()


def environment(folder: str) -> dict[str, str]:
    """The whole environment of the nursery. Ours may hold secrets, and reading needs none, so nothing is handed on."""
    ours = Path(__file__).parents[4]  # an editable installation stands in no search path
    paths = [str(ours), *(str(Path(entry).resolve()) for entry in sys.path)]
    return {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": folder,
        "MALLOC_ARENA_MAX": "2",  # each further arena counts 64 MB against the limit of addresses
    }
