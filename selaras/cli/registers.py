"""Commands on what is kept: they start Django, act as the system, and call one action each."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from selaras.cli.exits import DONE, WRONG_USE, Stop, say, warn
from selaras.engine.tables.frozen import replace

if TYPE_CHECKING:
    from selaras.registers.organisations.models import Unit
    from selaras.registers.plans.models import Plan

Command = Callable[[argparse.Namespace], int]
MAKES_DATABASE = ("demo", "restore", "serve")


def start_django() -> None:
    """Loads the settings and the models. Raises ``Stop`` when a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Stop(str(error)) from error


def with_django(command: Command, options: argparse.Namespace) -> int:
    """Runs a command with Django started, as the system; a refusal ends with its sentence and code 2."""
    start_django()
    from django.db import DatabaseError

    from selaras.registers.archive.refused import Refused
    from selaras.registers.archive.scope import system

    if command.__name__ not in MAKES_DATABASE:
        _demand_database()
    try:
        with system(f"perintah selaras {command.__name__}"):
            return command(options)
    except Refused as refusal:
        raise Stop(str(refusal)) from refusal
    except DatabaseError as error:
        raise Stop(f"basis data menolak perintah ini: {str(error).splitlines()[0]}.") from error


def _demand_database() -> None:
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise Stop(f"basis data tidak dapat dibuka: {str(error).splitlines()[0]}.") from error
    if behind:
        raise Stop("basis data belum siap. Jalankan: selaras manage migrate (atau selaras demo untuk contoh).")


def manage(arguments: list[str]) -> int:
    """``selaras manage …``: Django's own commands, unchanged."""
    try:
        start_django()
    except Stop as stop:
        warn(str(stop))
        return WRONG_USE
    from django.core.management import execute_from_command_line

    execute_from_command_line(["selaras manage", *arguments])
    return DONE


def find_agency(code: str) -> "Unit":
    """The agency of ``KODE`` or ``PEMERINTAH/KODE``. Raises ``Stop`` with the agencies there are."""
    from django.conf import settings

    from selaras.registers.organisations.models import Unit
    from selaras.registers.plans.fitting import padded

    government, _, own = code.rpartition("/")
    government = government or settings.SELARAS_GOVERNMENT
    agencies = Unit.objects.filter(level=Unit.Level.AGENCY, parent__code=government).select_related("parent")
    for agency in agencies:
        if own and padded(agency.code) == padded(own):
            return agency
    known = ", ".join(f"{agency.code} {agency.name}" for agency in agencies[:5]) or "belum ada satu pun"
    raise Stop(f"perangkat daerah {code} tidak ada di {government}; yang terdaftar: {known}.")


def find_plan(options: argparse.Namespace) -> "Plan":
    """The stored plan of the agency and year, the same that the site shows. Raises ``Stop`` when there is none."""
    from selaras.registers.plans.actions import plan_of_year

    agency = find_agency(options.agency)
    if plan := plan_of_year(agency, options.year):
        return plan
    raise Stop(f"{agency.name} belum mempunyai rencana {options.year}. Simpan dahulu: selaras import BERKAS …")


def find_importing(code: str) -> "Unit":
    """The agency of a code, or the government of a bare ``64.02``: an RPJMD is its own. Raises ``Stop``."""
    from selaras.registers.organisations.models import Unit

    government = Unit.objects.filter(parent=None, code=code).first()
    return government or find_agency(code)


def import_file(options: argparse.Namespace) -> int:
    """``selaras import FILE --agency CODE --year YYYY [--dry-run]``."""
    from selaras.cli.files import read_of_year
    from selaras.registers.plans.actions import accept, preview

    agency = find_importing(options.agency)
    reading = read_of_year(options)
    if reading.refused:
        for problem in reading.problems:
            warn(f"{problem.place}: {problem.message} {problem.hint}")
        return WRONG_USE
    if options.dry_run:
        done = preview(reading.book, agency, options.year, reading.problems)
        say(f"Tidak disimpan (uji coba). {done.sentence()}")
    else:
        done = accept(reading.book, reading.problems, agency, options.year, source=reading.name)
        say(done.sentence() if done.changed else "Tidak ada yang berubah: rencana yang tersimpan sudah sama.")
    for problem in done.doubts:
        say(f"Perlu dipastikan, {problem.place.sentence()}: {problem.message} {problem.hint}")
    return DONE


def check_stored(options: argparse.Namespace) -> int:
    """``selaras check --agency CODE --year YYYY``: the open findings of the stored plan; waived ones are left out. With
    ``--across`` also those over all documents of its year."""

    from selaras.cli.files import judge, report
    from selaras.engine.checks.check import checks
    from selaras.registers.findings.actions import open_findings, year_findings
    from selaras.registers.law.actions import current_law
    from selaras.registers.plans.people import peopled_book

    plan = find_plan(options)
    judgement = judge(peopled_book(plan), options, current_law())
    asked = {part.strip().upper() for part in options.checks.split(",")} - {""}
    own = [found for found in open_findings(plan, judgement) if not checks()[found.check].across]
    over_year = year_findings(plan.org_unit, plan.year) if options.across else ()
    told = [found for found in over_year if not asked or found.check in asked]
    return report(replace(judgement, findings=(*own, *told)), options.format)


