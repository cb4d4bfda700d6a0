"""Lines that were broken for want of room, joined again: words, numbers and codes; hyphens kept or dropped."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[^\W\d_]+$")
_LAST = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+(?=[-\u2010\u00ad]$)")
_CODE = re.compile(r"[\d.,]+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SLASHED = re.compile(r"(\S+)/$")
_SLASHES = re.compile(r"(\S+?)/( ?)(?=\S)")


class Words:
    """The words of a file. ``groups`` are lines that belong together: the first word of a line and the last one may be
    parts of a word, all others stand for themselves."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._printed: set[str] = set()
        self._whole: set[str] = set()
        self._slashes: Counter[tuple[str, bool]] = Counter()
        for lines in groups:
            for n, line in enumerate(lines):
                parts = line.split()
                inner = " ".join(parts[n > 0 : len(parts) - (n < len(lines) - 1)])
                self._printed.update(word.lower() for word in _WORD.findall(line))
                self._whole.update(word.lower() for word in _WORD.findall(inner))
                self._slashes.update((word.lower(), bool(blank)) for word, blank in _SLASHES.findall(inner))

    def has(self, word: str) -> bool:
        """Whether the word is printed anywhere on one line, in whatever case."""
        return word.lower() in self._printed

    def stands(self, word: str) -> bool:
        """Whether it stands somewhere as a word of its own, not only where a line begins or ends."""
        return word.lower() in self._whole

    def parted(self, word: str) -> bool:
        """Whether the file leaves a blank after the slash behind this word: ``Triwulan/ Semesteran``."""
        return self._slashes[word.lower(), True] > self._slashes[word.lower(), False]


def rejoined(lines: list[str], words: Words, alone: bool = False) -> str:
    """The text of lines that belong together. ``alone`` where they are all that a narrow cell holds: a code or number
    that fills it was broken for want of room."""
    text = last = ""
    for line in (line.strip() for line in lines):
        if not line:
            continue
        cut = alone and _broken_word(last, line, words)
        text = _join(text, line, words, alone, cut) if text else line
        last = line
    return text.replace(SOFT, "")


def _join(text: str, line: str, words: Words, alone: bool, cut: bool) -> str:
    if text[-1] in "-\u2010\u00ad":
        return _hyphened(text, line, words)
    if slashed := _SLASHED.search(text):
        parted = words.parted(slashed[1]) or ("/ " in text and "/" not in text[:-1].replace("/ ", ""))
        return f"{text} {line}" if parted else text + line
    if _broken_number(text, line, alone) or (line[0] == "/" and line[1:2].strip()):
        return text + line
    return text + line if cut else f"{text} {line}"


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
    figures = re.fullmatch(r"[\d., ]+", line) is not None
    return alone and left == text and figures and "." in left and not _GROUPED.fullmatch(left)


def _broken_word(last: str, line: str, words: Words) -> bool:
    """Whether the last word of a line was cut because the cell is narrower than the word: the whole is known, and the
    part is no word of its own. Where the part is all the line holds, it may be one (Pemberdaya, an)."""
    left, right = _TAIL.search(last), _FIRST.match(line)
    if left is None or right is None or not words.has(left[0] + right[0]):
        return False
    return not words.stands(left[0]) or (" " not in last and not words.stands(right[0]))
