"""The kinds of plan by the name that offices call each by."""

from collections.abc import Mapping
from typing import Final

KIND_WORDS: Final[Mapping[str, str]] = {
    "rpjmd": "RPJMD",
    "renstra": "Renstra",
    "renja": "Renja",
    "rkt": "RKT",
    "pk": "Perjanjian Kinerja",
    "iku": "IKU",
    "dpa": "DPA",
    "action_plan": "Rencana Aksi",
    "renja_evaluation": "Evaluasi Renja",
    "realisation": "Realisasi Anggaran",
    "musrenbang": "Musrenbang",
    "performance_tree": "Pohon Kinerja",
}
