"""Explains what is measured: the target, the value and the achievement of an indicator in one period."""

from datetime import date

from selaras.engine.explanation.explanation import UNKNOWN, Explanation, Input, Rule, measured, percent, rule
from selaras.engine.explanation.reference import Reference
from selaras.engine.formulas.achievement import NAMES, Achievement
from selaras.engine.formulas.computing import ROUNDING
from selaras.engine.formulas.expression import Node
from selaras.engine.formulas.figures import Computed, Figures, Reached
from selaras.engine.formulas.means import graded
from selaras.engine.formulas.worded import in_values, in_words
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.period import QUARTERS, Period
from selaras.engine.tables.rows import Agreement, Indicator, PlanDocument, Target

_MADE = "hasil hitungan, bukan isian"
_PRINTED = "Dipakai sebagaimana tertulis pada sumbernya."


def explain_target(law: Law, figures: Figures, indicator: Indicator, period: str, on: date) -> Explanation:
    """Where a target stands and what it rests on."""
    row = figures.target(indicator.id, period)
    told = _unit(indicator, row)
    return Explanation(
        Reference(indicator.id, "target", period),
        f"Target {_words(period)}: {indicator.name}",
        measured(row.value if row else None, told, row.text if row else ""),
        row.value if row else None,
        inputs=(_target_input(indicator, period, row),) if row else (),
        rules=_document_rules(law, "explanation.target", figures, indicator, on),
        treatment=(_PRINTED,) if row else (),
        unknown=_target_lacks(row),
    )


def explain_value(law: Law, figures: Figures, indicator: Indicator, period: str, on: date) -> Explanation:
    """What an indicator reached: as it stands, as its formula makes it, or as its quarters do."""
    found = figures.reached(indicator, period)
    actual, computed = found.actual, found.computed
    rules = [rule(law, law.value("explanation.value", on).text)]
    if computed is not None:
        rules.append(rule(law, "konsistensi#rumus"))
    node = computed.node if computed and not (found.year and found.made) else None
    return Explanation(
        Reference(indicator.id, "value", period),
        f"Realisasi {_words(period)}: {indicator.name}",
        measured(actual.value if actual else None, _unit(indicator, actual), actual.text if actual else ""),
        found.outcome.value,
        in_words(node, computed.names) if node and computed else _year_formula(found),
        _with_numbers(node, computed) if node and computed else "",
        _value_inputs(figures, indicator, period, found),
        tuple(rules),
        tuple(_value_treatment(indicator, found)),
        _value_lacks(indicator, found),
    )


def _with_numbers(node: Node, computed: Computed) -> str:
    told = in_values(node, computed.values)
    return told if computed.outcome.value is None else f"{told} = {decimal_text(computed.outcome.value)}"


def explain_achievement(law: Law, figures: Figures, indicator: Indicator, period: str, on: date) -> Explanation:
    """The achievement: its formula, target and actual, floor and cap, and the word of the scale."""
    found = figures.achievement(law, indicator, period, on)
    reached = figures.reached(indicator, period)
    target = figures.target(indicator.id, period)
    inputs = [_target_input(indicator, period, target)] if target else []
    if reached.actual is not None:
        inputs.append(_actual_input(indicator, period, reached))
    value = found.formula.value if found.formula else None
    rules = [rule(law, value.basis, value)] if value else [rule(law, "konsistensi#capaian")]
    word = graded(law, found.value, on) if found.value is not None else None
    if word is not None and word.band is not None:
        scale = law.value("achievement.scale", on)
        rules.append(rule(law, word.scale.basis, scale if scale.text == word.scale.id else None))
    return Explanation(
        Reference(indicator.id, "achievement", period),
        f"Capaian {_words(period)}: {indicator.name}",
        percent(found.value) + (f" ({word.band.word})" if word and word.band else ""),
        found.value,
        in_words(found.node, NAMES) if found.node else found.formula.title if found.formula else "",
        in_values(found.node, found.values) if found.node else "",
        tuple(inputs),
        tuple(rules),
        (*_achievement_treatment(found), *((f"Sebutan menurut skala: {word.rule}.",) if word and word.rule else ())),
        (found.reason,) if found.reason else (),
    )


