"""What a person chooses and corrects in the preview of a file; each choice reads the file again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from selaras.engine.readers.choices import Choices, of_plain
from selaras.engine.readers.layout import layouts
from selaras.engine.readers.reader import Reading, ReadTable
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.limits import count
from selaras.registers.archive.refused import Refused
from selaras.registers.inbox.actions import choose, correct, forget, take_back
from selaras.registers.inbox.models import Upload
from selaras.registers.inbox.reading import reading_of
from selaras.registers.organisations.models import Unit
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.limits import CHOOSE
from selaras.site.base.readings import LEFT_OUT, laid
from selaras.site.base.shown import AUTO
from selaras.site.plans.upload_views import back_to, held, number_of, reading_form, while_it_waits

_LATER = "Berkas ini sedang dibaca. Tunggu sampai selesai, lalu coba lagi."


def _read(request: MemberRequest, agency: str, upload: str) -> tuple[Unit, Upload, Reading]:
    unit, kept = held(request, agency, upload)
    count(CHOOSE, request.user.pk)
    if kept.state not in (Upload.State.READ, Upload.State.REFUSED):
        raise Refused(_LATER)
    return unit, kept, reading_of(kept)


@require_POST
@members
@while_it_waits
def choose_file(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Reads the file with other sheets, as another kind or for another year."""
    unit, kept, reading = _read(request, agency, upload)
    form = reading_form(kept, reading, unit, request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return back_to(unit, kept, request, "cara-membaca")
    told = form.cleaned_data
    sheets = tuple(name for name in reading.sheets if name in told.get("sheets", ()))
    if len(reading.sheets) > 1 and not sheets:
        messages.error(request, "Pilih paling sedikit satu lembar.")
        return back_to(unit, kept, request, "cara-membaca")
    wanted = replace(
        of_plain(kept.choices), sheets=() if len(sheets) == len(reading.sheets) else sheets,
        kind=told["kind"], year=told["year"], ocr=told["ocr"], unit=told.get("unit", ""),
    )  # fmt: skip
    _choose(kept, wanted)
    return back_to(unit, kept, request, "cara-membaca")


@require_POST
@members
@while_it_waits
def choose_table(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Reads a table by another layout, its columns with another meaning, or leaves it out."""
    unit, kept, reading = _read(request, agency, upload)
    table = _table(request, reading)
    wanted = _with_layout(of_plain(kept.choices), table, request.POST.get("layout", AUTO))
    if wanted.layouts == of_plain(kept.choices).layouts:  # columns belong to the layout they were shown with
        wanted = _with_columns(wanted, table, request)
    _choose(kept, wanted)
    return back_to(unit, kept, request)


def _choose(kept: Upload, wanted: Choices) -> None:
    if wanted != of_plain(kept.choices):
        choose(kept, wanted)


def _table(request: MemberRequest, reading: Reading) -> ReadTable:
    number = number_of(request.POST.get("tabel"), 0)
    if not 1 <= number <= len(reading.tables):
        raise Http404
    return reading.tables[number - 1]


def _with_layout(choices: Choices, table: ReadTable, wanted: str) -> Choices:
    known = {each.name for each in layouts()}
    chosen = {sign: name for sign, name in choices.layouts.items() if sign != table.signature}
    if wanted == LEFT_OUT:
        chosen[table.signature] = ""
    elif wanted in known:
        chosen[table.signature] = wanted
    elif wanted != AUTO:
        raise Http404
    if chosen == dict(choices.layouts):
        return choices
    columns = {sign: fields for sign, fields in choices.columns.items() if sign != table.signature}
    return replace(choices, layouts=chosen, columns=columns)


def _with_columns(choices: Choices, table: ReadTable, request: MemberRequest) -> Choices:
    """Where the meaning of a column is chosen, the layout is held on to: without that column it might not be told."""
    layout = next((each for each in layouts() if each.name == table.layout), None)
    if layout is None:
        return choices
    fields: dict[int, str] = {}
    for number in range(1, len(table.headings) + 1):
        wanted = request.POST.get(f"kolom-{number}", AUTO)
        if wanted == LEFT_OUT:
            fields[number] = ""
        elif wanted in layout.columns:
            fields[number] = wanted
        elif wanted != AUTO:
            raise Http404
    doubled = [name for name in fields.values() if name and list(fields.values()).count(name) > 1]
    if doubled:
        raise Refused(f"“{layout.columns[doubled[0]].label}” dipilih untuk dua kolom. Pilih satu saja.")
    columns = {sign: told for sign, told in choices.columns.items() if sign != table.signature}
    chosen = dict(choices.layouts)
    if fields:
        columns[table.signature] = fields
        chosen.setdefault(table.signature, layout.name)
    return replace(choices, columns=columns, layouts=chosen)


@require_POST
@members
@while_it_waits
def correct_cells(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Gives cells of one line another text, or takes a correction back."""
    unit, kept, reading = _read(request, agency, upload)
    if (place := request.POST.get("kembalikan")) is not None:
        take_back(kept, place)
        return back_to(unit, kept, request, "perbaikan")
    table = _table(request, reading)
    order = number_of(request.POST.get("baris"), 0) - 1
    if not 0 <= order < len(table.lines):
        raise Http404
    texts = {
        number: _writable(text)
        for number in range(1, len(table.lines[order]) + 1)
        if (text := request.POST.get(f"sel-{number}")) is not None
    }
    correct(kept, _corrections(reading, table, order, texts))
    return back_to(unit, kept, request, f"baris-{order + 1}")


def _writable(text: str) -> str:
    """The typed text with single blanks. Raises ``Refused`` for signs that no database keeps."""
    plain = " ".join(text.split())
    if any(sign < " " or "\ud800" <= sign <= "\udfff" for sign in plain):
        raise Refused("Isian ini memuat tanda yang tidak dapat disimpan. Ketik sekali lagi tanpa menyalinnya.")
    return plain


def _corrections(
    reading: Reading, table: ReadTable, order: int, texts: dict[int, str]
) -> dict[str, tuple[str, str, str]]:
    """Printed place → text before, text after, place in words, for the cells that are to say something else.

    Where several lines came from one cell (indicators one below another), the cell is put together again.
    """
    line = table.lines[order]
    found = {}
    for number, text in texts.items():
        cell = line[number - 1]
        if text == cell.text:
            continue
        lines = laid(reading).beside(table, order)
        stacked = [table.lines[n][number - 1].text for n in lines if table.lines[n][number - 1].text or n == order]
        after = [
            text if n == order else table.lines[n][number - 1].text
            for n in lines
            if table.lines[n][number - 1].text or n == order
        ]
        found[str(cell.place)] = ("\n".join(stacked), "\n".join(after), cell.place.sentence())
    return found


@require_POST
@members
@while_it_waits
def forget_choices(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Forgets what was chosen about such tables earlier, and reads the file without it."""
    unit, kept, _ = _read(request, agency, upload)
    forget(kept)
    messages.info(request, "Pilihan sebelumnya dilupakan; berkas dibaca menurut judul kolomnya.")
    return back_to(unit, kept, request)
