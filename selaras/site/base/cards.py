"""The template tag of notes: a note is drawn once for what it shows, and kept as long as it is the same note."""

import secrets
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from selaras.site.base.notes import Addresses, Note
from selaras.site.base.shown import Mending, ShownRow, ShownTable

register = template.Library()
# What differs from one request to the next stands in a kept note as these, which no plan can contain.
_SECRET, _HERE = (f"{word}-{secrets.token_hex(16)}" for word in ("rahasia", "alamat"))


@register.simple_tag(takes_context=True)
def card(
    context: Context, note: Note, row: str = "", before: str = "", after: str = "", where: str = "", mend: str = ""
) -> SafeString:
    """One note of a page. In the tree ``row`` is the line it opens at, with the notes ``before`` and ``after`` it;
    below the line of a file ``where`` names its cell, and ``mend`` is the address that opens the cell."""
    may = bool(context.get("may_edit")), bool(context.get("may_waive"))
    drawn = _drawn(note, context["to"], *may, row, (before, after), (where, mend))
    return mark_safe(  # noqa: S308  # drawn by a template, and what is put in is escaped
        drawn.replace(_SECRET, escape(context["csrf_token"])).replace(_HERE, escape(context["here"]))
    )


@register.simple_tag
def cell_address(table: ShownTable, row: ShownRow, column: int) -> str:
    """Where one cell of a file is open for correction."""
    return f"?tabel={table.number}&hal={table.page}&baris={row.number}&kolom={column}#{row.mark}"


@register.simple_tag
def mending(row: ShownRow, column: int) -> Mending:
    """The cells of a line that are open for correction, and what is said of them."""
    return row.mending(column)


@lru_cache(maxsize=2048)
def _drawn(  # all that the template shows, so that nothing else can make it stale
    note: Note,
    to: Addresses,
    may_edit: bool,
    may_waive: bool,
    row: str,
    around: tuple[str, str],
    cell: tuple[str, str],
) -> str:
    values: dict[str, Any] = {
        "note": note, "to": to, "may_edit": may_edit, "may_waive": may_waive, "row": row, "before": around[0],
        "after": around[1], "where": cell[0], "mend": cell[1], "here": _HERE, "csrf_token": _SECRET,
        "mapped": () if row else note.mapping,
    }  # fmt: skip
    return render_to_string("base/note.html", values)
