"""The door: whatever a child does, the caller gets a reading or a sentence, and the nursery lives on."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.readers import door
from selaras.engine.readers.apart.job import Job, Limits, dump_job, load_job
from selaras.engine.readers.apart.nursery import Nursery, environment
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.door import Cancelled, Handle, read_file, start
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.jsonl import dump
from selaras.engine.tables.rows import WorkItem
from tests.engine.readers import hostile_files as files
from tests.engine.readers.hostile_format import hostile

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "rkt-sangasanga-2025.md"
MODULES = ("tests.engine.readers.hostile_format",)
LIMITS = Limits(wall=20, processor=10)
SHORT = Limits(wall=20, processor=1)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    own = Nursery(MODULES)
    yield own
    own.close()


def begin(nursery: Nursery, *act: str, limits: Limits = LIMITS) -> Handle:
    return start("a.uji", hostile(*act), nursery=nursery, limits=limits)


def sentence(reading: Reading) -> str:
    """The one sentence of a refused file, whose Book is empty."""
    [problem] = reading.problems
    assert problem.unreadable
    assert problem.hint
    assert len(reading.book) == 0
    return problem.message


def children(pid: int) -> list[int]:
    """The processes whose parent this is."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            told = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(told[1]) == pid:
                found.append(int(entry.name))
    return found


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def eventually(fact: object, seconds: float = 10) -> bool:
    """Whether a call comes true within some seconds."""
    assert callable(fact)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if fact():
            return True
        time.sleep(0.02)
    return False


def test_a_file_is_read_in_a_child_as_it_would_be_here(nursery: Nursery) -> None:
    handle = begin(nursery, "nothing")
    reading = handle.result()
    assert reading.problems == ()
    assert [item.code for item in reading.book.all(WorkItem)] == ["7.01.1.03.0.00.17.0000", "7.01.02"]
    assert handle.done
    assert handle.progress == 1.0
    assert handle.ending is not None
    assert handle.ending.cause == "read"


