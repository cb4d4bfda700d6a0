"""The door for files of strangers: text is read here, everything else in a caged child (decision 0015).

``read_file`` waits for the reading. ``start`` hands the file in and gives a ``Handle``, for pages that show how far it
is and let a person cancel. Both end in a ``Reading``: a child that dies is an ordinary problem of the file.
"""

import logging
import time

from selaras.engine.law.law import load_law
from selaras.engine.readers.apart.ending import Ending
from selaras.engine.readers.apart.job import USUAL, Job, Limits
from selaras.engine.readers.apart.nursery import Nursery, Waiting
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.format import format_of
from selaras.engine.readers.material import Tell, silent
from selaras.engine.readers.preflight.look import kind_of
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.readers.reading_json import load
from selaras.engine.tables.book import Book

LONG_TEXT = 512 * 1024
"""A text longer than this is read in a child where somebody may want to cancel it; a plan has a tenth of that."""
_LOOK = 0.2
_FAULTS_OF_A_FILE = ("busy", "time", "size", "memory")
_LOG = logging.getLogger(__name__)
"""Told of every file that ended otherwise than its own fault, without its name and without a word of it."""

_NURSERY = Nursery()
"""Of this process and all its threads. Its own process is started with the first file."""


class Cancelled(Exception):
    """The reading was cancelled before its end."""


class Handle:
    """A reading under way."""

    def __init__(self, name: str, limits: Limits, nursery: Nursery | None, waiting: Waiting | None) -> None:
        self._name = name
        self._limits = limits
        self._nursery = nursery
        self._waiting = waiting
        self._reading: Reading | None = None
        self._ending = Ending("read")

    @classmethod
    def done_with(cls, reading: Reading) -> "Handle":
        """A handle of a reading that is already there."""
        handle = cls(reading.name, USUAL, None, None)
        handle._reading = reading
        return handle

    @property
    def done(self) -> bool:
        """Whether ``result`` would answer at once."""
        return self._waiting is None or self._waiting.ending is not None

    @property
    def progress(self) -> float:
        """How far reading is, from 0 to 1."""
        return 1.0 if self.done or self._waiting is None else self._waiting.progress

    @property
    def ending(self) -> Ending | None:
        """How it ended, for figures and logs; None while it is under way."""
        if self._waiting is None:
            return self._ending
        return self._waiting.ending

    def result(self, timeout: float | None = None) -> Reading:
        """The reading. Raises ``TimeoutError`` when it is not there after so many seconds (it then goes on), and
        ``Cancelled``."""
        if self._reading is None:
            self._reading = self._wait(timeout)
        return self._reading

    def cancel(self) -> None:
        """Ends the reading; nothing happens where it has ended."""
        if self._nursery is not None and self._waiting is not None and not self.done:
            self._nursery.cancel(self._waiting)

    def _wait(self, timeout: float | None) -> Reading:
        if self._nursery is None or self._waiting is None:
            raise ValueError("a handle without a nursery has its reading")
        until = None if timeout is None else time.monotonic() + timeout
        if not self._nursery.wait(self._waiting, until):
            raise TimeoutError(f"{self._name} is still being read")
        ending = self._waiting.ending or Ending("lost")
        if ending.cause == "cancelled":
            raise Cancelled(self._name)
        if ending.cause == "read":
            try:
                return load(self._waiting.reading.decode("utf-8", "surrogatepass"))
            except (ValueError, KeyError, TypeError, RecursionError):
                ending = self._waiting.ending = Ending("crash")  # what no reader of ours says: the child was taken over
        if ending.signal or ending.cause not in _FAULTS_OF_A_FILE:
            _LOG.error("reading a file apart ended with %s, signal %s: %s", ending.cause, ending.signal, ending.where)
        return Reading(self._name, Book(), (ending.problem(self._name, self._limits),))


def start(
    name: str,
    content: bytes,
    choices: Choices = NOTHING_CHOSEN,
    *,
    limits: Limits = USUAL,
    nursery: Nursery | None = None,
) -> Handle:
    """Begins to read a file and comes back at once. A short text has been read by then."""
    if not _apart(name, content) and len(content) <= LONG_TEXT:
        return Handle.done_with(read_bytes(name, content, load_law(), choices))
    own = nursery or _NURSERY
    return Handle(name, limits, own, own.submit(Job(name, content, choices, limits)))


def read_file(
    name: str,
    content: bytes,
    choices: Choices = NOTHING_CHOSEN,
    tell: Tell = silent,
    *,
    limits: Limits = USUAL,
    nursery: Nursery | None = None,
) -> Reading:
    """Reads a file and waits for it, telling how far it is. What ``tell`` raises cancels the reading and comes out."""
    if not _apart(name, content):
        return read_bytes(name, content, load_law(), choices, tell)
    handle = start(name, content, choices, limits=limits, nursery=nursery)
    told = -1.0
    try:
        while True:
            if handle.progress > told:
                told = handle.progress
                tell(told)
            try:
                return handle.result(_LOOK)
            except TimeoutError:
                continue
    finally:
        handle.cancel()


def _apart(name: str, content: bytes) -> bool:
    """Whether a file is read in a child: whatever is no plain text, also where no format knows it."""
    return bool(kind_of(content)) or format_of(name, content).apart
