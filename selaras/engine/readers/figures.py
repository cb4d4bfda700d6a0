"""What the columns of figures of a table hold, by their joined headings: targets, actuals, money, and of when."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.period import MONTHS, Period

Role = Literal["target", "actual", "percent", "unit"]
Phase = Literal["", "start", "end", "forecast", "estimate"]


class Figure(Frozen):
    """One column of figures (``column`` from 0).

    ``money`` tells pagu (a target in money) and realisasi anggaran (an actual in money) from values; a percent of
    money is the absorbed share. ``period`` is the year or quarter the heading names, None where it names none.
    ``phase``: the state at the start or the end of a plan's period, a forecast (prakiraan maju), an estimate of what is
    not yet over. ``upto`` is what has run up from the start of the plan (s/d). ``plain`` headings say when and nothing
    else; what they hold the caption or the cells tell. ``fund`` is the source of funds a money column is for.
    ``version`` tells the pagu or target before a shift or change of the plan from the one after it.
    ``unit`` is how many rupiah one of money is: 1, or a thousand or a million where the heading says so. ``measure`` is
    the unit that a heading of values names (``Target (%)``), empty where it names none.
    """

    column: int
    role: Role
    money: bool = False
    period: Period | None = None
    phase: Phase = ""
    upto: bool = False
    plain: bool = False
    fund: str = ""
    unit: int = 1
    version: Literal["", "before", "after"] = ""
    measure: str = ""


def figures(headings: Sequence[str], first_year: int, year: int) -> tuple[Figure, ...]:
    """The figures among folded headings. ``first_year`` is what ``tahun ke-1`` counts from, ``year`` what ``tahun n``
    and a quarter without a year mean. Columns that hold no figure have none."""
    return _figures(tuple(headings), first_year, year)


@lru_cache(maxsize=1024)
def _figures(headings: tuple[str, ...], first_year: int, year: int) -> tuple[Figure, ...]:
    found = [_figure(column, _spaced(heading), first_year, year) for column, heading in enumerate(headings)]
    return tuple(_counted_from_n(headings, [figure for figure in found if figure is not None], year))


_QUARTER_WORD = r"(?:tri ?wulan(?:an)?|tw|trw|triw|trwln|kuartal|kwartal|quarter)"
_QUARTERS = {
    "i": 1, "1": 1, "satu": 1, "pertama": 1, "ii": 2, "2": 2, "dua": 2, "kedua": 2,
    "iii": 3, "3": 3, "tiga": 3, "ketiga": 3, "iv": 4, "4": 4, "empat": 4, "keempat": 4,
}  # fmt: skip
_ORDINAL = "|".join(sorted(_QUARTERS, key=len, reverse=True))
_BESIDE = re.compile(rf"\b{_QUARTER_WORD} (?:ke )?({_ORDINAL})\b|\bq ?([1-4])\b")
_BELOW = re.compile(rf"\b{_QUARTER_WORD}\b.*?\b({_ORDINAL})(?= (?:k|rp|%|target|realisasi|capaian|satuan|\w+)$|$)")
_YEAR = r"(?:19|20|21)\d\d"
_RANGE = re.compile(rf"\b({_YEAR}) (?:s d |sd |sampai (?:dengan )?|hingga )?(?:tahun )?({_YEAR})\b")
_ONE_YEAR = re.compile(rf"\b({_YEAR})\b")
_NTH = re.compile(r"\b(?:tahun|thn|th)\.? (?:ke )?([1-9]|i{1,3}|iv|v)\b(?! triwulan)")
_N = re.compile(r"\bn(?: ([1-9]))?\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NO_FIGURE = re.compile(
    r"\bpertumbuhan\b|\bsemester\b|\bcaturwulan\b|\bsisa\b|\bselisih\b|\b(?:ber)?(?:tambah|kurang)(?:nya)?\b"
    r"|\bpenambahan\b|\bpengurangan\b|\blebih kurang\b|\bjadwal\b"
)
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)} | {"pebruari": 2, "nopember": 11}
_MONTHS |= {name.casefold()[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTHS |= {"peb": 2, "agt": 8, "ags": 8, "agust": 8, "sept": 9, "nop": 11}
_MONTH = re.compile(
    rf"\b(?:bulan )?({'|'.join(_MONTHS)})(?: ({_YEAR}))?(?: (?:k|rp|%|rupiah|target|realisasi|capaian|anggaran|fisik"
    rf"|keuangan|keu|pagu)| \d)*$"
)
_BEFORE = re.compile(r"\b(?:sebelum|semula|murni|induk)\b")
_VERSION = re.compile(
    r"\b(?:sebelum|sesudah|setelah) (?:pergeseran|perubahan|p apbd|papbd)\b|^(?:jumlah )?(?:semula|menjadi)(?: rp)?$"
    r"|^apbd (?:murni|induk|perubahan)(?: rp)?$"
)
_AFTER = re.compile(r"\b(?:sesudah|setelah|menjadi|pergeseran|perubahan)\b")

_START = re.compile(
    r"\bkondisi (?:kinerja )?(?:pada )?(?:tahun )?awal\b|\bawal (?:periode|perencanaan|renstra|rpjmd)\b"
    r"|\btahun awal\b|\bdata (?:capaian|awal|dasar)\b|\bbase ?line\b|\bcapaian awal\b"
    r"|\bkondisi (?:eksisting|saat ini)\b"
)
_END = re.compile(
    r"\bkondisi (?:kinerja )?(?:pada )?(?:tahun )?akhir\b|\bakhir (?:periode|masa|renstra|rpjmd|perencanaan)\b"
    r"|\b(?:target|capaian) akhir\b"
)
_FORECAST = re.compile(r"\b(?:prakiraan|perkiraan) maju\b")
_ESTIMATE = re.compile(r"\b(?:prakiraan|perkiraan|proyeksi)\b")
_UPTO = re.compile(r"\bs d\b|\bsd\b|\bsampai (?:dengan|akhir)\b|\bhingga\b|\bkumulatif s\b")

_MONEY = re.compile(r"\b(?:rp|rupiah|pagu|anggaran|keuangan|keu|dana|pendanaan|biaya|belanja|alokasi)\b")
_VALUE = re.compile(r"\b(?:k|kinerja|target|capaian|volume|vol|fisik|keluaran|hasil)\b")
_PERCENT = re.compile(
    r"\brasio\b|\b(?:tingkat|persentase|prosentase|persen) (?:\w+ )?(?:capaian|realisasi|serapan|penyerapan)\b"
    r"|\b(?:penye|se)rapan\b|\b(?:realisasi|capaian)\b.*(?:%|\bpersen(?:tase)?$)"
)
_ABSORBED = re.compile(r"\b(?:penye|se)rapan\b")
_MILLIONS = re.compile(r"\bjuta(?:an)?\b|\brp 000 000\b|\b(?:x|dalam|satuan) (?:rp ?)?1 000 000\b(?! 000)")
_THOUSANDS = re.compile(r"\bribu(?:an)?\b|\b(?:rp|x) ?(?:000|1 000)\b(?! 000)")
_ACTUAL = re.compile(r"\brealisasi\b|\btercapai\b")
_TARGET = re.compile(r"\btarget\b|\brencana (?:kinerja|capaian|realisasi)\b")
_MEASURE = re.compile(
    r"\btarget\b(?: \w+){0,4}? (%|persen|dokumen|laporan|orang|unit|indeks|nilai|poin|skor|paket|bulan|hari|buah|desa"
    r"|kelurahan|kk|km|ha|berkas|lembaga|kelompok)$"
)
_ROLE = re.compile(
    rf"{_MONEY.pattern}|{_PERCENT.pattern}|{_ACTUAL.pattern}|\b(?:target|capaian|volume|fisik|proyeksi|prakiraan)\b"
    rf"|{_START.pattern}|{_END.pattern}"
)
_OTHER = re.compile(
    r"\b(?:lokasi|lokus|sumber (?:dana|pendanaan)(?! lain)|catatan|keterangan|ket|prioritas|penanggung ?jawab|pelaksana"
    r"|unit kerja|kelompok|indikator|formulasi|definisi|kode|uraian|rekomendasi|faktor|nama|strategi"
    r"|bukti|sasaran strategis|tol[ao]k ukur)\b"
)
_FUND = re.compile(
    r"\b(apbd(?: provinsi| kabupaten| kota| kab| perubahan)?|apbn|dak(?: non)?(?: fisik)?|dau|dbh|did|pad|bankeu"
    r"|(?:sumber )?(?:dana )?lain(?:nya| lain)|swasta|csr|hibah)\b"
)
_TIME_WORDS = re.compile(
    r"(?:tahun|thn|th|ta|t|ke|pada|rencana|renstra|renja|rpjmd|perencanaan|periode|per|perangkat|daerah|pd|opd|skpd"
    rf"|anggaran|berjalan|kumulatif|bulan|{'|'.join(_MONTHS)}|tri|wulan|{_QUARTER_WORD}|k|n|d|s|sd|q|{_ORDINAL}|\d+"
    r"|[ ])*"
)


_NAMES = r"indikator|tola?o?k ukur"


def _spaced(heading: str) -> str:
    """Letters and digits grown together apart: ``t2026``, ``twiv``, ``tw1``, ``triwulan1``; footnote signs dropped."""
    apart = re.sub(rf"\b([a-z]+)({_YEAR})\b", r"\1 \2", heading)
    apart = re.sub(rf"\b({_YEAR})([a-z]+)\b", r"\1 \2", apart)
    return re.sub(r"\b(tw|trw|triwulan|tahun|th)([1-9]|i{1,3}|iv)\b", r"\1 \2", apart)


def _figure(column: int, words: str, first_year: int, year: int) -> Figure | None:
    if not words or _NO_FIGURE.search(words):
        return None
    timed, period = _period(words, first_year, year)
    role_at = _last(_ROLE, words)
    if re.search(r"\bsatuan\b", words) and max(role_at, timed) < _last(re.compile(r"\bsatuan\b"), words) + 1:
        return Figure(column, "unit", period=period)
    if role_at < 0 and _VERSION.search(words):
        return Figure(
            column, "target", money=True, period=period, version="before" if _BEFORE.search(words) else "after"
        )
    fund = _FUND.search(words)
    if role_at < 0 and (timed < 0 or not _TIME_WORDS.fullmatch(words)):
        return None
    if _last(_OTHER, words) > max(role_at, timed) or (re.match(_NAMES, words) and timed < 0):
        return None
    money = _is_money(words)
    source = _fund_name(fund[1]) if fund and money and _has_money_beside(words, fund) else ""
    if re.search(r"\bsumber (?:dana|pendanaan)\b", words) and not source:
        return None
    role, phase = _role(words, money), _phase(words)
    money = money or (role == "percent" and bool(_ABSORBED.search(words)))
    upto = bool(_UPTO.search(words))
    version: Literal["", "before", "after"] = ""
    if role == "target" and not phase:
        version = "before" if _BEFORE.search(words) else "after" if _AFTER.search(words) else ""
    unit = rupiah_unit(words) if money else 1
    measure = _MEASURE.search(words) if role == "target" and not money else None
    named = measure[1] if measure else ""
    return Figure(column, role, money, period, phase, upto, role_at < 0, source, unit, version, named)


def rupiah_unit(words: str) -> int:
    """How many rupiah one of the money under a heading or caption is: ``Rp (juta)``, ``ribuan rupiah``."""
    if _MILLIONS.search(words):
        return 1_000_000
    return 1_000 if _THOUSANDS.search(words) else 1


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last match ends, -1 without one."""
    return max((found.end() for found in pattern.finditer(words)), default=-1)


