"""Paragraphs as HTML: every text escaped, figures marked with where they come from, those that changed told."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from selaras.engine.facts.text_figures import Offer, Stale
from selaras.engine.tables.rows import Figure, Paragraph

_TAGS = {"title": "h3", "text": "p", "item": "p", "table": "p"}


class Printed(NamedTuple):
    """A section as it reads, with the figures in it that are no more what their rows say."""

    html: SafeString
    stale: list[Stale]


def printed(
    section: str, paragraphs: Sequence[Paragraph], labels: Mapping[str, Offer], stale: Iterable[Stale]
) -> Printed:
    """The paragraphs of a section; ``labels`` are the offers by row and field (``labels_of``)."""
    own = [each for each in stale if each.section == section]
    told = {(each.paragraph, each.figure): each for each in own}
    parts = [_paragraph(n, paragraph, labels, told) for n, paragraph in enumerate(paragraphs)]
    return Printed(mark_safe("".join(parts)), own)  # noqa: S308  # every text below goes through escape


def labels_of(offers: Iterable[Offer]) -> dict[str, Offer]:
    """The offers by the row and field that they are of."""
    return {f"{offer.row}.{offer.field}": offer for offer in offers}


def _paragraph(
    number: int, paragraph: Paragraph, labels: Mapping[str, Offer], told: Mapping[tuple[int, int], Stale]
) -> str:
    tag = _TAGS[paragraph.kind]
    if paragraph.kind == "table":
        caption = escape(" ".join(paragraph.text.split()))
        name = f"Tabel {escape(paragraph.table)} {caption}"
        return f'<p class="prose-table">{name} <span>dicetak dari baris rencana</span></p>'
    text, last = "", 0
    for m, figure in sorted(enumerate(paragraph.figures), key=lambda each: each[1].start):
        text += _lines(paragraph.text[last : figure.start])
        text += _figure(paragraph.text[figure.start : figure.end], figure, labels, told.get((number, m)))
        last = figure.end
    text += _lines(paragraph.text[last:])
    marker = f'<span class="prose-marker">{escape(paragraph.marker)}</span> ' if paragraph.marker else ""
    css = f' class="prose-item d{min(paragraph.indent, 4)}"' if paragraph.kind == "item" else ""
    return f"<{tag}{css}>{marker}{text}</{tag}>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _figure(text: str, figure: Figure, labels: Mapping[str, Offer], stale: Stale | None) -> str:
    offer = labels.get(f"{figure.row}.{figure.field}")
    label = escape(offer.label if offer else "baris yang tidak ada lagi", quote=True)
    if stale is None:
        return f'<span class="prose-figure" title="{label}">{_lines(text)}</span>'
    now = "barisnya tidak ada lagi" if stale.is_gone else f"kini {escape(stale.now)}"
    return (
        f'<span class="prose-figure stale" title="{label}">{_lines(text)}</span> <span class="prose-now">({now})</span>'
    )
