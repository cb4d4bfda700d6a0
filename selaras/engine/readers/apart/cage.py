"""The cage a child reads in: limits, no network, no programs, no writing outside its folder.

What the system's kernel can refuse it refuses (``kernel.py``); what it cannot, an audit hook of Python refuses, which
stops libraries that do more than they should, not machine code.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selaras.engine.readers.apart import kernel
from selaras.engine.readers.apart.job import Limits

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"}
)
_PROGRAMS = frozenset(
    {"subprocess.Popen", "os.system", "os.startfile", "os.fork", "os.forkpty", "os.kill", "os.killpg"}
)


NO_PROGRAMS: frozenset[str] = frozenset()
MOST_PROCESSES = 64


class Forbidden(PermissionError):
    """What the cage refuses; the message says in Indonesian what was tried."""


def enter(folder: Path, limits: Limits, programs: frozenset[str] = NO_PROGRAMS) -> None:
    """Shuts this process in; only programs of these names may be started from it. There is no way back."""
    _limit(limits, MOST_PROCESSES if programs else 0)
    kernel.die_with_parent()
    readable = [Path(entry) for entry in (*sys.path, sys.prefix, sys.base_prefix) if entry]
    kernel.confine(folder, readable, programs=bool(programs))
    sys.addaudithook(_hook(str(folder.resolve()), programs))


def _limit(limits: Limits, processes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for which, most in (
        (resource.RLIMIT_CPU, limits.processor),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(which)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # One second more before the hard limit: SIGXCPU at the soft one tells time from memory.
        last = wanted + 1 if which == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else wanted
        resource.setrlimit(which, (wanted, last))


def _hook(folder: str, programs: frozenset[str]) -> Callable[[str, tuple[Any, ...]], None]:
    inside = folder + os.sep

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket."):
            raise Forbidden("membuka jaringan")
        if event == "subprocess.Popen" and os.path.basename(os.fsdecode(arguments[0])) in programs:  # noqa: PTH119
            return
        if event in _PROGRAMS or event.startswith(("os.exec", "os.posix_spawn", "os.spawn")):
            raise Forbidden("menjalankan program lain")
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES and not _within(path, inside):
                raise Forbidden("menulis di luar foldernya")
        elif event in _CHANGES and not _within(arguments[0], inside):
            raise Forbidden("menulis di luar foldernya")

    return refuse


def _within(path: object, inside: str) -> bool:
    if isinstance(path, int) or path is None:
        return True  # an open descriptor was judged when it was opened
    if path == os.devnull:
        return True
    try:
        return os.path.realpath(os.fsdecode(path)).startswith(inside)  # type: ignore[arg-type]  # bytes, str or a path
    except (TypeError, ValueError):
        return False
