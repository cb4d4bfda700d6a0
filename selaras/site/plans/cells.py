"""Lines of the tree as rows of HTML, every text escaped; a template with these conditions costs twice the time."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from selaras.site.base.figures import rupiah
from selaras.site.plans.tree import Group, Line, Opened


class Stretch(NamedTuple):
    """Lines of the table up to the next one at which notes open, as rows; then those notes, and the id of its row."""

    rows: SafeString
    notes: Sequence[Opened] = ()
    row: str = ""


def dressed(groups: list[Group], figures_at: str) -> list[tuple[Group, list[Stretch]]]:
    """The groups with their lines as the template prints them; ``figures_at`` is where a figure is explained, before
    its reference."""
    return [(group, _stretches(group.lines, figures_at)) for group in groups]


def _stretches(lines: Iterable[Line], at: str) -> list[Stretch]:
    made: list[Stretch] = []
    rows: list[str] = []
    for line in lines:
        rows.append(_row(line, at))
        if line.notes:
            made.append(Stretch(_safe(rows), line.notes, line.id))
            rows = []
    return [*made, Stretch(_safe(rows))] if rows else made


def _safe(rows: list[str]) -> SafeString:
    return mark_safe("".join(rows))  # noqa: S308  # every text below goes through escape


def _row(line: Line, at: str) -> str:
    return (
        f'<tr id="{line.id}" role="row" class="{_css(line)}"><td class="code" role="cell">{_code(line)}</td>'
        f'<td class="what" role="cell">{_what(line)}</td><td class="target" role="cell">{_target(line, at)}</td>'
        f'<td class="figure" role="cell">{_amount(line, at)}</td></tr>\n'
    )


def _css(line: Line) -> str:
    words = [f"d{line.depth}", line.level, f"noted {line.tone}" if line.tone else "", "" if line.name else "further"]
    return " ".join(filter(None, words))


def _marked(line: Line, cell: str, text: str) -> str:
    return f"<mark>{escape(text)}</mark>" if cell in line.marks and text else escape(text)


def _figure(line: Line, cell: str, text: str, at: str) -> str:
    """A figure that leads to where it comes from."""
    shown = _marked(line, cell, text)
    return f'<a class="why" href="{at}{line.figures[cell]}/">{shown}</a>' if shown and cell in line.figures else shown


def _code(line: Line) -> str:
    """A code may be broken after its dots, and nowhere else."""
    return _marked(line, "code", line.code).replace(".", ".<wbr>")


def _what(line: Line) -> str:
    parts = [_marked(line, "name", line.name)]
    if line.indicator:
        parts.append(f'<span class="indicator">{_marked(line, "indicator", line.indicator)}</span>')
    if "location" in line.marks:
        parts.append(f'<span class="indicator">Lokasi: {_marked(line, "location", line.location)}</span>')
    parts += _was(line, "row", "indicator", "times")
    if line.realised.times:
        parts.append(_times(line))
    if line.carried:
        parts.append('<span class="tag carried">belum ditinjau</span>')
    parts += [
        f'<a class="mention {note.severity}" href="#c-{note.key}">lihat {escape(note.check)}</a>'
        for note in line.mentions
    ]
    return "".join(parts)


def _times(line: Line) -> str:
    """What was reached and spent at other times, on demand."""
    told = "".join(
        f"<li>{escape(time)}: {escape('; '.join(filter(None, (reached, spent and f'Rp{spent}'))))}</li>"
        for time, reached, spent in line.realised.times
    )
    words = _marked(line, "times", "Realisasi per periode")
    return f'<details class="times"><summary>{words}</summary><ul>{told}</ul></details>'


def _was(line: Line, *cells: str) -> list[str]:
    """What stood in the file where somebody corrected it before acceptance."""
    told = [before for cell in cells for before in line.mended.get(cell, ())]
    return [
        f'<span class="was">dibetulkan saat unggah: semula {f"“{escape(before)}”" if before else "kosong"}</span>'
        for before in told
    ]


def _realised(line: Line, cell: str, text: str, at: str) -> str:
    return f'<span class="reached">realisasi {_figure(line, cell, text, at)}</span>' if text else ""


def _target(line: Line, at: str) -> str:
    reached = _realised(line, "reached", line.realised.reached, at)
    return "".join([_planned(line, at), *_was(line, "target"), reached, *_was(line, "reached")])


def _planned(line: Line, at: str) -> str:
    if line.target:
        return _figure(line, "target", line.target, at)
    if not line.unknown_target:
        return ""
    return f'<span class="soft{" missing" if "target" in line.marks else ""}">belum diisi</span>'


def _amount(line: Line, at: str) -> str:
    planned = _figure(line, "amount", rupiah(line.amount), at) if line.has_amount else ""
    spent = _realised(line, "spent", line.realised.spent, at)
    return "".join([planned, *_was(line, "amount"), spent, *_was(line, "spent")])
