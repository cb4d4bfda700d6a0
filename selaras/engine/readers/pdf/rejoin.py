"""Lines that were broken for want of room, joined again: words, numbers and codes; hyphens kept or dropped."""

import re
from collections import Counter
from collections.abc import Iterable

SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+(?=[-\u2010\u00ad]$)")
_CODE = re.compile(r"[\d.,]+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SLASHED = re.compile(r"\S/$")


class Words:
    """The words of a file, as they stand inside its lines, where nothing is broken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for line in lines:
            self._counts.update(word.lower() for word in _WORD.findall(line.rstrip(SOFT + "-\u2010")))

    def has(self, word: str) -> bool:
        """Whether the word occurs, in whatever case."""
        return self._counts[word.lower()] > 0


def rejoined(lines: list[str], words: Words, alone: bool = False) -> str:
    """The text of lines that belong together. ``alone`` where they are all that a narrow cell holds: a code or number
    that fills it was broken for want of room."""
    text = ""
    for line in (line.strip() for line in lines):
        if not line:
            continue
        text = _join(text, line, words, alone) if text else line
    return text.replace(SOFT, "")


def _join(text: str, line: str, words: Words, alone: bool) -> str:
    if text[-1] in "-\u2010\u00ad":
        return _hyphened(text, line, words)
    if _broken_number(text, line, alone) or _SLASHED.search(text) or (line[0] == "/" and line[1:2].strip()):
        return text + line
    if alone and " " not in text and _broken_word(text, line, words):
        return text + line
    return f"{text} {line}"


def _hyphened(text: str, line: str, words: Words) -> str:
    """A hyphen at the end of a line goes where the word is known without it, and stays where it is known with it.

    PDFium does not tell a soft hyphen from a printed one. What is known in neither way loses a soft one, save between
    a word and its repetition (masing-masing), before a capital (Perundang-Undangan) and beside figures.
    """
    kept, bare = text[:-1] + "-" + line, text[:-1] + line
    left, right = _LAST.search(text), _FIRST.match(line)
    if text == text[-1] or text[-2] == " ":
        return f"{text[:-1]}- {line}"
    if left is None or right is None or words.has(f"{left[0]}-{right[0]}"):
        return kept
    before, after = left[0].lower(), right[0].lower()
    doubled = len(before) > 2 and (after.startswith(before) or (len(after) > 4 and before.endswith(after[:5])))
    if doubled or (right[0][0].isupper() and not left[0].isupper()):
        return kept
    return bare if words.has(left[0] + right[0]) or text[-1] != "-" else kept


def _broken_number(text: str, line: str, alone: bool) -> bool:
    """Whether a code or number goes on in the next line."""
    left, right = text.rpartition(" ")[2], line.partition(" ")[0]
    if not _CODE.fullmatch(left) or not _CODE.fullmatch(right) or "." not in left + right:
        return False
    if (left[-1] == "." and left.count(".") > 1) or right[0] in ".,":
        return True
    return alone and left == text and right == line and "." in left and not _GROUPED.fullmatch(left)


def _broken_word(text: str, line: str, words: Words) -> bool:
    """Whether the only word of a line was cut because the cell is narrower than the word."""
    right = _FIRST.match(line)
    if right is None or not _FIRST.fullmatch(text):
        return False
    return words.has(text + right[0]) and not (words.has(text) and words.has(right[0]))
