"""Forms of Permendagri 86/2017 without rows of their own yet, told by their headings; and tables about the past."""

import re
from functools import lru_cache

from selaras.engine.readers.figures import figures
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.frozen import Frozen


class Form(Frozen):
    """One form: its name, and regular expressions that its headings must fit, each one; ``without`` none may."""

    name: str
    needs: tuple[str, ...]
    without: str = r"^$^"
    speaks: str = "renja"


# The order decides where a table fits two: the form with more special columns comes first.
FORMS = (
    Form("T-C.31 (review terhadap rancangan awal RKPD)", (r"rancangan awal", r"analisis|kebutuhan dana")),
    Form(
        "T-C.29 (evaluasi pelaksanaan Renja tahun lalu dan capaian Renstra)",
        (r"program|kegiatan", r"indikator", r"realisasi", r"tingkat (capaian |realisasi)"), r"triwulan|\btw\b|\brp\b",
    ),
    Form(
        "T-C.23 (pencapaian kinerja pelayanan)",
        (r"indikator", r"target .*(nspk|ikk|indikator lainnya)", r"realisasi", r"rasio"), speaks="renstra",
    ),
    Form(
        "T-C.24 (anggaran dan realisasi pendanaan pelayanan)",
        (r"^anggaran", r"^realisasi anggaran", r"rasio"), speaks="renstra",
    ),
    Form(
        "T-C.30 (pencapaian kinerja pelayanan)",
        (r"^indikator", r"spm|standar nasional|ikk", r"target", r"realisasi", r"proyeksi"),
    ),
)  # fmt: skip


def form_of(table: Grid) -> Form | None:
    """The form a table is, None for any other table."""
    return _form_of(table.headings)


@lru_cache(maxsize=1024)
def _form_of(headings: tuple[str, ...]) -> Form | None:
    for form in FORMS:
        needed = all(any(re.search(words, heading) for heading in headings) for words in form.needs)
        if needed and not any(re.search(form.without, heading) for heading in headings):
            return form
    return None


def is_about_the_past(table: Grid) -> bool:
    """Whether a table shows what was spent or how far plans were reached: no table of a plan does."""
    found = figures(table.headings, 1, 1)
    return any(each.role == "percent" or (each.role == "actual" and each.money) for each in found)
