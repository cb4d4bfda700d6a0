"""The text of a cell as it is seen, whatever the file wrote around it."""

import re

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANKS = re.compile(r"[ \t\xa0\u200b\ufeff]+")


def tidy(text: str) -> str:
    """Single blanks and no control signs; the lines of a cell are kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if "\n" in text or "\r" in text else [text]
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in lines).strip()


def unescaped(text: str) -> str:
    """Signs that Excel writes as ``_x000D_`` put back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