def test_text_is_read_where_it_is_and_the_same_comes_out_of_a_child(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = SAMPLE.read_bytes()
    here = start(SAMPLE.name, content)
    assert here.done
    monkeypatch.setattr(door, "LONG_TEXT", 0)
    assert start(SAMPLE.name, content, nursery=nursery).result() == here.result() == read_bytes(SAMPLE.name, content)


def test_lists_of_the_database_change_nothing_about_reading() -> None:
    content = SAMPLE.read_bytes()
    edition = "kepmendagri-050-5889-2021"
    more = OfficialRow(edition, "kabupaten_kota", "sub_kegiatan", "7.01.01.2.09.0006", "Nama lain sama sekali")
    assert read_bytes(SAMPLE.name, content, load_law().with_nomenclature([more])) == read_bytes(SAMPLE.name, content)


SENTENCES = {
    "work": "setelah 1 detik belum selesai, lalu dihentikan.",
    "eat": "isinya memerlukan memori lebih dari 1 GB.",
    "die_of_memory": "isinya memerlukan memori lebih dari 1 GB.",
    "abort": "isinya rusak sehingga program pembacanya berhenti (SIGABRT).",
    "fault": "isinya rusak sehingga program pembacanya berhenti (SIGSEGV).",
    "leave": "isinya rusak sehingga program pembacanya berhenti (kode 0).",
    "fork": "pembacaannya mencoba menjalankan program lain, yang tidak diizinkan.",
    "run": "pembacaannya mencoba menjalankan program lain, yang tidak diizinkan.",
    "call": "pembacaannya mencoba membuka jaringan, yang tidak diizinkan.",
}


@pytest.mark.parametrize("act", SENTENCES)
def test_whatever_a_child_does_is_a_sentence_and_the_nursery_lives_on(nursery: Nursery, act: str) -> None:
    begin(nursery, "nothing").result()
    before = nursery.process
    limits = SHORT if act == "work" else LIMITS
    assert sentence(begin(nursery, act, limits=limits).result()) == f"Berkas ini tidak dapat dibaca: {SENTENCES[act]}"
    assert begin(nursery, "nothing").result().problems == ()
    assert nursery.process == before


def test_a_mistake_of_ours_is_told_by_its_line_and_without_words_of_the_file(nursery: Nursery) -> None:
    handle = begin(nursery, "fail")
    told = sentence(handle.result())
    assert told.startswith(
        "Berkas ini tidak dapat dibaca: ada kesalahan pada Selaras (ValueError, readers/hostile_format.py:"
    )
    assert "64.02" not in told
    assert handle.ending is not None
    assert handle.ending.cause == "mistake"


@pytest.mark.parametrize("act", ["forge", "forge_ending", "forge_progress", "babble"])
def test_a_child_that_was_taken_over_deceives_nobody(nursery: Nursery, act: str) -> None:
    begin(nursery, "nothing").result()
    before = nursery.process
    assert sentence(begin(nursery, act).result()).startswith("Berkas ini tidak dapat dibaca: ")
    assert begin(nursery, "nothing").result().problems == ()
    assert nursery.process == before


def test_whoever_runs_the_site_is_told_of_what_is_no_fault_of_the_file(
    nursery: Nursery, caplog: pytest.LogCaptureFixture
) -> None:
    for act in ("fail", "abort", "nothing"):
        begin(nursery, act).result()
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2
    assert told[0].startswith(
        "reading a file apart ended with mistake, signal 0: ValueError, readers/hostile_format.py:"
    )
    assert told[1] == "reading a file apart ended with crash, signal 6: "


def test_a_name_that_is_no_utf_8(nursery: Nursery) -> None:
    reading = start("\udcff.uji", hostile("nothing"), nursery=nursery).result()
    assert reading.name == "\udcff.uji"
    assert reading.problems == ()


def test_a_child_that_hangs_is_ended_by_the_wall_clock(nursery: Nursery) -> None:
    begun = time.monotonic()
    reading = begin(nursery, "hang", limits=Limits(wall=0.5)).result()
    assert sentence(reading) == "Berkas ini tidak dapat dibaca: setelah 0,5 detik belum selesai, lalu dihentikan."
    assert time.monotonic() - begun < 10


def test_what_a_reader_prints_disturbs_nobody(nursery: Nursery) -> None:
    assert begin(nursery, "shout").result().problems == ()


def test_writing_is_refused_outside_of_its_folder_and_the_folder_goes_afterwards(
    nursery: Nursery, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.txt"
    refused = "Berkas ini tidak dapat dibaca: pembacaannya mencoba menulis di luar foldernya, yang tidak diizinkan."
    assert sentence(begin(nursery, "write", str(outside)).result()) == refused
    assert sentence(begin(nursery, "write", "../inside-the-nursery.txt").result()) == refused
    assert not outside.exists()
    assert begin(nursery, "write", "own.txt").result().problems == ()
    assert nursery.folder is not None
    assert list(nursery.folder.iterdir()) == []


def test_where_the_kernel_refuses_nothing_python_does(tmp_path: Path) -> None:
    own = Nursery((*MODULES, "tests.engine.readers.old_kernel"))
    for act in ("fork", "run", "call"):
        assert sentence(begin(own, act).result()) == f"Berkas ini tidak dapat dibaca: {SENTENCES[act]}"
    assert "menulis di luar foldernya" in sentence(begin(own, "write", str(tmp_path / "a")).result())
    assert begin(own, "nothing").result().problems == ()
    own.close()


def test_where_ocr_is_asked_for_its_program_may_start_and_no_other(nursery: Nursery) -> None:
    handle = start("a.uji", hostile("run"), Choices(ocr=True), nursery=nursery, limits=LIMITS)
    assert sentence(handle.result()) == f"Berkas ini tidak dapat dibaca: {SENTENCES['run']}"


@linux
def test_machine_code_is_refused_by_the_kernel(nursery: Nursery, tmp_path: Path) -> None:
    for act in (
        ["call_past_python"], ["write_past_python", str(tmp_path / "a")], ["read_past_python", "/etc/passwd"],
        ["fork_past_python"],
    ):  # fmt: skip
        assert begin(nursery, *act).result().problems == (), act
    assert not (tmp_path / "a").exists()


@linux
def test_a_child_cannot_kill_its_nursery(nursery: Nursery) -> None:
    begin(nursery, "nothing").result()
    before = nursery.process
    assert begin(nursery, "kill_the_nursery").result().problems == ()
    assert nursery.process == before


def test_a_child_sees_nothing_of_our_environment(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELARAS_SECRET_KEY", "secret")
    assert set(environment("/x")) == {
        "PYTHONPATH",
        "PYTHONUTF8",
        "PYTHONDONTWRITEBYTECODE",
        "TMPDIR",
        "MALLOC_ARENA_MAX",
    }
    own = Nursery(MODULES)
    text = dump(begin(own, "environment").result().book)
    own.close()
    assert "PYTHONUTF8" in text
    assert "SELARAS_SECRET_KEY" not in text


def test_progress_is_told_and_what_telling_raises_cancels(nursery: Nursery) -> None:
    told: list[float] = []
    read_file("a.uji", hostile("count"), tell=told.append, nursery=nursery)
    assert told == sorted(told)

    def stop(share: float) -> None:
        if share >= 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_file("a.uji", hostile("hang"), tell=stop, nursery=nursery)
    assert nursery.process is not None
    assert eventually(lambda: children(nursery.process or 0) == [])


def test_a_reading_can_be_awaited_for_a_while_and_cancelled(nursery: Nursery) -> None:
    handle = begin(nursery, "hang")
    with pytest.raises(TimeoutError):
        handle.result(0.2)
    assert eventually(lambda: handle.progress == 0.5)
    assert not handle.done
    handle.cancel()
    with pytest.raises(Cancelled):
        handle.result(10)
    handle.cancel()
    assert begin(nursery, "nothing").result().problems == ()


def test_one_that_has_not_begun_is_cancelled_too() -> None:
    own = Nursery(MODULES, most=1)
    first, second = begin(own, "hang"), begin(own, "nothing")
    second.cancel()
    with pytest.raises(Cancelled):
        second.result(10)
    first.cancel()
    with pytest.raises(Cancelled):
        first.result(10)
    own.close()


def test_no_more_children_at_a_time_than_allowed_and_no_more_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selaras.engine.readers.apart.nursery.MOST_WAITING", 2)
    own = Nursery(MODULES, most=2)
    begin(own, "nothing").result()
    handles = [begin(own, "wait", "0.5") for _ in range(5)]
    assert own.process is not None
    assert eventually(lambda: len(children(own.process or 0)) == 2)
    assert sentence(handles[4].result()) == "Berkas ini tidak dapat dibaca: terlalu banyak berkas sedang dibaca."
    assert [handle.result().problems for handle in handles[:4]] == [()] * 4
    own.close()


def test_a_cage_that_cannot_be_entered_is_our_mistake_and_nothing_is_read() -> None:
    own = Nursery((*MODULES, "tests.engine.readers.no_cage"))
    handle = begin(own, "nothing")
    assert sentence(handle.result()).startswith("Berkas ini tidak dapat dibaca: ada kesalahan pada Selaras (OSError, ")
    assert handle.ending is not None
    assert handle.ending.cause == "mistake"
    own.close()


def test_where_no_nursery_can_be_started_the_file_ends_and_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk for a moment: two files must not stay for ever in the two places there are."""
    own = Nursery(MODULES)

    def full(prefix: str) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("selaras.engine.readers.apart.nursery.tempfile.mkdtemp", full)
        told = [sentence(begin(own, "nothing").result(5)) for _ in range(3)]
    assert told == ["Berkas ini tidak dapat dibaca: pembacaan terhenti sebelum selesai."] * 3
    assert begin(own, "nothing").result(30).problems == ()
    own.close()


def test_many_threads_read_at_once(nursery: Nursery) -> None:
    found: list[tuple[str, str]] = []

    def read(number: int) -> None:
        act = ("nothing", "abort", "fail", "count")[number % 4]
        reading = read_file(f"{number}.uji", hostile(act), nursery=nursery, limits=LIMITS)
        found.append((act, "sentence" if reading.refused else reading.name))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 24
    assert {act for act, told in found if told == "sentence"} == {"abort", "fail"}
    assert len({told for _, told in found if told != "sentence"}) == 12


def test_a_nursery_that_dies_is_started_again_and_its_file_read_anew() -> None:
    own = Nursery(MODULES)
    handle = begin(own, "wait", "3")  # long enough to be seen on a busy machine
    assert own.process is not None
    first, folder = own.process, own.folder
    assert folder is not None
    # A child has its folder; without one it is tesseract, which the nursery asks for its languages at its start.
    assert eventually(lambda: any(folder.glob("berkas-*")) and children(first) != [])
    [child] = children(first)
    os.kill(first, signal.SIGKILL)
    assert handle.result(30).problems == ()
    assert own.process != first
    assert eventually(lambda: not alive(child))
    own.close()


def test_a_file_that_loses_its_nursery_twice_is_given_up() -> None:
    own = Nursery(MODULES)
    handle = begin(own, "hang")
    seen: set[int] = set()
    for _ in range(2):
        assert eventually(lambda: own.process not in (None, *seen) and children(own.process or 0) != [])
        seen.add(own.process or 0)
        os.kill(own.process or 0, signal.SIGKILL)
    assert sentence(handle.result(30)) == "Berkas ini tidak dapat dibaca: pembacaan terhenti sebelum selesai."
    assert begin(own, "nothing").result().problems == ()
    own.close()


def test_nothing_is_left_behind(nursery: Nursery) -> None:
    begin(nursery, "nothing").result()
    assert nursery.process is not None
    ours, theirs = Path("/proc/self/fd"), Path(f"/proc/{nursery.process}/fd")
    before = len(list(ours.iterdir())), len(list(theirs.iterdir()))
    for act in ("nothing", "abort", "fail", "nothing"):
        begin(nursery, act).result()
    assert (len(list(ours.iterdir())), len(list(theirs.iterdir()))) == before
    assert children(nursery.process) == []


CALLER = """
import sys, time
from selaras.engine.readers.apart.nursery import Nursery
from selaras.engine.readers.door import start
from tests.engine.readers.hostile_format import hostile

nursery = Nursery(("tests.engine.readers.hostile_format",))
handle = start("a.uji", hostile("hang"), nursery=nursery)
while handle.progress < 0.5:
    time.sleep(0.01)
print(nursery.process, nursery.folder, flush=True)
time.sleep(60)
"""


@pytest.fixture
def caller() -> Generator[subprocess.Popen[str]]:
    with subprocess.Popen([sys.executable, "-c", CALLER], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_nursery_ends_with_its_caller_however_that_ends(caller: subprocess.Popen[str], how: signal.Signals) -> None:
    assert caller.stdout is not None
    told, folder = caller.stdout.readline().split()
    below = [int(told), *children(int(told))]
    assert len(below) == 2
    caller.send_signal(how)
    caller.wait(10)
    assert eventually(lambda: not any(alive(pid) for pid in below))
    assert eventually(lambda: not Path(folder).exists())


def test_a_process_that_forks_gets_a_nursery_of_its_own(nursery: Nursery) -> None:
    begin(nursery, "nothing").result()
    process = subprocess.run(
        [sys.executable, "-c", FORKING], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (process.returncode, process.stderr) == (0, "")
    first, second, again = process.stdout.split()
    assert first == again != second


FORKING = """
import os, sys
from selaras.engine.readers.apart.nursery import Nursery
from selaras.engine.readers.door import start
from tests.engine.readers.hostile_format import hostile

nursery = Nursery(("tests.engine.readers.hostile_format",))

def read():
    assert not start("a.uji", hostile("nothing"), nursery=nursery).result(30).problems
    print(nursery.process, flush=True)

read()
child = os.fork()
if child == 0:
    read()
    nursery.close()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
read()
"""


def test_where_nothing_can_be_forked_a_process_reads_one_file() -> None:
    program = "import sys; from selaras.engine.readers.apart.process import serve_one; serve_one(1)"
    from selaras.engine.readers.apart.frames import JOB, READING, Frames, frame

    job = frame(JOB, 7, dump_job(Job("a.md", SAMPLE.read_bytes())))
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, input=job, capture_output=True, check=True)
    [*_, (kind, number, payload)] = Frames().feed(done.stdout)
    assert (kind, number) == (READING, 7)
    assert b"KECAMATAN" in payload


def test_a_job_travels_with_its_choices() -> None:
    choices = Choices(("PK",), "rkt", 2025, "7.01", {"t": "work_tree"}, {"t": {1: "code", 2: ""}}, {"A!B1": "x"})
    job = Job("é \udcff.xlsx", b"\0\1", choices, Limits(wall=1.5))
    assert load_job(dump_job(job)) == job


REAL = {"a.xlsx": files.xlsx(), "a.docx": files.docx()}


@pytest.mark.parametrize("name", REAL)
def test_a_binary_file_is_read_in_a_child(nursery: Nursery, name: str) -> None:
    handle = start(name, REAL[name], nursery=nursery)
    reading = handle.result()
    assert [item.code for item in reading.book.all(WorkItem)] == ["7.01.1.03.0.00.17.0000", "7.01.02"]
    assert reading == read_bytes(name, REAL[name])
    assert not reading.refused


def test_what_is_left_out_is_said_once_beside_what_was_read(nursery: Nursery) -> None:
    workbook = files.xlsx(None, {"xl/vbaProject.bin": b"\xd0\xcf"})
    template = files.relations(files.relation("attachedTemplate", "http://198.51.100.7/x.dotm"))
    document = files.docx(more={"word/vbaProject.bin": b"\xd0", "word/_rels/settings.xml.rels": template})
    for name, content, told in (("a.xlsm", workbook, ["makro"]), ("a.docm", document, ["makro", "templat dari luar"])):
        reading = read_file(name, content, nursery=nursery)
        assert len(reading.book.all(WorkItem)) == 2
        assert [next(word for word in told if word in problem.message) for problem in reading.problems] == told


def test_formatting_at_the_end_of_the_world_is_cut_off(nursery: Nursery) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    reading = read_file("a.xlsx", files.xlsx(files.sheet(files.cells() + far)), nursery=nursery)
    assert len(reading.book.all(WorkItem)) == 2
    assert reading.problems == ()


@pytest.mark.parametrize("seed", range(4))
def test_nothing_and_noise(nursery: Nursery, seed: int) -> None:
    noise = random.Random(seed).randbytes(5000)
    for name in ("a.xlsx", "a.docx", "a.pdf", "a.xls", "a.ods", "a.csv", "a"):
        assert sentence(read_file(name, b"", nursery=nursery)) == "Berkas ini kosong."
        for head in (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml", b"<html>"):
            handle = start(name, head + noise, nursery=nursery)
            assert sentence(handle.result())
            assert handle.ending is not None
            assert handle.ending.cause == "read"


def test_a_lie_is_told_with_the_refusal(nursery: Nursery) -> None:
    archive = files.packed({"rencana.xlsx": "x"})
    assert sentence(read_file("a.xlsx", archive, nursery=nursery)) == "Isinya arsip ZIP (1 berkas), bukan satu dokumen."
    told = sentence(read_file("a.pdf", archive, nursery=nursery))
    assert told == "Isinya arsip ZIP (1 berkas), bukan satu dokumen. Namanya berakhir .pdf, tetapi isinya arsip ZIP."
    told = sentence(read_file("a.docx", files.docx("<w:p/>"), nursery=nursery))
    assert told == "Dokumen Word ini kosong."
    told = sentence(read_file("a.xlsx", files.docx("<w:p/>"), nursery=nursery))
    assert told == "Dokumen Word ini kosong. Namanya berakhir .xlsx, tetapi isinya berkas Word."
    told = sentence(read_file("a.docx", b"\0\1\2", nursery=nursery))
    assert told == "Berkas ini bukan teks: isinya biner. Namanya berakhir .docx, tetapi isinya bukan berkas Word."


def test_large_files_in_and_large_readings_out_do_not_wait_for_one_another() -> None:
    own = Nursery(MODULES, most=2)
    large = hostile("large") + b"\n" + bytes(8 * 1024**2)
    handles = [start(f"{number}.uji", large, nursery=own, limits=LIMITS) for number in range(4)]
    assert [len(dump(handle.result(60).book)) > 2_000_000 for handle in handles] == [True] * 4
    own.close()
