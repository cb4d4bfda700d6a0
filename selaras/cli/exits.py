"""How a command ends: its exit codes, and one sentence on standard error."""

import sys

DONE = 0
FOUND_ERRORS = 1
WRONG_USE = 2


class Stop(Exception):
    """Wrong use or an unreadable file; the message is for the user, in Indonesian."""


def say(text: str = "") -> None:
    """One piece of output."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def warn(text: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"selaras: {text}\n")


def unopened(error: OSError) -> str:
    """Why a file or folder could not be opened, in Indonesian."""
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "tidak ditemukan; periksa nama dan foldernya",
        IsADirectoryError: "adalah folder, bukan berkas",
        PermissionError: "tidak boleh dibuka; periksa hak aksesnya",
    }
    reason = next((text for kind, text in reasons.items() if isinstance(error, kind)), f"gagal dibuka ({error})")
    return f"{error.filename or 'berkas'} {reason}."
