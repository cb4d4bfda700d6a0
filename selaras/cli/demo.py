"""The demo: one real kecamatan with invented people, its plan read, checked, stored, and its documents issued."""

from collections import Counter
from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from selaras.cli.demo_year import next_year
from selaras.cli.exits import DONE, Stop, say, warn
from selaras.cli.files import severity_words, summary_text
from selaras.cli.registers import issue_into
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading
from selaras.registers.archive.scope import acting
from selaras.registers.findings.actions import judge
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.demo import AGENCY_CODE, PLANNER, office, people
from selaras.registers.organisations.demo_staff import staff
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rkt-sangasanga-2025.md"
YEAR = 2025
DOCUMENTS = (
    ("rkt", ["pdf", "docx", "xlsx"]),
    ("pk", ["pdf", "docx", "xlsx"]),
    ("organisation_chart", ["pdf"]),
    ("lembar_koreksi", ["pdf"]),
)


def run_demo(out: Path) -> int:
    """Prepares database, office and people where they are missing, then does what a planner would do."""
    if not SAMPLE.exists():
        raise Stop(f"rencana contoh {SAMPLE} tidak ada; jalankan dari salinan proyek yang utuh.")
    call_command("migrate", verbosity=0, interactive=False)
    agency = office()
    reading = read_file(SAMPLE.name, SAMPLE.read_bytes())
    if reading.refused:
        for problem in reading.problems:
            warn(f"{problem.place}: {problem.message}")
        raise Stop("rencana contoh tidak dapat dibaca.")
    today = timezone.localdate()
    accepted = accept(reading.book, reading.problems, agency, YEAR, source=reading.name)
    planner = people(agency, today)[PLANNER]
    if accepted.plan is None:
        raise Stop("rencana contoh tidak tersimpan.")
    with acting(scope_of(planner, today)):
        staff(agency, date(YEAR, 1, 1))
        accepted_plan = Plan.objects.select_related("org_unit").get(pk=accepted.plan.pk)
        _tell(reading, accepted_plan, changed=accepted.changed)
        say("\nDokumen yang diterbitkan:")
        for type_id, formats in DOCUMENTS:
            for line in issue_into(accepted_plan, type_id, formats, out):
                say(f"  {line}")
        if (begun := next_year(accepted_plan)) is not None:
            say(f"\nTahun berikutnya: {begun} dimulai sebagai salinan, dengan dua Perjanjian Kinerja dan tiga usulan.")
    say(
        f"\nBuka lebih dahulu: {out / 'lembar-koreksi-2025.pdf'}, lalu {out / 'rkt-2025.pdf'}.\n"
        f"Situs: make serve. Rencana tersimpan untuk {AGENCY_CODE} tahun {YEAR} dan drafnya untuk {YEAR + 1}."
    )
    return DONE


def _tell(reading: Reading, plan: Plan, *, changed: bool) -> None:
    say("Yang dibaca:")
    say("  " + summary_text(reading).replace("\n", "\n  "))
    say(f"\n{'Disimpan sebagai draf.' if changed else 'Sudah tersimpan; tidak ada yang berubah.'}")
    judgement = judge(plan)
    causes = {(finding.check, finding.cause): finding.severity for finding in judgement.findings}
    counts = Counter(causes.values())
    say("\nYang ditemukan:")
    for severity, words in severity_words().items():
        rows = sum(finding.severity is severity for finding in judgement.findings)
        say(f"  {counts[severity]} {words} ({rows} baris)")
