"""The official list of fund sources (sumber dana) of regional budgets, each row with the day it holds from."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from selaras.engine.law.strict import LawError, Mark, build, read_yaml
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold

LEVELS: Final = ("akun", "kelompok", "jenis", "objek", "rincian_objek", "sub_rincian_objek")


class FundSource(Frozen):
    """One row of the list. ``code`` grows by a group with each level."""

    code: str
    level: str
    name: str
    since: date


class _Raw(Frozen):
    """The file fund_sources.yaml."""

    title: str
    source: str
    basis: str
    mark: Mark


class FundSources(Frozen, eq=False):
    """The list with where it comes from."""

    title: str
    source: str
    basis: str
    mark: Mark
    rows: tuple[FundSource, ...]

    def on(self, day: date) -> tuple[FundSource, ...]:
        """The rows that hold on a day; before the first day of the list those of that day."""
        first = min(row.since for row in self.rows)
        return tuple(row for row in self.rows if row.since <= max(day, first))

    def names(self, day: date) -> tuple[str, ...]:
        """Each name once, in the order of the list: a kind and its only part are called alike."""
        return tuple(dict.fromkeys(row.name for row in self.on(day)))

    def known(self, text: str) -> bool:
        """Whether every name in the text, several parted by ``;``, stands in the list, however cased and spaced."""
        return all(fold(part) in self._folded for part in text.split(";") if part.strip())

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(fold(row.name) for row in self.rows)


def read_fund_sources(folder: Path) -> FundSources:
    """The list this package carries; LawError where a row is not one of it."""
    told = build(_Raw, read_yaml(folder / "fund_sources.yaml"), "fund_sources.yaml")
    with (folder / "fund_sources.csv").open(encoding="utf-8") as lines:
        rows = tuple(_rows(csv.DictReader(lines)))
    return FundSources(told.title, told.source, told.basis, told.mark, rows)


def _rows(lines: Iterable[dict[str, str]]) -> Iterable[FundSource]:
    for line in lines:
        row = FundSource(line["code"], line["level"], line["name"], date.fromisoformat(line["since"]))
        if row.level not in LEVELS or row.code.count(".") != LEVELS.index(row.level) or not row.name:
            raise LawError(f"fund_sources.csv: {row.code!r} is no {row.level!r}")
        yield row
