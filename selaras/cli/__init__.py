"""The command line: one verb a command, its options, and the exit codes scripts rely on (docs/cli.md)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from selaras.cli.exits import DONE, WRONG_USE, Stop, unopened, warn

Command = Callable[[argparse.Namespace], int]
TABLES = (
    "work_items", "work_item_indicators", "objectives", "indicators", "targets", "agreement_lines", "strategies",
    "organisations", "problems", "figures", "agreement_budgets", "actuals", "spending", "ceilings", "formulas", "sums",
)  # fmt: skip

_YEAR_OF_FILE = "tahun rencana, bila berkasnya tidak menyebutnya"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 when it is done, 1 where ``check`` found errors, 2 for wrong use or a bad file."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["manage"]:
        from selaras.cli.registers import manage

        return manage(given[1:])
    options = _parser().parse_args(given)
    try:
        command: Command = options.command
        return command(options)
    except Stop as stop:
        warn(str(stop))
        return WRONG_USE
    except BrokenPipeError:
        return DONE
    except OSError as error:
        warn(unopened(error))
        return WRONG_USE


class _Parser(argparse.ArgumentParser):
    """Says in Indonesian that a command was not understood, and how to ask for help."""

    def error(self, message: str) -> NoReturn:
        """Leaves with exit code 2."""
        self.exit(WRONG_USE, f"selaras: perintah tidak dipahami ({message}). Lihat: {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    from selaras import __version__

    parser = _Parser(prog="selaras", description="Rencana, perjanjian, dan laporan kinerja dari satu sumber data.")
    parser.add_argument("--version", action="version", version=f"selaras {__version__}")
    verbs = parser.add_subparsers(metavar="PERINTAH", required=True, parser_class=_Parser)
    _add_file_verbs(verbs)
    _add_register_verbs(verbs)
    _add_upkeep_verbs(verbs)
    return parser


def _verb(
    verbs: "argparse._SubParsersAction[_Parser]", name: str, help_: str, command: Command
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=help_, description=help_)
    verb.set_defaults(command=command)
    return verb


def _later(name: str) -> Command:
    """A command of the registers; Django is loaded only when it runs."""

    def run(options: argparse.Namespace) -> int:
        from selaras.cli import registers

        command: Command = getattr(registers, name)
        return registers.with_django(command, options)

    return run


def _add_file_verbs(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    from selaras.cli.explaining import explain
    from selaras.cli.files import check, read
    from selaras.cli.survey import survey

    verb = _verb(verbs, "read", "Membaca berkas rencana; tidak menyimpan apa pun.", read)
    verb.add_argument("file", type=Path, metavar="BERKAS")
    verb.add_argument("--year", type=int, metavar="TTTT", help=_YEAR_OF_FILE)
    verb.add_argument("--table", choices=TABLES, metavar="TABEL", help=", ".join(TABLES))
    verb.add_argument("--format", choices=("text", "csv", "json"), default="text")
    verb = _verb(verbs, "check", "Memeriksa berkas atau rencana yang tersimpan.", check)
    verb.add_argument("file", type=Path, nargs="?", metavar="BERKAS")
    _agency(verb, required=False)
    verb.add_argument("--format", choices=("text", "json", "csv"), default="text")
    verb.add_argument("--checks", default="", metavar="ID,..", help="hanya pemeriksaan ini")
    verb.add_argument(
        "--annotate", type=Path, metavar="OUT", help="tulis berkas itu juga dengan temuan sebagai catatan"
    )
    verb.add_argument(
        "--on", type=_day, metavar="TTTT-BB-HH", help="tanggal hukum; biasanya tanggal rencana itu sendiri"
    )
    verb.add_argument(
        "--across", action="store_true", help="rencana yang tersimpan: juga yang berbeda antara dokumen setahun"
    )
    verb = _verb(verbs, "survey", "Menghitung SKM dari jawaban responden; tidak menyimpan apa pun.", survey)
    verb.add_argument("file", type=Path, metavar="BERKAS")
    verb.add_argument("--format", choices=("text", "json"), default="text")
    verb.add_argument("--population", type=int, metavar="N", help="jumlah pengguna layanan, untuk ukuran sampel")
    verb.add_argument("--reversed", action="store_true", help="pada berkas ini 1 adalah jawaban terbaik")
    verb.add_argument(
        "--swapped", action="store_true", help="pada berkas ini unsur ke-8 sarana dan ke-9 penanganan pengaduan"
    )
    verb = _verb(
        verbs, "explain", "Menjelaskan satu pemeriksaan, atau satu angka: rumus, bahan, dan dasarnya.", explain
    )
    verb.add_argument(
        "reference", metavar="ID", help="BUD-001; BARIS@2025:achievement; BARIS:ceiling; daftar untuk semua rujukan"
    )
    verb.add_argument("--file", type=Path, metavar="BERKAS", help="angka di dalam berkas ini, bukan yang tersimpan")
    _agency(verb, required=False)


def _add_register_verbs(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = _verb(verbs, "demo", "Menyiapkan kecamatan contoh dan menerbitkan dokumennya.", _later("demo"))
    verb.add_argument("--out", type=Path, default=Path("out"), metavar="FOLDER")
    verb = _verb(verbs, "import", "Menyimpan rencana dari berkas; semua atau tidak sama sekali.", _later("import_file"))
    verb.add_argument("file", type=Path, metavar="BERKAS")
    _agency(verb)
    verb.add_argument("--dry-run", action="store_true", help="tunjukkan perbedaannya saja")
    verb = _verb(verbs, "issue", "Menerbitkan dokumen.", _later("issue"))
    verb.add_argument("type", metavar="JENIS")
    _agency(verb)
    verb.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), default=0, help="sampai triwulan ini (Evaluasi)")
    verb.add_argument("--format", default="pdf,docx,xlsx", metavar="pdf,docx,xlsx")
    verb.add_argument("--out", type=Path, default=Path("out"), metavar="FOLDER")
    verb = _verb(verbs, "export", "Mengeluarkan satu tabel.", _later("export"))
    verb.add_argument("table", choices=[table for table in TABLES if table != "problems"], metavar="TABEL")
    _agency(verb, required=False)
    verb.add_argument("--format", choices=("csv", "json"), default="csv")


def _add_upkeep_verbs(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    nomenclature = _verb(
        verbs, "nomenclature", "Daftar resmi program, kegiatan, dan sub kegiatan.", _later("load_nomenclature")
    )
    actions = nomenclature.add_subparsers(metavar="TINDAKAN", required=True, parser_class=_Parser)
    verb = _verb(actions, "load", "Memuat daftar resmi dari CSV.", _later("load_nomenclature"))
    verb.add_argument("file", type=Path, metavar="BERKAS")
    verb.add_argument("--edition", default="", metavar="ID")
    verb = _verb(verbs, "backup", "Membuat cadangan dan memeriksanya kembali.", _later("backup"))
    verb.add_argument("file", type=Path, metavar="BERKAS")
    verb = _verb(verbs, "restore", "Memulihkan dari cadangan setelah memeriksanya.", _later("restore"))
    verb.add_argument("file", type=Path, metavar="BERKAS")
    verb.add_argument("--replace", action="store_true", help="ganti isi basis data yang ada")
    verb = _verb(verbs, "serve", "Menjalankan situs.", _later("serve"))
    verb.add_argument("--host", default="127.0.0.1")
    verb.add_argument("--port", type=int, default=8000)


def _agency(verb: argparse.ArgumentParser, *, required: bool = True) -> None:
    verb.add_argument(
        "--agency", required=required, metavar="KODE", help="kode perangkat daerah, mis. 7.01.1.03.0.00.17.0000"
    )
    verb.add_argument("--year", required=required, type=int, metavar="TTTT")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” bukan tanggal TTTT-BB-HH") from None
