"""Commands on a file alone: nothing is stored, and no database is needed."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from selaras.cli.exits import DONE, FOUND_ERRORS, WRONG_USE, Stop, say, warn
from selaras.cli.law import law_for_files
from selaras.engine.checks.run import Judgement, run
from selaras.engine.law.law import Law, load_law
from selaras.engine.law.nomenclature import ASK_FOR_LIST
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.door import read_file
from selaras.engine.readers.kinds import BY_ID
from selaras.engine.readers.opening import YEAR_FIELD
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.listing import Value, as_csv, as_json, as_text, columns_of, listed, problem_rows
from selaras.engine.tables.number import rupiah_in_text
from selaras.engine.tables.rows import AgreementLine, Indicator, Objective, Row, Section, Target, WorkItem
from selaras.engine.tables.services import Complaint, SurveyAnswer

_LEVELS = {"organisation": "organisasi", "program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan"}

_COUNTED: tuple[tuple[type[Row], str], ...] = (
    (Objective, "sasaran"),
    (Indicator, "indikator"),
    (Target, "target"),
    (Actual, "capaian"),
    (Spending, "realisasi anggaran"),
    (AgreementLine, "baris Perjanjian Kinerja"),
    (AgreementBudget, "baris anggaran Perjanjian Kinerja"),
    (SurveyAnswer, "jawaban survei"),
    (Complaint, "pengaduan"),
    (Criterion, "baris evaluasi AKIP"),
    (Section, "bagian teks"),
)


def read(options: argparse.Namespace) -> int:
    """``selaras read FILE [--year YYYY]``: what was understood, as a summary or one table."""
    reading = read_of_year(options)
    if options.table:
        rows = problem_rows(reading.problems) if options.table == "problems" else listed(options.table, reading.book)
        say(_table(options.table, rows, options.format))
        if options.table != "problems":
            _warn_of(reading.problems)
    elif options.format == "json":
        say(json.dumps(_summary(reading), ensure_ascii=False, indent=1))
    else:
        say(summary_text(reading))
    return WRONG_USE if reading.refused else DONE


def read_of_year(options: argparse.Namespace) -> Reading:
    """The reading of the file. The year of the options is that of a file that does not say its own; raises ``Stop``
    where the file says another."""
    reading = read_file(options.file.name, options.file.read_bytes(), Choices(year=options.year))
    own = next((problem.value for problem in reading.problems if problem.field == YEAR_FIELD), None)
    if own is not None:
        raise Stop(f"Rencana ini untuk tahun {own}, bukan {options.year}.")
    return reading


def _table(name: str, rows: list[dict[str, Value]], form: str) -> str:
    if form == "json":
        return as_json(rows)
    columns = columns_of(name)
    return as_csv(columns, rows) if form == "csv" else as_text(columns, rows)


def _warn_of(problems: Iterable[Problem]) -> None:
    for problem in problems:
        warn(f"{problem.place}: {problem.message} {problem.hint}")


def _summary(reading: Reading) -> dict[str, Any]:
    rows = Counter(type(row).__name__ for row in reading.book)
    return {
        "file": reading.name,
        "kind": reading.kind,
        "reasons": list(reading.reasons),
        "rows": dict(sorted(rows.items())),
        "problems": problem_rows(reading.problems),
        "sure": reading.sure,
        "format": reading.format,
        "left_out": [{"place": str(each.place), "message": each.message} for each in reading.left_out],
    }


def summary_text(reading: Reading) -> str:
    """What was read of a file, for a person."""
    if reading.refused:
        lines = [f"{reading.name}: tidak dapat dibaca."]
    else:
        kind = f"{BY_ID[reading.kind].name}, {reading.sure} ({'; '.join(reading.reasons)})"
        lines = [f"{reading.name}, {reading.format}: {kind}", *_contents(reading.book)]
    lines += [f"- {p.place.sentence() or p.place}: {p.message} {p.hint}" for p in reading.problems]
    lines += [f"- {each.place.sentence() or each.place}: {each.message}" for each in reading.left_out]
    return "\n".join(lines)


def _contents(book: Book) -> list[str]:
    levels: Counter[str] = Counter(item.level for item in book.all(WorkItem))
    tree = ", ".join(f"{levels[level]} {word}" for level, word in _LEVELS.items() if levels[level])
    own = [item for item in book.all(WorkItem) if item.level == "organisation"]
    amounts = {item: ceiling.amount for item, ceiling in book.ceilings.items()}
    money = [f"  {item.name}: {rupiah_in_text(sen)}" for item in own if (sen := amounts.get(item.id)) is not None]
    lines = [f"  pohon kerja: {len(book.all(WorkItem))} baris ({tree})"] if tree else []
    lines += [f"  {word}: {count}" for kind, word in _COUNTED if (count := len(book.all(kind)))]
    return lines + (["  pagu:", *(f"  {line}" for line in money)] if money else [])


def check(options: argparse.Namespace) -> int:
    """``selaras check FILE [--year YYYY] | --agency CODE --year YYYY``. Exit code 1 where a finding is an error."""
    if options.file is None:
        if not (options.agency and options.year):
            raise Stop("sebutkan berkas, atau --agency dan --year.")
        if options.annotate:
            raise Stop("--annotate memberi catatan pada sebuah berkas; sebutkan berkasnya.")
        from selaras.cli import registers

        return registers.with_django(registers.check_stored, options)
    reading = read_of_year(options)
    if reading.refused:
        _warn_of(reading.problems)
        return WRONG_USE
    if options.format != "text":
        _warn_of(reading.problems)
    law = law_for_files()
    judgement = judge(reading.book, options, law)
    if options.annotate:
        _annotate(options, judgement, reading.book, law)
    return report(judgement, options.format, reading.problems)


def _annotate(options: argparse.Namespace, judgement: Judgement, book: Book, law: Law) -> None:
    """Writes the file with its findings as comments; the file itself is never written over."""
    from selaras.engine.annotate.annotate import NotAnnotated, annotate
    from selaras.engine.annotate.note import notes_of

    if options.annotate.exists() and options.annotate.samefile(options.file):
        raise Stop("--annotate menyebut berkas yang diperiksa itu sendiri; pilih nama lain.")
    try:
        notes = notes_of(judgement.findings, book, law)
        options.annotate.write_bytes(annotate(options.file.name, options.file.read_bytes(), notes))
    except NotAnnotated as error:
        raise Stop(str(error)) from error
    warn(f"{len(notes)} catatan ditulis ke {options.annotate}.")


def judge(book: Book, options: argparse.Namespace, law: Law) -> Judgement:
    """Runs the checks the options ask for. Raises ``Stop`` for an unknown id."""
    ids = [part.strip().upper() for part in options.checks.split(",") if part.strip()]
    try:
        return run(book, law, on=options.on, ids=ids or None)
    except KeyError as error:
        raise Stop(f"pemeriksaan {error.args[0]} tidak dikenal; lihat docs/checks.md.") from error


def report(judgement: Judgement, form: str, problems: Iterable[Problem] = ()) -> int:
    """Prints findings in a form; 1 where one of them is an error, else 0."""
    if form == "json":
        say(
            json.dumps(
                [finding_row(finding) for finding in judgement.findings], ensure_ascii=False, indent=1, default=str
            )
        )
    elif form == "csv":
        say(_findings_csv(judgement.findings))
    else:
        say(_findings_text(judgement, list(problems)))
    return FOUND_ERRORS if any(finding.severity is Severity.ERROR for finding in judgement.findings) else DONE


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding as the contract of the command line has it (design §4)."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "basis": finding.basis,
        "file": finding.place.file,
        "line": finding.place.line,
        "place": str(finding.place),
        "subject": finding.subject,
        "values": dict(finding.values),
    }


def _findings_csv(findings: Iterable[Finding]) -> str:
    columns = ("check", "severity", "message", "hint", "basis", "file", "line", "place", "subject")
    rows = (finding_row(finding) for finding in findings)
    return as_csv(columns, ({column: row[column] for column in columns} for row in rows))


def _findings_text(judgement: Judgement, problems: list[Problem]) -> str:
    lines = []
    for severity, words in severity_words().items():
        causes: dict[tuple[str, str], list[Finding]] = {}
        for finding in judgement.findings:
            if finding.severity is severity:
                causes.setdefault((finding.check, finding.cause), []).append(finding)
        if causes:
            lines += ["", f"{words.capitalize()} ({len(causes)})"]
            lines += [line for group in causes.values() for line in _cause(group)]
    counts = Counter(finding.severity for finding in judgement.findings)
    told = ", ".join(f"{counts[severity]} {words}" for severity, words in severity_words().items())
    lines += ["", f"Jumlah: {told}."]
    lines += [f"Tidak dinilai {id_}: {reason}" for id_, reason in judgement.not_applicable.items()]
    if any(reason.endswith(ASK_FOR_LIST) for reason in judgement.not_applicable.values()):
        lines.append("Daftar resmi dimuat dengan perintah: selaras nomenclature load NAMA-BERKAS.")
    if judgement.absent:
        others = ", ".join(sorted(judgement.absent))
        lines.append(f"Tidak menyangkut berkas ini ({len(judgement.absent)} pemeriksaan): {others}.")
    lines += [f"Perlu dipastikan, {p.place.sentence()}: {p.message} {p.hint}" for p in problems]
    return "\n".join(lines).lstrip("\n")


def severity_words() -> dict[Severity, str]:
    """How an officer calls each severity, the heaviest first."""
    law = load_law()
    return {severity: law.term(f"severity.{severity}") for severity in Severity}


def _cause(group: list[Finding]) -> list[str]:
    first = group[0]
    more = f" dan {len(group) - 1} tempat lain" if len(group) > 1 else ""
    return [
        f"  {first.check}  {first.message}",
        f"           Tempat: {first.place.sentence()}{more}. {first.hint} [dasar: {first.basis}]",
    ]
