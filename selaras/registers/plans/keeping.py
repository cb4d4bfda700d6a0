"""What a plan keeps although the file that is accepted does not say it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from selaras.engine.tables.frozen import replace
from selaras.engine.tables.planning import ActionPlan, Proposal, RoleResult
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Figure,
    Indicator,
    Official,
    Organisation,
    Paragraph,
    PlanDocument,
    Position,
    Row,
    Section,
    field_names,
)
from selaras.engine.tables.wording import fold

# What people enter of a proposal and lists of kelurahan mostly leave out: an empty cell does not take it back.
_ENTERED = (
    "proposer", "problem", "indicator_text", "amount", "text", "agency_asked", "priority", "decision", "reason",
    "served_by",
)  # fmt: skip

_PROMISES = ("pk", "action_plan")
_WITH_UNPRINTED = (PlanDocument, Organisation, Position, Official, Agreement, AgreementLine, Indicator)
_NOTHING = ("", None, (), False)


def kept(rows: Sequence[Row], stored: Mapping[str, Row], kind: str) -> list[Row]:
    """The rows of a file, under stored ids, with what they leave to the plan as it stands in ``stored``.

    A text that reads as before keeps its figures, which no file has. A list of proposals (``kind`` ``musrenbang``)
    speaks only of the units it names; a Perjanjian Kinerja prints neither the origins of its lines nor what its
    indicators mean, and a list of roles nothing of the steps.
    """
    found = [_with_figures(row, stored.get(row.id)) for row in rows]
    if kind in _PROMISES:
        found = _with_unprinted(found, stored)
    if kind == "action_plan":
        return _with_other_half(found, stored)
    return _of_units(found, stored) if kind == "musrenbang" else found


def _with_unprinted(rows: Iterable[Row], stored: Mapping[str, Row]) -> list[Row]:
    """The rows with what the plan knows of them and a paper of this kind has no column for; the offices above stay."""
    told = [_filled(row, before) if (before := stored.get(row.id)) else row for row in rows]
    ids = {row.id for row in told}
    above = [row for row in stored.values() if isinstance(row, Organisation) and row.id not in ids]
    return _in_order([*told, *above])


def _filled(row: Row, before: Row) -> Row:
    if not isinstance(row, _WITH_UNPRINTED):
        return row
    silent = {name: getattr(before, name) for name in field_names(type(row)) if getattr(row, name) in _NOTHING}
    for name in ("title", "name"):  # the same words in capitals
        if fold(getattr(row, name, "")) == fold(getattr(before, name, "")) != "":
            silent[name] = getattr(before, name)
    return replace(row, **silent)


def _with_other_half(rows: Sequence[Row], stored: Mapping[str, Row]) -> list[Row]:
    """Steps and roles are printed apart: a file that has only one of them takes nothing of the other away."""
    halves = [any(isinstance(row, half) for row in rows) for half in (ActionPlan, RoleResult)]
    ids = {row.id for row in rows}
    return _in_order([*rows, *(row for row in stored.values() if not all(halves) and row.id not in ids)])


def _with_figures(row: Row, before: Row | None) -> Row:
    if not (isinstance(row, Section) and isinstance(before, Section)):
        return row
    figures: dict[str, tuple[Figure, ...]] = {part.text: part.figures for part in before.paragraphs if part.figures}
    if not figures:
        return row
    paragraphs: tuple[Paragraph, ...] = tuple(
        replace(part, figures=figures.get(part.text, part.figures)) for part in row.paragraphs
    )
    return replace(row, paragraphs=paragraphs)


def _of_units(rows: Iterable[Row], stored: Mapping[str, Row]) -> list[Row]:
    """The list of one kelurahan changes nothing of another; units and title stay as the plan has them."""
    told = [
        stored.get(row.id, row) if isinstance(row, Organisation | PlanDocument) else _with_entries(row, stored)
        for row in rows
    ]
    named = {row.organisation for row in told if isinstance(row, Proposal)}
    ids = {row.id for row in told}
    others = [row for row in stored.values() if row.id not in ids and _is_of_another(row, named)]
    return _in_order([*told, *others])


def _is_of_another(row: Row, named: Collection[str]) -> bool:
    """Whether a row belongs to a unit whose proposals the file does not list."""
    return isinstance(row, Organisation) or (isinstance(row, Proposal) and row.organisation not in named)


def _with_entries(row: Row, stored: Mapping[str, Row]) -> Row:
    before = stored.get(row.id)
    if not (isinstance(row, Proposal) and isinstance(before, Proposal)):
        return row
    silent = {field: getattr(before, field) for field in _ENTERED if getattr(row, field) in ("", None)}
    if row.amount is not None:
        silent.pop("text", None)
    return replace(row, **silent)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """The document and all units before what refers to them."""
    ranks: tuple[type[Row], ...] = (PlanDocument, Organisation)
    return sorted(rows, key=lambda row: ranks.index(type(row)) if type(row) in ranks else len(ranks))
