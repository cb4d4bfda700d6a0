"""What is one measure, or one line of work, in several documents: a figure of it is measured once and said by all.

An indicator is the same in two documents when it measures the line of the same code and organisation, or a goal, an
objective or a promise of the agency or of the same unit, under the same name. A line without a code is known by its
name.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Indicator, Organisation, WorkItem
from selaras.engine.tables.wording import fold

_PARTED = "\x1f"
LineKey = tuple[str, str]
MeasureKey = tuple[str, str, str]


class SameMeasure(Frozen, eq=False):
    """Looks up, in one Book of several documents, where the same measure and the same line stand."""

    book: Book

    @cached_property
    def _measures(self) -> Mapping[MeasureKey, Sequence[Indicator]]:
        found: dict[MeasureKey, list[Indicator]] = defaultdict(list)
        for row in self.book.all(Indicator):
            found[self.key(row)].append(row)
        return found

    @cached_property
    def _lines(self) -> Mapping[LineKey, Mapping[str, Sequence[WorkItem]]]:
        """Lines of work by what tells them apart in their document, then by document."""
        found: dict[LineKey, dict[str, list[WorkItem]]] = defaultdict(dict)
        for row in self.book.all(WorkItem):
            found[self._line_key(row)].setdefault(row.document, []).append(row)
        return found

    def _line_key(self, item: WorkItem) -> LineKey:
        owner = self.book.find(item.organisation)
        return item.code or fold(item.name), fold(owner.name) if isinstance(owner, Organisation) else ""

    def key(self, indicator: Indicator) -> MeasureKey:
        """What makes an indicator the same one in another document."""
        subject = self.book.find(indicator.subject)
        if isinstance(subject, WorkItem):
            return *self._line_key(subject), fold(indicator.name)
        owner = self.book.find(indicator.organisation)
        unit = fold(owner.name) if isinstance(owner, Organisation) and owner.level == "unit" else ""
        return "", unit, fold(indicator.name)

    def same(self, indicator: Indicator) -> Sequence[Indicator]:
        """The indicators of the Book that are the same measure, in its order, with the indicator itself."""
        return self._measures[self.key(indicator)]

    def text_of(self, row: Indicator | WorkItem) -> str:
        """The key of a measure or a line as one text, by which it is known where its row is not at hand."""
        return _PARTED.join(self.key(row) if isinstance(row, Indicator) else self._line_key(row))

    @cached_property
    def by_text(self) -> Mapping[str, str]:
        """The id of the first row of each measure and of each line, by ``text_of``."""
        rows: list[Indicator | WorkItem] = [*self.book.all(Indicator), *self.book.all(WorkItem)]
        return {self.text_of(row): row.id for row in reversed(rows)}

    def same_lines(self, item: WorkItem) -> Sequence[WorkItem]:
        """The line itself, then the same line in other documents. Where a document prints a code twice, its line is the
        one of the same name."""
        of_key = self._lines[self._line_key(item)]
        alone = len(of_key[item.document]) == 1
        found = [item]
        for document, lines in of_key.items():
            if document != item.document:
                named = [each for each in lines if fold(each.name) == fold(item.name)]
                found += lines if alone and len(lines) == 1 else named[:1]
        return found
