"""XML before any parser sees it: no definitions of its own, no more of it than fits, no cell out of all proportion."""

import re

from selaras.engine.readers.source import Unreadable, dotted, refuse

MOST_ELEMENTS = 1_000_000
MOST_SHEET_ELEMENTS = 6_000_000
"""A sheet is read row by row and thrown away; any other part is held as a tree, half a kilobyte an element."""
MOST_CELLS = 1_000_000
LONGEST_TEXT = 8 * 1024**2
MOST_MERGED = 2_000_000
_FAR_BOX = 10_000_000
_SPARSE = 1000
"""A sheet whose filled cells span ten million places must fill one in a thousand of them."""
_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1",
                        "iso-8859-15", "windows-1252", "windows-1250", "cp1252"})  # fmt: skip
_DECLARED = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_DEFINITION = re.compile(rb"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<!ENTITY[^>]*\b(SYSTEM|PUBLIC)\b", re.IGNORECASE)
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
# The reference of a cell from column AAA or row 100,000 on, or of a row from there on.
_FAR = re.compile(rb"r=[\"'](?:([A-Z]{3})(\d{1,7})|([A-Z]{1,2})(\d{6,7})|(\d{6,7}))[\"']")
_FILLED = re.compile(rb"\s*<(?:\w+:)?(?:v|is|f)\b")
_CELL_WITHOUT_REFERENCE = re.compile(rb"\s*<(?:\w+:)?c\b(?![^>]*\br=)(?:[^>]*[^/])?>")
_AREAS = tuple(  # one pattern a word: it then begins with what is searched for in one go
    re.compile(word + rb"\b[^>]*?\bref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']") for word in (b"mergeCell", b"hyperlink")
)
_REPEATED = re.compile(rb"\bnumber-(columns|rows)-repeated=[\"'](\d{3,})[\"']")
_TYPED = re.compile(rb"\bvalue-type=|<text:p\b")
_ROOT = re.compile(rb"<(?![?!])(?:\w+:)?([\w-]+)")
_SAVE_ANEW = "Buka berkas dengan aplikasi asalnya, simpan kembali dengan nama baru, lalu unggah berkas yang baru."
_LESS = "Salin tabel rencananya saja ke berkas baru, simpan, lalu unggah berkas yang baru."


def demand_plain(name: str, part: bytes, what: str) -> bytes:
    """Raises ``Unreadable`` for XML that defines anything, in whatever encoding; returns it as bytes that contain
    ASCII for ASCII. ``what`` names the part."""
    plain = _readable(name, part)
    if b"<!" in plain and _DEFINITION.search(plain):  # without the first look, ignoring case costs 20 ms a megabyte
        raise defined(name, what)
    return plain


def demand_no_entity_outside(name: str, part: bytes, what: str) -> None:
    """The same for a picture in SVG, which may have its DOCTYPE as drawing programs write it."""
    if b"<!" in (plain := _readable(name, part)) and _OUTSIDE.search(plain):
        raise defined(name, what)


def demand_no_entity(name: str, part: bytes, what: str) -> None:
    """The same for HTML, whose DOCTYPE defines nothing."""
    if b"<!" in (plain := _readable(name, part)) and _ENTITY.search(plain):
        raise defined(name, what)


def defined(name: str, what: str) -> Unreadable:
    """The refusal of XML with definitions, by which a file makes its reader fetch or multiply things."""
    return refuse(
        name,
        f"Bagian “{what[:80]}” berisi definisi (DOCTYPE atau ENTITY), yang tidak pernah ada dalam dokumen biasa.",
        "Jangan dibuka. Mintalah berkas yang asli kepada pembuatnya, atau simpan kembali dengan Word atau Excel.",
    )


def _readable(name: str, part: bytes) -> bytes:
    encoding = _UTF16.get(part[:2])
    if part[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"<\x00\x00\x00", b"\x00\x00\x00<", b"Lo\xa7\x94"):
        raise _encoded(name)
    if encoding:
        return part.decode(encoding, "replace").encode("utf-8", "replace")
    declared = _DECLARED.search(part[:1000])
    if declared and declared[1].decode("ascii", "replace").lower() not in _ENCODINGS:
        raise _encoded(name)
    return part


def _encoded(name: str) -> Unreadable:
    return refuse(name, "Berkas ini ditulis dengan pengodean huruf yang tidak dikenal.", _SAVE_ANEW)


