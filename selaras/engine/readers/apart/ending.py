"""How the reading of a file apart came to its end, and the sentence an officer gets where no reading came out."""

import json
import signal
from typing import Literal

from selaras.engine.readers.apart.job import Limits
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

Cause = Literal["read", "time", "memory", "crash", "size", "mistake", "forbidden", "lost", "cancelled", "busy"]
_START = "Berkas ini tidak dapat dibaca: "
_SPLIT = "Pisahkan menjadi beberapa berkas atau hapus bagian yang bukan rencana, lalu coba lagi."
_SAVE_ANEW = "Buka berkas dengan aplikasi asalnya, simpan kembali (XLSX, DOCX, atau PDF), lalu coba lagi."


class Ending(Frozen):
    """``signal`` is what ended a child that died; ``where`` names the line of ours that failed, or what was tried.

    ``mistake`` is an exception of ours that should have been a sentence; ``lost`` a nursery that went away.
    """

    cause: Cause
    signal: int = 0
    where: str = ""

    def dump(self) -> bytes:
        """As ``load_ending`` reads it."""
        return json.dumps(values(self)).encode()

    def problem(self, name: str, limits: Limits) -> Problem:
        """What refuses the file."""
        message, hint = self._sentence(limits)
        return Problem(message, hint, Place(name), unreadable=True, value=self.where)

    def _sentence(self, limits: Limits) -> tuple[str, str]:
        seconds = f"{limits.processor if self.signal else limits.wall:g}".replace(".", ",")
        memory = f"{limits.memory / 1024**3:.3g}".replace(".", ",")
        sentences: dict[Cause, tuple[str, str]] = {
            "time": (f"{_START}setelah {seconds} detik belum selesai, lalu dihentikan.", _SPLIT),
            "memory": (f"{_START}isinya memerlukan memori lebih dari {memory} GB.", _SPLIT),
            "size": (f"{_START}hasil bacaannya terlalu besar.", _SPLIT),
            "crash": (
                f"{_START}isinya rusak sehingga program pembacanya berhenti ({_named(self.signal)}).",
                _SAVE_ANEW,
            ),
            "forbidden": (f"{_START}pembacaannya mencoba {self.where}, yang tidak diizinkan.", _SAVE_ANEW),
            "mistake": (
                f"{_START}ada kesalahan pada Selaras ({self.where}), belum tentu pada berkas Anda.",
                f"{_SAVE_ANEW} Jika tetap gagal, sampaikan kalimat ini kepada pengelola.",
            ),
            "lost": (f"{_START}pembacaan terhenti sebelum selesai.", "Coba sekali lagi."),
            "busy": (f"{_START}terlalu banyak berkas sedang dibaca.", "Tunggu satu menit, lalu coba lagi."),
            "cancelled": (f"{_START}pembacaan dibatalkan.", "Unggah kembali jika berkas ini tetap hendak dibaca."),
        }
        return sentences[self.cause]


def load_ending(packed: bytes) -> Ending:
    """The ending that ``dump`` wrote."""
    return Ending(**json.loads(packed))


def of_status(status: int) -> Ending:
    """The ending of a child that said nothing, from what the system tells of its end."""
    ended_by = status & 0x7F  # os.WTERMSIG, which not every system has
    if ended_by == getattr(signal, "SIGXCPU", -1):
        return Ending("time", ended_by)
    if ended_by == getattr(signal, "SIGXFSZ", -1):
        return Ending("size", ended_by)
    if ended_by == getattr(signal, "SIGKILL", -1):  # the system is short of memory: nobody else kills it
        return Ending("memory", ended_by)
    return Ending("crash", ended_by)


def _named(number: int) -> str:
    return signal.Signals(number).name if number in set(signal.Signals) else f"kode {number}"
