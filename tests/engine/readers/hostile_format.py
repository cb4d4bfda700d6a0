"""A format for tests alone: what stands in the file is what its reader does, as a parser with a hole would."""

import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from selaras.engine.readers.apart.frames import ENDING, PROGRESS, READING, frame
from selaras.engine.readers.blocks import blocks
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Said, Tell
from selaras.engine.readers.source import decode
from selaras.engine.tables.place import Place

MAGIC = b"UJI-PINTU\n"
PLAN = (
    "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
    "KODE\tProgram/Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\tLokasi\tPagu\n"
    "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t30.000.000\n"
    "7.01.02\tPROGRAM PENYELENGGARAAN\tPersentase layanan\t100 Persen\t\t30.000.000\n"
)


def hostile(act: str, *arguments: str) -> bytes:
    """A file whose reader does this."""
    return MAGIC + "\n".join([act, *arguments]).encode()


def _hang(tell: Tell) -> None:
    tell(0.5)
    time.sleep(3600)


def _work(tell: Tell) -> None:
    while True:
        pass


def _eat(tell: Tell) -> None:
    held = []
    while True:
        held.append(bytearray(64 * 1024**2))


def _fork(tell: Tell) -> None:
    os.fork()


def _fork_past_python(tell: Tell) -> None:
    """As machine code would: without Python knowing. Whoever succeeds stays alive and holds the pipe."""
    if ctypes.CDLL(None).fork() == 0:
        time.sleep(3600)


def _run(tell: Tell) -> None:
    subprocess.run(["/bin/true"], check=True)


def _call(tell: Tell) -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _call_past_python(tell: Tell) -> None:
    if ctypes.CDLL(None).socket(socket.AF_INET, socket.SOCK_STREAM, 0) >= 0:
        raise AssertionError("the kernel gave out a socket")


def _kill_the_nursery(tell: Tell) -> None:
    ctypes.CDLL(None).kill(os.getppid(), signal.SIGKILL)


def _abort(tell: Tell) -> None:
    os.abort()


def _fault(tell: Tell) -> None:
    ctypes.string_at(0)


def _die_of_memory(tell: Tell) -> None:
    signal.raise_signal(signal.SIGKILL)


def _fail(tell: Tell) -> None:
    raise ValueError("words of the file: 64.02")


def _leave(tell: Tell) -> None:
    os._exit(0)


def _say(message: bytes) -> None:
    """Writes to the nursery what no reader says, as machine code could that has taken the child over."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, message)
        except OSError:
            continue
    os._exit(0)


def _forge(tell: Tell) -> None:
    _say(frame(READING, 99, b'{"name": [[['))


def _forge_ending(tell: Tell) -> None:
    _say(frame(ENDING, 0, b'{"cause": "read", "more": 1}'))


def _forge_progress(tell: Tell) -> None:
    _say(frame(PROGRESS, 0, b"far") + frame(READING, 0, b"[]"))


def _babble(tell: Tell) -> None:
    _say(b"\xff" * 64)


def _shout(tell: Tell) -> None:
    print("not a message", flush=True)
    os.write(1, b"not a message")


def _count(tell: Tell) -> None:
    for step in range(101):
        tell(step / 100)


def _nothing(tell: Tell) -> None:
    """Reads the plan."""


ACTS: dict[str, Callable[[Tell], None]] = {
    act.__name__.strip("_"): act
    for act in (
        _abort, _babble, _call, _call_past_python, _count, _die_of_memory, _eat, _fail, _fault, _forge, _forge_ending,
        _forge_progress, _fork, _fork_past_python, _hang, _kill_the_nursery, _leave, _nothing, _run, _shout, _work,
    )
}  # fmt: skip


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    act, *arguments = content[len(MAGIC) :].decode().split("\n")
    if act == "write":
        Path(arguments[0]).write_text("written")
    elif act == "write_past_python":
        descriptor = ctypes.CDLL(None).open(arguments[0].encode(), os.O_WRONLY | os.O_CREAT, 0o600)
        if descriptor >= 0:
            raise AssertionError("the kernel let it write")
    elif act == "read_past_python":
        if ctypes.CDLL(None).open(arguments[0].encode(), os.O_RDONLY) >= 0:
            raise AssertionError("the kernel let it read")
    elif act == "environment":
        return _plan(name, f"{PLAN}\n\n{sorted(os.environ)}")
    elif act == "large":
        return _plan(name, PLAN + "\n\n" + "\n\n".join(f"{number} {'kata ' * 2000}" for number in range(300)))
    elif act == "wait":
        time.sleep(float(arguments[0]))
    else:
        ACTS[act](tell)
    return _plan(name, PLAN)


def _plan(name: str, text: str) -> Material:
    source = decode(name, text.encode())
    said = tuple(Said(line, Place(name, number, 1)) for number, line in enumerate(source.lines, start=1))
    return Material(name, "uji", tuple(blocks(source)), said)


FORMATS.append(Format("uji", 0, lambda name, head: head.startswith(MAGIC), _open))
