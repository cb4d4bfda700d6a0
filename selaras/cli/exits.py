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