def explain_stored(options: argparse.Namespace) -> int:
    """``selaras explain FIGURE-REF``: a figure of the stored plan that has its row; ``daftar --agency CODE --year
    YYYY`` names all of that plan."""
    from selaras.cli.explaining import LIST, tell
    from selaras.engine.explanation.reference import NoFigure, Reference
    from selaras.registers.law.actions import current_law
    from selaras.registers.measurements.measured import with_measurements
    from selaras.registers.organisations.units import agency_above
    from selaras.registers.plans.figures import plan_of_figure
    from selaras.registers.plans.store import book_of

    if options.reference == LIST:
        if not (options.agency and options.year):
            raise Stop("sebutkan rencananya: selaras explain daftar --agency KODE --year TTTT, atau --file BERKAS.")
        return tell(LIST, book_of(find_plan(options)), current_law())
    try:
        reference = Reference.parse(options.reference)
    except NoFigure as error:
        raise Stop(str(error)) from error
    plan = plan_of_figure(reference)
    if plan is None:
        raise Stop(f"baris “{reference.row}” tidak ada di rencana mana pun; periksa rujukannya.")
    years = range(plan.year - 1, (plan.last_year or plan.year) + 1)
    return tell(options.reference, with_measurements(book_of(plan), agency_above(plan.org_unit), years), current_law())


def issue(options: argparse.Namespace) -> int:
    """``selaras issue TYPE --agency CODE --year YYYY [--quarter N] [--format …] [--out DIR]``."""
    formats = [part.strip().lower() for part in options.format.split(",") if part.strip()]
    unknown = [part for part in formats if part not in ("pdf", "docx", "xlsx")]
    if unknown or not formats:
        raise Stop(f"format “{', '.join(unknown)}” tidak dikenal; yang ada: pdf, docx, xlsx.")
    for line in issue_into(find_plan(options), options.type, formats, options.out, options.quarter):
        say(line)
    return DONE


def issue_into(plan: "Plan", type_id: str, formats: list[str], folder: Path, quarter: int = 0) -> list[str]:
    """Issues a document, until the end of a quarter where one is named, and writes its files; returns what to tell."""
    from django.utils import timezone

    from selaras.engine.documents.document import QUARTER
    from selaras.registers.archive.actions import content_of
    from selaras.registers.issuing.actions import Asked
    from selaras.registers.issuing.actions import issue as issue_document

    asked = Asked(extra={QUARTER: str(quarter)}) if quarter else None
    done = issue_document(plan, type_id, timezone.localtime(), asked)
    document = done.document
    told = [f"{document.title}: {_state(document.number, done.drafted_because)}{'' if done.new else ' (sudah ada)'}"]
    if done.plan.pk != plan.pk:
        told.append(f"  Dicetak dari {done.plan} yang disusun tersendiri, bukan dari {plan}.")
    folder.mkdir(parents=True, exist_ok=True)
    for wanted in formats:
        of_quarter = f"-tw{quarter}" if quarter else ""
        file = folder / f"{type_id.replace('_', '-')}-{document.year}{of_quarter}.{wanted}"
        content = content_of(document, wanted)
        if not (file.exists() and file.read_bytes() == content):
            file.write_bytes(content)
        told.append(f"  {file}")
    return told


def _state(number: str, drafted_because: tuple[str, ...]) -> str:
    if drafted_because:
        return f"KONSEP, karena {' dan '.join(drafted_because)}"
    return f"nomor {number}" if number else "selesai"


def export(options: argparse.Namespace) -> int:
    """``selaras export TABLE [--agency ..] [--year ..] --format csv|json``: the newest version of each plan."""
    from selaras.engine.tables.listing import as_csv, as_json, columns_of, listed
    from selaras.registers.plans.models import Plan
    from selaras.registers.plans.store import load_many

    plans = Plan.objects.order_by("org_unit_id", "year", "kind", "-id")
    if options.agency:
        plans = plans.filter(org_unit=find_agency(options.agency))
    if options.year:
        plans = plans.filter(year=options.year)
    newest: dict[tuple[str, int, str], Plan] = {}
    for plan in plans:
        newest.setdefault((str(plan.org_unit_id), plan.year, plan.kind), plan)
    rows = listed(options.table, load_many(newest.values()))
    text = as_json(rows) if options.format == "json" else as_csv(columns_of(options.table), rows)
    sys.stdout.write(text)
    return DONE


def load_nomenclature(options: argparse.Namespace) -> int:
    """``selaras nomenclature load FILE [--edition ID]``."""
    from selaras.engine.law.nomenclature_file import read_nomenclature
    from selaras.registers.law.actions import current_law
    from selaras.registers.law.actions import load_nomenclature as load

    reading = read_nomenclature(options.file, current_law().nomenclature.editions, options.edition or None)
    for problem in reading.problems:
        warn(f"{problem.place}: {problem.message} {problem.hint}")
    if reading.refused:
        return WRONG_USE
    done = load(reading.rows)
    say(f"Dimuat: {done.new} baris baru, {done.changed} berubah, {done.same} sudah ada.")
    return DONE


def backup(options: argparse.Namespace) -> int:
    """``selaras backup FILE``: written, read back and verified before it gets its name."""
    from selaras.registers.archive.backup.actions import backup as write

    manifest = write(options.file)
    size = options.file.stat().st_size / 1024
    say(f"Cadangan {options.file} selesai dan sudah diperiksa: {manifest.rows} baris, {size:.0f} KB.")
    return DONE


def restore(options: argparse.Namespace) -> int:
    """``selaras restore FILE [--replace]``: verified before anything is touched."""
    from selaras.registers.archive.backup.actions import restore as put_back

    manifest = put_back(options.file, replace=options.replace)
    say(f"Dipulihkan dari cadangan {manifest.created}: {manifest.rows} baris, sudah diperiksa.")
    return DONE


def demo(options: argparse.Namespace) -> int:
    """``selaras demo [--out DIR]``."""
    from selaras.cli.demo import run_demo

    return run_demo(options.out)


def serve(options: argparse.Namespace) -> int:
    """``selaras serve``: the site; on loopback it prints a login link for each person of the demo."""
    from selaras.cli.serving import run_server

    return run_server(options.host, options.port)
