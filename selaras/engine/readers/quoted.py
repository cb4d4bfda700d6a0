"""The documents a plan quotes (Renstra, list of IKU, the year's agreement), each a row of its own."""

from selaras.engine.readers.draft import Draft
from selaras.engine.tables.period import Period
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, DocumentKind, PlanDocument

TITLES: dict[str, str] = {
    "rpjmd": "Rencana Pembangunan Jangka Menengah Daerah",
    "renstra": "Rencana Strategis",
    "iku": "Indikator Kinerja Utama",
    "renja": "Rencana Kerja",
    "rkt": "Rencana Kerja Tahunan",
    "pk": "Perjanjian Kinerja",
    "dpa": "Dokumen Pelaksanaan Anggaran",
    "action_plan": "Rencana Aksi",
    "renja_evaluation": "Evaluasi Hasil Renja",
    "realisation": "Laporan Realisasi Anggaran",
    "musrenbang": "Usulan Musrenbang",
}


def quoted_plan(draft: Draft, kind: DocumentKind, place: Place, first: int, last: int) -> PlanDocument:
    """The plan document of this kind: the file itself, one already quoted, or a new one from first to last year."""
    for plan in draft.all(PlanDocument):
        if plan.kind == kind:
            return plan
    period = str(Period(first, last))
    plan = draft.add(
        PlanDocument, place, kind=kind, title=TITLES[kind], first_year=first, last_year=last, period=period
    )
    return draft.change(plan, document=plan.id)


def quoted_agreement(draft: Draft, place: Place) -> Agreement:
    """The agreement of the plan's year, made when first asked for: a document of its own inside a plan, the file itself
    where that is a Perjanjian Kinerja."""
    for agreement in draft.all(Agreement):
        return agreement
    year = draft.period.last
    own = draft.rows[draft.document]
    if isinstance(own, PlanDocument) and own.kind == "pk":
        return draft.add(Agreement, own.place, title=own.title, year=year)
    agreement = draft.add(Agreement, place, title=f"{TITLES['pk']} Tahun {year}", year=year)
    return draft.change(agreement, document=agreement.id)
