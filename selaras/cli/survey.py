"""``selaras survey FILE``: the satisfaction index (SKM) of raw answers; nothing is stored."""

import argparse
import json
from datetime import date
from fractions import Fraction
from typing import Any

from selaras.cli.exits import DONE, WRONG_USE, Stop, say, warn
from selaras.engine.formulas.survey import Element, SurveyIndex, in_words, sample_size, tally
from selaras.engine.law.law import Law, load_law
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading
from selaras.engine.readers.surveys import turned
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.services import SurveyAnswer

SCHEMA = 1
_LOWEST = 3
_PLACES = 4
_NOTHING = (
    "{} tidak memuat jawaban survei yang dikenali. Satu baris untuk setiap responden, dengan kolom U1 sampai U9 "
    "(atau nama unsurnya) yang berisi nilai 1 sampai 4."
)


def survey(options: argparse.Namespace) -> int:
    """Number of respondents, mean per element, index, converted value, grade, and the sample that was needed. Exit code
    2 where the file cannot be read or holds no answers."""
    reading = read_file(options.file.name, options.file.read_bytes(), Choices())
    if reading.refused:
        _warn_of(reading)
        warn(_NOTHING.format(options.file.name))
        return WRONG_USE
    answers = turned(reading.book.all(SurveyAnswer), reversed_=options.reversed, swapped=options.swapped)
    if not any(answer.value is not None for answer in answers):
        raise Stop(_NOTHING.format(options.file.name))
    if options.population is not None and options.population < 1:
        raise Stop("--population menyebut jumlah pengguna layanan, sedikitnya 1.")
    law = load_law()
    on = max((answer.answered_on for answer in answers if answer.answered_on), default=date.max)
    found = tally(answers, law, on)
    needed = sample_size(options.population, law, on) if options.population else None
    if options.format == "json":
        told = _json(options.file.name, found, options.population, needed, reading.problems)
        say(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        say(_text(options.file.name, found, options.population, needed, law, on))
        _warn_of(reading)
    return DONE


def _warn_of(reading: Reading) -> None:
    for problem in reading.problems:
        warn(f"{problem.place}: {problem.message} {problem.hint}")


def _text(name: str, found: SurveyIndex, population: int | None, needed: int | None, law: Law, on: date) -> str:
    width = max(len(each.name) for each in found.elements)
    lines = [
        f"{name}: Survei Kepuasan Masyarakat",
        f"responden: {found.respondents} (lengkap {found.complete})",
        *(_element(each, width) for each in found.elements),
        *_result(found, law, on),
        _sample(found, population, needed),
    ]
    return "\n  ".join(lines)


def _result(found: SurveyIndex, law: Law, on: date) -> list[str]:
    if found.index is None or found.converted is None:
        names = ", ".join(f"{each.code} {each.name}" for each in found.unanswered)
        return [f"nilai SKM: belum diketahui, karena tidak ada jawaban untuk {names}"]
    weight = law.value("survey.weight", on).table
    printed = f"(bobot tiap unsur {weight['exact']}, tercetak {weight['printed']})"
    lowest = ", ".join(f"{each.code} {each.name}" for each in found.lowest(_LOWEST))
    return [
        f"nilai SKM: {in_words(found.index, 3)} {printed}",
        f"nilai konversi: {in_words(found.converted, 2)}{_grade(found)}",
        f"unsur terendah: {lowest}",
    ]


def _element(of: Element, width: int) -> str:
    mean = "-" if of.mean is None else in_words(of.mean, 3)
    return f"{of.code} {of.name.ljust(width)}  jawaban {of.answered:>5}  jumlah {of.total:>6}  NRR {mean}"


def _grade(found: SurveyIndex) -> str:
    band = found.graded.band if found.graded else None
    return f", mutu {band.grade} ({band.word})" if band else ""


def _sample(found: SurveyIndex, population: int | None, needed: int | None) -> str:
    if needed is None:
        return "sampel: sebutkan jumlah pengguna layanan dengan --population untuk menghitung sampel yang diperlukan"
    enough = "cukup" if found.respondents >= needed else f"kurang {needed - found.respondents}"
    return f"sampel: {needed} responden untuk {population} pengguna layanan (Krejcie dan Morgan); {enough}"


def _json(
    name: str, found: SurveyIndex, population: int | None, needed: int | None, problems: tuple[Problem, ...]
) -> dict[str, Any]:
    band = found.graded.band if found.graded else None
    return {
        "schema": SCHEMA,
        "file": name,
        "respondents": found.respondents,
        "complete": found.complete,
        "elements": [
            {"code": each.code, "key": each.key, "name": each.name, "answered": each.answered, "total": each.total,
             "mean": _number(each.mean)}
            for each in found.elements
        ],
        "weight": f"1/{len(found.elements)}",
        "index": _number(found.index),
        "converted": _number(found.converted),
        "converted_text": "" if found.converted is None else in_words(found.converted, 2),
        "grade": band.grade if band else None,
        "label": band.word if band else None,
        "scale": found.graded.scale.id if found.graded else None,
        "population": population,
        "sample_needed": needed,
        "problems": [
            {"place": str(each.place), "message": each.message, "hint": each.hint} for each in problems
        ],
    }  # fmt: skip


def _number(exact: Fraction | None) -> float | None:
    """Four decimals, rounded once, half away from zero as the text prints it."""
    return None if exact is None else float(in_words(exact, _PLACES).replace(",", "."))