def demand_measure(name: str, part: bytes, what: str) -> None:
    """Raises ``Unreadable`` for XML with too many elements, one text without end, or a sheet out of proportion.

    ``part`` is what ``demand_plain`` returned.
    """
    elements = part.count(b"<") - part.count(b"</")
    root = _ROOT.search(part[:4000])
    sheet = root is not None and root[1] == b"worksheet"
    if elements > (MOST_SHEET_ELEMENTS if sheet else MOST_ELEMENTS):
        raise refuse(name, f"Bagian “{what[:80]}” terdiri atas {dotted(elements)} unsur, terlalu banyak.", _LESS)
    if _longest_text(part) > LONGEST_TEXT:
        raise refuse(name, f"Bagian “{what[:80]}” memuat satu teks yang tidak ada habisnya.", _LESS)
    if sheet:
        _demand_sheet(name, part, elements)
    elif root is not None and root[1] in (b"document-content", b"document"):
        _demand_repeats(name, part)


def _longest_text(part: bytes) -> int:
    """The length of the longest stretch without a tag, to be trusted where it exceeds the limit."""
    longest, begin = 0, 0
    while begin + LONGEST_TEXT < len(part):
        last = part.rfind(b"<", begin, begin + LONGEST_TEXT)
        if last > begin:
            begin = last
            continue
        following = part.find(b"<", begin + LONGEST_TEXT)
        end = len(part) if following < 0 else following
        longest, begin = max(longest, end - begin), end
    return longest


def _demand_sheet(name: str, part: bytes, elements: int) -> None:
    if elements > MOST_CELLS and (filled := _filled(part)) > MOST_CELLS:
        raise refuse(
            name, f"Satu lembar berisi {dotted(filled)} sel, paling banyak {dotted(MOST_CELLS)}.", _LESS
        )  # fmt: skip
    rows, columns, farthest = _extent(part)
    if rows * columns > _FAR_BOX and (filled := _filled(part)) * _SPARSE < rows * columns:
        raise refuse(
            name,
            f"Sel {farthest} berisi, jauh di luar tabel: lembarnya menjadi {dotted(rows)} baris × "
            f"{dotted(columns)} kolom, padahal hanya {dotted(filled)} sel yang berisi.",
            f"Hapus isi sel {farthest} (Ctrl+End membawa Anda ke sana), simpan, lalu unggah kembali.",
        )
    merged = sum(_area(*found.groups()) for area in _AREAS for found in area.finditer(part))
    if merged > MOST_MERGED:
        raise refuse(
            name,
            f"Satu lembar mempunyai sel gabungan atau tautan yang meliputi {dotted(merged)} sel.",
            "Pisahkan (unmerge) sel gabungan di luar tabel, simpan, lalu unggah kembali.",
        )


def _filled(part: bytes) -> int:
    return part.count(b"</v>") + part.count(b":v>") // 2 + part.count(b"</is>") + part.count(b":is>") // 2


def _extent(part: bytes) -> tuple[int, int, str]:
    """Rows and columns up to the farthest filled cell, where one is far out, and its reference; else nothing."""
    last_row, last_column, farthest = 0, 0, ""
    for found in _FAR.finditer(part):
        closed = part.find(b">", found.end())
        if closed < 0 or not part[found.start() - 1 : found.start()].isspace():
            continue
        if part[closed - 1 : closed] == b"/":
            continue  # formatting alone: nothing of it is read
        of_row = found[5] is not None
        if not (_CELL_WITHOUT_REFERENCE if of_row else _FILLED).match(part, closed + 1):
            continue
        column = 1 if of_row else number_of(found[1] or found[3])
        row = int(found[5] or found[2] or found[4])
        if row * column > last_row * last_column or not farthest:
            farthest = found[0][3:-1].decode("ascii")
        last_row, last_column = max(last_row, row), max(last_column, column)
    if not farthest:
        return 0, 0, ""
    near = part.count(b"<row ") + part.count(b":row ")
    return max(last_row, near), max(last_column, 26), farthest


def number_of(letters: bytes) -> int:
    """The number of a column: ``A`` is 1, ``XFD`` 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    return (abs(number_of(right) - number_of(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _demand_repeats(name: str, part: bytes) -> None:
    """A sheet of ODS says “this cell 16,384 times”: fine for empty ones only."""
    most = {b"rows": 1, b"columns": 1}
    for found in _REPEATED.finditer(part):
        opened = part.rfind(b"<", 0, found.start())
        end = part.find(b"</table:table-row>" if found[1] == b"rows" else b"</table:table-cell>", found.end())
        closed = part.find(b">", found.end())
        within = part[opened : closed if part[closed - 1 : closed] == b"/" else end if end > 0 else len(part)]
        if _TYPED.search(within):
            most[found[1]] = max(most[found[1]], int(found[2]))
    times = most[b"rows"] * most[b"columns"]
    if times > MOST_CELLS // 10:
        raise refuse(
            name,
            f"Satu lembar mengulang sel yang sama {dotted(times)} kali.",
            "Hapus baris dan kolom berisi di luar tabel, simpan, lalu unggah kembali.",
        )