def _achievement_treatment(found: Achievement) -> list[str]:
    told = [found.note] if found.note else []
    if found.formula is not None:
        told.append(f"Rumus untuk {found.formula.title}.")
    if found.value is None:
        return told
    if found.floored:
        told.append(f"Hasil hitungan {percent(found.raw)}, di bawah batas bawah {percent(found.floor)}.")
    if found.capped:
        told.append(f"Hasil hitungan {percent(found.raw)}, di atas batas atas {percent(found.cap)}.")
    elif found.cap is not None:
        told.append(f"Batas atas {percent(found.cap)} tidak terlampaui.")
    else:
        told.append("Tanpa batas atas.")
    return [*told, f"Angka {ROUNDING}; dicetak dengan dua angka desimal."]


def _value_treatment(indicator: Indicator, found: Reached) -> list[str]:
    told: list[str] = []
    computed = found.computed.outcome if found.computed else None
    if found.year is not None and found.made:
        told.append(found.year.words())
    if found.actual is not None and not found.made:
        told.append(_PRINTED)
        if computed is not None and computed.value is not None and computed.value != found.actual.value:
            told.append(
                f"Rumusnya menghasilkan {measured(computed.value, indicator.unit)}, berbeda dari yang tertulis."
            )
    if found.outcome.rounded or (computed is not None and computed.rounded):
        told.append(f"Angka {ROUNDING}.")
    return told


def _value_lacks(indicator: Indicator, found: Reached) -> tuple[str, ...]:
    lacks = [found.outcome.reason] if found.outcome.value is None else []
    if found.computed is not None and found.computed.outcome.reason:
        lacks.append(found.computed.outcome.reason)
    if found.computed is None and indicator.formula:
        lacks.append("Rumus indikator masih berupa uraian, sehingga nilainya tidak dihitung dari komponen.")
    return tuple(dict.fromkeys(filter(None, lacks)))


def _year_formula(found: Reached) -> str:
    if found.year is not None and found.made:
        return found.year.how.capitalize()
    return ""


def _value_inputs(figures: Figures, indicator: Indicator, period: str, found: Reached) -> tuple[Input, ...]:
    inputs = [] if found.made or found.actual is None else [_actual_input(indicator, period, found)]
    if found.computed is not None:
        inputs += _component_inputs(found.computed)
    if found.year is not None:
        for number in (1, 2, 3, 4):
            quarter = f"{period}-Q{number}"
            row = figures.reached(indicator, quarter)
            if row.actual is not None:
                inputs.append(_actual_input(indicator, quarter, row, f"Triwulan {QUARTERS[number - 1]}"))
    return tuple(inputs)


def _component_inputs(computed: Computed) -> list[Input]:
    found = []
    for component in computed.components:
        row = computed.rows.get(component.symbol)
        value = computed.values.get(component.symbol)
        source = getattr(row, "source", "") or component.source
        shown = measured(value, component.unit)
        name = f"{component.symbol}, {component.name}"
        found.append(Input(name, shown, row.place if row else None, source, row=row.id if row else component.id))
    return found


def _target_input(indicator: Indicator, period: str, row: Target | None) -> Input:
    if row is None:
        return Input("Target", UNKNOWN)
    shown = measured(row.value, _unit(indicator, row), row.text)
    if row.value is not None and row.text and row.text not in (shown, decimal_text(row.value)):
        shown = f"{shown}, tertulis “{row.text}”"
    return Input("Target", shown, row.place, "", str(Reference(indicator.id, "target", period)), row.id)


def _actual_input(indicator: Indicator, period: str, found: Reached, name: str = "Realisasi") -> Input:
    row = found.actual
    shown = measured(row.value if row else None, _unit(indicator, row), row.text if row else "")
    reference = str(Reference(indicator.id, "value", period))
    if row is None or found.made:
        return Input(name, f"{shown}, dihitung", None, _MADE if row else "", reference)
    return Input(name, shown, row.place, row.source or indicator.source, reference, row.id)


def _target_lacks(row: Target | None) -> tuple[str, ...]:
    if row is None:
        return ("Target periode ini belum ada.",)
    if row.value is None:
        return (
            (f"Target tertulis “{row.text or row.grade}”, bukan angka.",)
            if row.text or row.grade
            else ("Target periode ini belum diisi.",)
        )
    return ()


def _document_rules(law: Law, id: str, figures: Figures, indicator: Indicator, on: date) -> tuple[Rule, ...]:
    plan = figures.book.find(indicator.document)
    kind = plan.kind if isinstance(plan, PlanDocument) else "pk" if isinstance(plan, Agreement) else ""
    basis = law.value(id, on).table.get(kind)
    return (rule(law, str(basis)),) if basis else ()


def _unit(indicator: Indicator, row: Target | Actual | None) -> str:
    return (row.unit if row else "") or indicator.unit


def _words(period: str) -> str:
    return Period.parse(period).words()
