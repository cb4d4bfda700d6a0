"""The cells of a line of the tree as escaped HTML; a template with these conditions costs the page twice the time."""

from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from selaras.site.base.figures import rupiah
from selaras.site.plans.tree import Group, Line


class Row(NamedTuple):
    """What the template prints for one line; every cell is escaped."""

    line: Line
    css: str
    code: SafeString
    what: SafeString
    target: SafeString
    amount: SafeString


def dressed(groups: list[Group]) -> list[tuple[Group, list[Row]]]:
    """The groups with their lines as rows for the template."""
    return [(group, [_row(line) for line in group.lines]) for group in groups]


def _row(line: Line) -> Row:
    return Row(line, _css(line), _safe(_code(line)), _safe(_what(line)), _safe(_target(line)), _safe(_amount(line)))


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308  # every text below goes through escape


def _css(line: Line) -> str:
    words = [f"d{line.depth}", line.level, f"noted {line.tone}" if line.tone else "", "" if line.name else "further"]
    return " ".join(filter(None, words))


def _marked(line: Line, cell: str, text: str) -> str:
    return f"<mark>{escape(text)}</mark>" if cell in line.marks and text else escape(text)


def _code(line: Line) -> str:
    """A code may be broken after its dots, and nowhere else."""
    return _marked(line, "code", line.code).replace(".", ".<wbr>")


def _what(line: Line) -> str:
    parts = [_marked(line, "name", line.name)]
    if line.indicator:
        parts.append(f'<span class="indicator">{_marked(line, "indicator", line.indicator)}</span>')
    if "location" in line.marks:
        parts.append(f'<span class="indicator">Lokasi: {_marked(line, "location", line.location)}</span>')
    parts += [
        f'<a class="mention {note.severity}" href="#c-{note.key}">lihat {escape(note.check)}</a>'
        for note in line.mentions
    ]
    return "".join(parts)


def _target(line: Line) -> str:
    if line.target:
        return _marked(line, "target", line.target)
    if not line.unknown_target:
        return ""
    return f'<span class="soft{" missing" if "target" in line.marks else ""}">belum diisi</span>'


def _amount(line: Line) -> str:
    return _marked(line, "amount", rupiah(line.amount)) if line.has_amount else ""