def _period(words: str, first_year: int, year: int) -> tuple[int, Period | None]:
    """Where the last word of time ends, and the period it names."""
    spans = list(_RANGE.finditer(words))
    bare = _RANGE.sub(lambda found: " " * len(found[0]) if found[1] < found[2] else found[0], words)
    ends, years = [-1], [int(found[1]) for found in _ONE_YEAR.finditer(bare)]
    ends += [found.end() for found in _ONE_YEAR.finditer(bare)]
    if not years and (nth := _NTH.search(bare)) and not re.search(_QUARTER_WORD, bare):
        years, ends = [first_year - 1 + _number(nth[1])], [nth.end()]
    if named := _MONTH.search(bare):
        when = int(named[2]) if named[2] else years[-1] if years else year
        return max(*ends, named.end()), Period(when, when, month=_MONTHS[named[1]])
    if quarter := _BESIDE.search(bare) or _BELOW.search(bare):
        number = _QUARTERS[next(filter(None, quarter.groups()))]
        when = years[-1] if years else year
        return max(*ends, quarter.end()), Period(when, when, number)
    if years:
        return max(ends), Period(years[-1], years[-1])
    if (n := _N.search(bare)) and not n[1]:
        return n.end(), Period(year, year)
    if n:
        return n.end(), None  # before or after: told by its neighbours
    if spans and int(spans[-1][1]) < int(spans[-1][2]):
        return spans[-1].end(), Period(int(spans[-1][1]), int(spans[-1][2]))
    if _FORECAST.search(bare):
        return -1, Period(year + 1, year + 1)
    return -1, None


