"""The kinds of document a file can be, and how one is told from another: by its titles and by its tables."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from selaras.engine.readers.layout import Match
from selaras.engine.readers.material import Material
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import clean, fold

_TITLE = 10
"""How loudly a title speaks; a table speaks with 1 to 3 (``Layout.speaks``)."""
_DEEP = 40  # characters before the name of the kind, beyond which it is a sentence that names it
_BELOW = 6  # texts below such a sentence among which the title itself may stand
_LINES = 60  # texts from the start among which a title is looked for


class Kind(Frozen):
    """One kind of document. ``words`` is a regular expression over the folded title. A kind that is no ``plan`` is read
    and judged but not kept as a plan; one that is not ``tested`` was built on the regulation's form alone."""

    id: str
    name: str
    words: str
    plan: bool = True
    tested: bool = True


# The order decides where a title fits two: the more special words come first.
KINDS: tuple[Kind, ...] = (
    Kind("lapor", "Ekspor SP4N-LAPOR!", r"\bsp4n\b|\blapor\b", plan=False),
    Kind("skm", "Jawaban Survei Kepuasan Masyarakat", r"survei kepuasan masyarakat|\bskm\b", plan=False),
    Kind("lke", "Lembar Kerja Evaluasi AKIP", r"lembar kerja evaluasi|\blke\b", plan=False),
    Kind(
        "renja_evaluation",
        "Evaluasi Renja",
        r"evaluasi (?:terhadap )?(?:hasil )?(?:pelaksanaan )?(?:renja|rkpd|rencana kerja)",
    ),
    Kind(
        "musrenbang",
        "Usulan Musrenbang",
        r"\bmusrenbang(?:cam|kel|des)?\b|musyawarah perencanaan pembangunan|usulan program dan kegiatan dari",
        tested=False,
    ),
    Kind("action_plan", "Rencana Aksi", r"rencana aksi|matriks peran", tested=False),
    Kind("realisation", "Realisasi Anggaran", r"(?:laporan )?realisasi (?:anggaran|belanja|fisik)", tested=False),
    Kind("rkt", "Rencana Kerja Tahunan", r"\brencana (?:kerja|kinerja) tahunan\b|\brkt\b"),
    Kind("iku", "Indikator Kinerja Utama", r"indikator kinerja utama|\biku\b"),
    Kind("pk", "Perjanjian Kinerja", r"perjanjian kinerja"),
    Kind("dpa", "DPA", r"dokumen pelaksanaan (?:perubahan |pergeseran )?anggaran|\bdpp?a\b"),
    Kind("renstra", "Rencana Strategis", r"\brencana strategis\b|\brenstra\b"),
    Kind("renja", "Rencana Kerja", r"\brencana kerja\b|\brenja\b|rumusan rencana program"),
    # Every plan speaks of the RPJMD; only a text that begins with it is its title.
    Kind(
        "rpjmd",
        "RPJMD",
        r"^(?:(?:rancangan|awal|akhir|dokumen|buku|perubahan|tentang|lampiran)\s+)*"
        r"(?:rencana pembangunan jangka menengah daerah\b|rpjmd\b)(?! (?:yang|dan|adalah|serta|merupakan)\b)",
        tested=False,
    ),
)
BY_ID = {kind.id: kind for kind in KINDS}


class Verdict(Frozen):
    """Which kind a file is, how sure that is and why. ``title`` is the text that names it, empty where none does."""

    kind: Kind
    sure: str
    reasons: tuple[str, ...]
    title: str
    place: Place


def verdict(material: Material, matches: Sequence[Match], chosen: str = "") -> Verdict | None:
    """The kind that titles and tables speak for together; None where nothing speaks for any."""
    titled = _title(material)
    points: Counter[str] = Counter()
    if titled is not None:
        points[titled[0].id] += _TITLE
    loudest = _tables(matches)
    for spoken in loudest.values():
        points.update(spoken)
    if not points and not chosen:
        return None
    order = {kind.id: n for n, kind in enumerate(KINDS)}
    ranked = sorted(points, key=lambda id_: (-points[id_], order[id_]))
    kind = BY_ID[chosen or ranked[0]]
    title, place = (titled[1], titled[2]) if titled else ("", Place(material.name, 1, 1))
    by_title = titled is not None and titled[0] is kind
    by_table = [name for name, spoken in loudest.items() if spoken.get(kind.id)]
    reasons = [f"judul “{title[:120]}”"] if by_title else []
    reasons += [f"tabel {name}" for name in by_table]
    return Verdict(kind, _sureness(chosen, by_title, bool(by_table), points, ranked), tuple(reasons), title, place)


def _sureness(chosen: str, by_title: bool, by_table: bool, points: Counter[str], ranked: list[str]) -> str:
    if chosen:
        return "dipilih"
    rival = points[ranked[1]] if len(ranked) > 1 else 0
    if by_title and by_table:
        return "pasti"
    return "ragu" if points[ranked[0]] - rival < 2 and not by_title else "cukup pasti"


def _title(material: Material) -> tuple[Kind, str, Place] | None:
    """The first text that names a kind. Where it does so deep in a sentence (a note above the title), a text right
    below that begins with the kind is the title."""
    texts = [said for said in material.said if said.text.strip()][:_LINES]
    for n, said in enumerate(texts):
        words = fold(clean(said.text))
        for kind in KINDS:
            if found := re.search(kind.words, words):
                deep = found.start() > _DEEP
                below = (each for each in texts[n + 1 : n + _BELOW] if re.match(kind.words, fold(clean(each.text))))
                named = next(below, said) if deep else said
                return kind, clean(named.text).lstrip("# "), named.place
    return None


def _tables(matches: Iterable[Match]) -> dict[str, Counter[str]]:
    """Each recognised layout once, however many tables of it there are."""
    return {match.layout.name: Counter(match.layout.speaks) for match in matches if match.layout is not None}
