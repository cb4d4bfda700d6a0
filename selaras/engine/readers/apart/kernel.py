"""What the Linux kernel refuses on our behalf: network, files outside, other programs. Elsewhere nothing happens here.

Python has no calls for these before 3.12 and 3.14, so libc is asked directly. Each part works without the others, and
a kernel or a container that does not allow one (unprivileged namespaces, Landlock before 5.13) goes without it.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_THREAD = 0x10000000, 0x40000000, 0x00010000
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SIGKILL, _EPERM, _ENOSYS = 9, 1, 38
_ON = sys.platform == "linux"


def leave_the_network() -> bool:
    """Puts this process and all it will start into a network without any device. False where that is not allowed."""
    return _ON and _libc().unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0


def die_with_parent() -> None:
    """This process is killed when the thread that forked it ends."""
    if _ON:
        _libc().prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def confine(folder: Path, readable: Iterable[Path], *, programs: bool = False) -> None:
    """Allows writing in the folder only and reading beneath the given folders only; no sockets, and no new processes
    unless programs of the system may be started, which are bound by the same."""
    if not _ON or _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return
    _confine_files(folder, readable, programs)
    _confine_calls(programs)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


# Landlock: the same numbers on every machine.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1, 2, 4, 8
_READ = _READ_FILE | _READ_FOLDER
_SYSTEM = ("/usr", "/bin", "/lib", "/lib64")
_FIRST, _THIRD = (1 << 13) - 1, (1 << 15) - 1  # all that these versions know; the third also refuses truncating


def _confine_files(folder: Path, readable: Iterable[Path], programs: bool) -> None:
    libc = _libc()
    handled = _THIRD if libc.syscall(_CREATE_RULESET, None, 0, 1) >= 3 else _FIRST
    ruleset = libc.syscall(_CREATE_RULESET, struct.pack("Q", handled), 8, 0)
    if ruleset < 0:
        return
    rules = {path.resolve(): _READ for path in readable}
    if programs:
        rules |= {Path(path).resolve(): _READ | _EXECUTE for path in _SYSTEM}
    rules[folder.resolve()] = handled & ~_EXECUTE
    rules[Path(os.devnull)] = _READ_FILE | _WRITE_FILE
    for path, allowed in rules.items():
        if not path.exists():
            continue
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        libc.syscall(_ADD_RULE, ruleset, 1, struct.pack("=Qi", allowed, descriptor), 0)
        os.close(descriptor)
    libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


# Seccomp: per machine the mark of its calls, clone, clone3, tgkill; those that start programs (fork, vfork, execve,
# execveat); and those that are always refused: socket, socketpair, bind, listen, connect; setsid, setpgid; kill, tkill,
# two that queue signals, three of pidfd; ptrace, two that reach into other processes, mount, umount2, unshare, setns,
# bpf, three of keys, perf_event_open, userfaultfd, io_uring_setup.
_MACHINES = {
    "x86_64": (
        0xC000003E, 56, 435, 234, (57, 58, 59, 322),
        (41, 53, 49, 50, 42, 112, 109, 62, 200, 129, 297, 434, 424, 438,
         101, 310, 311, 165, 166, 272, 308, 321, 248, 249, 250, 298, 323, 425),
    ),
    "aarch64": (
        0xC00000B7, 220, 435, 131, (221, 281),
        (198, 199, 200, 201, 203, 157, 154, 129, 130, 138, 240, 434, 424, 438,
         117, 270, 271, 40, 39, 97, 268, 280, 217, 218, 219, 241, 282, 425),
    ),
}  # fmt: skip
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x00050000 | _EPERM, 0x00050000 | _ENOSYS
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_OTHER_ABI = 0x40000000  # x32 calls on x86_64


def _confine_calls(programs: bool) -> None:
    if platform.machine() not in _MACHINES:
        return
    mark, clone, clone3, tgkill, starting, refused = _MACHINES[platform.machine()]
    if programs:
        steps = _program(mark, None, clone3, tgkill, refused)
    else:
        steps = _program(mark, clone, clone3, tgkill, (*starting, *refused))
    code = b"".join(steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(held)))
    _libc().prctl(_PR_SET_SECCOMP, 2, program, 0, 0)


def _program(mark: int, clone: int | None, clone3: int, tgkill: int, refused: tuple[int, ...]) -> list[bytes]:
    """The filter: each jump is counted from the next instruction, hence refusing stands right behind its test."""

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    def answer(value: int) -> bytes:
        return step(_RETURN, value)

    steps = [step(_LOAD, _MACHINE), step(_EQUAL, mark, 1, 0), answer(_REFUSE), step(_LOAD, _NUMBER)]
    steps += [step(_AT_LEAST, _OTHER_ABI, 0, 1), answer(_REFUSE)]
    steps += [step(_EQUAL, clone3, 0, 1), answer(_UNKNOWN)]  # libc then takes clone, whose flags can be seen
    for number in refused:
        steps += [step(_EQUAL, number, 0, 1), answer(_REFUSE)]
    if clone is not None:  # a thread is allowed, a process is not
        steps += [step(_EQUAL, clone, 0, 4), step(_LOAD, _FIRST_ARGUMENT), step(_ANY_BIT, _CLONE_THREAD, 0, 1)]
        steps += [answer(_ALLOW), answer(_REFUSE)]
    steps += [step(_EQUAL, tgkill, 0, 4), step(_LOAD, _FIRST_ARGUMENT), step(_EQUAL, os.getpid(), 0, 1)]
    steps += [answer(_ALLOW), answer(_REFUSE), answer(_ALLOW)]
    return steps