def _number(text: str) -> int:
    return _ROMAN.get(text) or int(text)


def _is_money(words: str) -> bool:
    """Whether the last word that says so says money: K, Rp and % below a heading decide over the heading."""
    if words.endswith(" k"):
        return False
    unclear = re.sub(r"\bsumber (?:dana|pendanaan)\b|\btahun anggaran\b", "", words)
    money, value = _last(_MONEY, unclear), _last(_VALUE, unclear)
    return money > value


def _role(words: str, money: bool) -> Role:
    plan = re.sub(r"\brealisasi (?:capaian )?target\b", "realisasi", words)
    actual, target = _last(_ACTUAL, plan), _last(_TARGET, plan)
    if _PERCENT.search(words) and (target < 0 or actual >= 0):
        return "percent"
    if _START.search(words):
        return "actual"
    if actual > target:
        return "actual"
    is_reached = re.search(r"\bcapaian\b", plan) and target < 0 and not money
    return "actual" if is_reached and not re.search(r"\brencana\b|\bprakiraan\b|\bakhir\b", plan) else "target"


def _phase(words: str) -> Phase:
    if _FORECAST.search(words):
        return "forecast"
    if _START.search(words):
        return "start"
    if _END.search(words):
        return "end"
    return "estimate" if _ESTIMATE.search(words) else ""


