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


class Nursery:
    """A nursery for this process and all its threads. ``modules`` are imported there as well: formats of a test."""

    def __init__(self, modules: Sequence[str] = (), most: int = MOST_AT_ONCE) -> None:
        self._modules = tuple(modules)
        self._most = most
        self._lock = threading.RLock()
        self._writing = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = ""
        self._queue: deque[Waiting] = deque()
        self._reading: dict[int, Waiting] = {}
        self._last = 0
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    @property
    def process(self) -> int | None:
        """The number of the nursery's process while there is one."""
        return self._process.pid if self._process else None

    @property
    def folder(self) -> Path | None:
        """Where its children have their folders, while there is one."""
        return Path(self._folder) if self._process else None

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
            process = self._process if waiting.number in self._reading else None
        if process is not None and hasattr(os, "fork"):
            self._write(process, frame(CANCEL, waiting.number))
        elif process is not None:
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
            process, self._process = self._process, None
        if process is None:
            return
        if self._writing.acquire(timeout=1):
            _close(process.stdin)
            self._writing.release()
        else:
            process.kill()  # it hangs, and somebody waits to hand it a file
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _send_next(self) -> None:
        while True:
            with self._lock:
                most = self._most if hasattr(os, "fork") else 1
                if not self._queue or len(self._reading) >= most:
                    return
                waiting = self._queue.popleft()
                self._reading[waiting.number] = waiting
                waiting.tries += 1
                waiting.sent_at = time.monotonic()
                process = self._started()
            self._write(process, frame(JOB, waiting.number, dump_job(waiting.job)))

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._folder = tempfile.mkdtemp(prefix="selaras-")
            self._process = subprocess.Popen(
                [sys.executable, "-S", "-P", "-m", _PROGRAM, self._folder, *self._modules],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self._folder, env=environment(self._folder),
                start_new_session=True, bufsize=0,
            )  # fmt: skip
            listening = threading.Thread(
                target=self._listen, args=(self._process, self._folder), name="selaras-nursery", daemon=True
            )
            listening.start()
        return self._process

    def _write(self, process: subprocess.Popen[bytes], message: bytes) -> None:
        with self._writing, contextlib.suppress(OSError, ValueError):  # its own thread hears of a nursery that died
            if process.stdin is not None:
                write_all(process.stdin.fileno(), message)

    def _listen(self, process: subprocess.Popen[bytes], folder: str) -> None:
        frames = Frames()
        with contextlib.suppress(ValueError):  # no message of ours: it has gone wrong
            while piece := os.read(process.stdout.fileno() if process.stdout else -1, _PIECE):
                for kind, number, payload in frames.feed(piece):
                    self._hear(kind, number, payload)
        process.kill()
        process.wait()
        with self._writing:
            _close(process.stdin)
        _close(process.stdout)
        shutil.rmtree(folder, ignore_errors=True)
        self._lost(process)

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

    def _lost(self, process: subprocess.Popen[bytes]) -> None:
        """The nursery went away: what it was reading is tried once more, because it may have gone for want of work."""
        with self._lock:
            if self._process is process:
                self._process = None
            elif self._process is not None:
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
            if self._process is not None:
                self._process.kill()

    def _finish(self, waiting: Waiting, ending: Ending) -> None:
        self._reading.pop(waiting.number, None)
        waiting.job = replace(waiting.job, content=b"")  # whoever keeps the handle keeps no copy of the file
        with waiting.heard:
            waiting.ending = waiting.ending or ending
            waiting.heard.notify_all()

    def _forget(self) -> None:
        """In a process forked from ours: the nursery is its parent's, whose end must be seen on the pipe."""
        process, self._process = self._process, None
        if process is not None:
            _close(process.stdin)
            _close(process.stdout)
            process.returncode = 0  # it is no child of this process, and nothing is to be waited for
        self._lock, self._writing = threading.RLock(), threading.Lock()
        self._queue, self._reading = deque(), {}


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
