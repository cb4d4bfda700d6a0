"""The view of the conditions of the performance tree in a year: what each leads to, who answers, how it is worded."""

from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.phrasing import phrase
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.facts.year import year_of
from selaras.engine.formulas.performance_tree import Condition, performance_tree
from selaras.engine.tables.wording import fold

COLUMNS = {
    "kind": TEXT,
    "indicators": NUMBER,
    "targets": NUMBER,
    "owned": NUMBER,
    "parents": NUMBER,
    "children": NUMBER,
    "mapped": NUMBER,
    "waiting": NUMBER,
    "activity": TEXT,
    "proposed": TEXT,
    "kind_word": TEXT,
    "text": TEXT,
    "asked": TEXT,
    "year": TEXT,
}


@view("year_nodes", COLUMNS, beside=True)
def year_nodes(facts: Facts) -> Lines:
    """One line per condition of the tree that holds in the year. ``indicators`` and ``targets`` count those of the
    condition and of what it became; ``waiting`` the requests to other units that nobody has answered."""
    documents = year_of(facts).of(("performance_tree",))
    if not documents:
        return NO_LINES
    told_year = year_of(facts).year_text
    year = int(told_year) if told_year else documents[0].first_year
    found = list(performance_tree(facts.book, year).conditions.values())
    if not found:
        return NO_LINES
    columns: dict[str, Column] = {
        "kind": [each.node.kind for each in found],
        "indicators": [len(each.indicators) for each in found],
        "targets": [len(each.targets) for each in found],
        "owned": [int(each.owner is not None) for each in found],
        "parents": [len(each.parents) for each in found],
        "children": [len(each.children) for each in found],
        "mapped": [len(each.subjects) + each.unmapped for each in found],
        "waiting": [sum(1 for link in each.links if not link.state) for each in found],
        "activity": [phrase(facts.law, each.node.text, facts.on).activity for each in found],
    }
    return Lines(columns, lambda at: _told(facts, found, at, year))


def _told(facts: Facts, found: Sequence[Condition], at: int, year: int) -> Told:
    each = found[at]
    node = each.node
    word = facts.law.term(f"node.{node.kind}").capitalize()
    values: dict[str, Fact] = {
        "kind_word": word,
        "text": node.text,
        "proposed": phrase(facts.law, node.text, facts.on).proposed,
        "asked": "; ".join(f"{link.unit_name} ({link.asked})" for link in each.links if not link.state) or None,
        "year": str(year),
    }
    return Told(node, f"{word}: {node.text}", fold(node.text), values)