def _has_money_beside(words: str, fund: re.Match[str]) -> bool:
    rest = re.sub(r"\bsumber (?:dana|pendanaan)\b", "", words[: fund.start()] + words[fund.end() :])
    return bool(_MONEY.search(rest))


def _fund_name(words: str) -> str:
    """``APBD Provinsi`` of ``apbd provinsi``."""
    small = {"provinsi", "kabupaten", "kota", "sumber", "dana", "lain", "lainnya", "perubahan", "swasta", "hibah"}
    return " ".join(word.title() if word in small else word.upper() for word in words.split())


def _counted_from_n(headings: Sequence[str], found: list[Figure], year: int) -> list[Figure]:
    """``n+1`` and ``n-1`` lose their sign where headings are folded: what is reached or stands left of the year n lies
    before it, a forecast and what stands right of the same figure of year n lies behind it."""
    passed: set[tuple[Role, bool]] = set()
    result = []
    for figure in found:
        words = _spaced(headings[figure.column])
        n = _N.search(words)
        if figure.period is not None or n is None or not n[1]:
            if n and not n[1]:
                passed.add((figure.role, figure.money))
            result.append(figure)
            continue
        ahead = figure.phase == "forecast" or (figure.role, figure.money) in passed
        reached = figure.role in ("actual", "percent") and not figure.phase
        ahead = ahead and not reached and not re.search(r"\blalu\b|\bberjalan\b", words)
        when = year + int(n[1]) * (1 if ahead else -1)
        result.append(replace(figure, period=Period(when, when)))
    return result
